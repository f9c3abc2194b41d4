import { faces } from './letters.ts';
import { type Certificates, inks } from './sheet.ts';
import { beginTaggedPdf, type TaggedPdf } from './tagged-pdf.ts';

type Certificate = Certificates['certificates'][number];
interface Line {
  tag: string;
  text: string;
  face: keyof typeof faces;
  /** Points. */
  size: number;
  ink: string;
}

/** Points; 72 to the inch. */
const margin = 90;
const frame = 45;
const between = 16;
/** Sizes of the words in points, tried one after another until they fit on their side. */
const sizes = [16, 13, 11, 9];

/** Certificates as tagged PDF, a side for each, everybody's alike. The same certificates are the same bytes. */
export async function certificatesPdf(given: Certificates): Promise<Uint8Array> {
  const pdf = beginTaggedPdf(given, { top: margin, left: margin, right: margin, bottom: margin });
  for (const [index, certificate] of given.certificates.entries()) {
    if (index > 0) pdf.doc.addPage();
    draw(pdf, certificate);
  }
  pdf.root.end();
  return pdf.bytes();
}

function draw({ doc, root }: TaggedPdf, certificate: Certificate): void {
  const { width, height } = doc.page;
  doc.markContent('Artifact', { type: 'Layout' });
  for (const inwards of [frame, frame + 4]) {
    doc
      .rect(inwards, inwards, width - 2 * inwards, height - 2 * inwards)
      .lineWidth(1)
      .stroke(inks.strength);
  }
  doc.endMarkedContent();
  const lines = linesThatFit(doc, certificate);
  const section = doc.struct('Sect');
  root.add(section);
  doc.y = margin + Math.max(0, (height - 2 * margin - heightOf(doc, lines)) / 2);
  for (const line of lines) {
    const element = doc.struct(line.tag, {}, () => {
      setIn(doc, line)
        .fillColor(line.ink)
        .text(line.text, margin, doc.y, { width: width - 2 * margin, align: 'center' });
    });
    section.add(element);
    element.end();
    doc.y += between;
  }
  section.end();
}

/** Words of very many short lines run on, so that all of them stay on one side. */
function linesThatFit(doc: PDFKit.PDFDocument, certificate: Certificate): Line[] {
  const room = doc.page.height - 2 * margin;
  for (const size of sizes) {
    const lines = linesOf(certificate, certificate.words, size);
    if (heightOf(doc, lines) <= room) return lines;
  }
  return linesOf(certificate, certificate.words.replace(/\s+/g, ' '), sizes.at(-1) ?? 9);
}

function linesOf({ organisation, name, below }: Certificate, words: string, size: number): Line[] {
  const said = { tag: 'P', face: 'regular', ink: '#1d2226' } as const;
  const lines: Line[] = [
    { ...said, text: organisation, size: 11 },
    { ...said, tag: 'H1', text: 'Great practice', face: 'bold', size: 20, ink: inks.strength },
    { ...said, tag: 'H2', text: name, face: 'bold', size: 28 },
    { ...said, text: words, size },
    ...below.map((text) => ({ ...said, text, size: 11 })),
  ];
  return lines.map((line) => ({ ...line, text: faces[line.face].drawable(line.text) }));
}

function heightOf(doc: PDFKit.PDFDocument, lines: readonly Line[]): number {
  const width = doc.page.width - 2 * margin;
  const heights = lines.map((line) => setIn(doc, line).heightOfString(line.text, { width }));
  return heights.reduce((sum, height) => sum + height + between, -between);
}

function setIn(doc: PDFKit.PDFDocument, { face, size }: Line): PDFKit.PDFDocument {
  return doc.font(face).fontSize(size);
}
