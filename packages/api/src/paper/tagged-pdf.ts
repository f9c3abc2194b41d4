import PDFDocument from 'pdfkit';
import { faces } from './letters.ts';

/** A PDF that is being drawn, and the root that every part of it hangs on. */
export interface TaggedPdf {
  doc: PDFKit.PDFDocument;
  root: PDFKit.PDFStructureElement;
  /** Ends it. */
  bytes(): Promise<Uint8Array>;
}

/**
 * Says that the file keeps PDF/UA-1. The library's own way to say so also lists the signs of each font, and leaves out
 * the parts of those that are made of two, such as “é”: then a validator refuses the file.
 */
const accessible = `
  <rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
    <pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>`;

/**
 * Begins a tagged PDF on A4: its language, its title in the window, the faces `regular` and `bold`.
 * @param margins in points
 */
export function beginTaggedPdf(
  { title, at }: { title: string; at: string },
  margins: { top: number; left: number; right: number; bottom: number },
): TaggedPdf {
  const made = new Date(at);
  const doc = new PDFDocument({
    size: 'A4',
    margins,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    bufferPages: true,
    font: '',
    info: {
      Title: faces.regular.drawable(title),
      Author: 'Alongside',
      Creator: 'Alongside',
      Producer: 'Alongside',
      CreationDate: made,
      ModDate: made,
    },
  });
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve());
    doc.on('error', reject);
  });
  doc.registerFont('regular', faces.regular.bytes);
  doc.registerFont('bold', faces.bold.bytes);
  doc.appendXML(accessible);
  const root = doc.struct('Document');
  doc.addStructure(root);
  return {
    doc,
    root,
    async bytes() {
      doc.end();
      await ended;
      return new Uint8Array(Buffer.concat(chunks));
    },
  };
}
