import { faces } from './letters.ts';
import { type Block, inks, type Sheet, type SheetItem } from './sheet.ts';
import { beginTaggedPdf, type TaggedPdf } from './tagged-pdf.ts';

/** Points; 72 to the inch. */
const margin = 50;
const footRoom = 24;
const between = 18;
const ink = '#1d2226';
const quiet = '#4d565c';

/** Sizes in points, tried one after another until the record fits on two sides. */
const sizes = [10, 9, 8.5];

/**
 * The sheet as tagged PDF (PDF/UA-1 as far as the library goes): headings, lists and reading order for a screen
 * reader, its language, its title in the window. The same sheet is the same bytes.
 */
export async function pdfOf(sheet: Sheet): Promise<Uint8Array> {
  for (const size of sizes) {
    const drawn = new Drawing(sheet, size);
    drawn.draw();
    if (sheet.long || drawn.sides <= 2 || size === sizes.at(-1)) return drawn.bytes();
  }
  throw new Error('There is no size to draw in.');
}

type Element = PDFKit.PDFStructureElement;
type Voice = Extract<Block, { kind: 'voices' }>['voices'][number];

class Drawing {
  readonly #sheet: Sheet;
  readonly #size: number;
  readonly #doc: PDFKit.PDFDocument;
  readonly #root: Element;
  readonly #pdf: TaggedPdf;

  constructor(sheet: Sheet, size: number) {
    this.#sheet = sheet;
    this.#size = size;
    this.#pdf = beginTaggedPdf(sheet, {
      top: margin,
      left: margin,
      right: margin,
      bottom: margin + footRoom,
    });
    this.#doc = this.#pdf.doc;
    this.#root = this.#pdf.root;
  }

  get sides(): number {
    return this.#doc.bufferedPageRange().count;
  }

  get #noteSize(): number {
    return this.#size * 0.88;
  }

  get #width(): number {
    return this.#doc.page.width - 2 * margin;
  }

  draw(): void {
    const { title, lead, blocks } = this.#sheet;
    this.#say(this.#root, 'H1', title, { face: 'bold', size: this.#size * 1.6, after: 0.4 });
    for (const [index, line] of lead.entries()) {
      this.#say(this.#root, 'P', line, index === 0 ? { size: this.#size * 1.1 } : { ink: quiet });
    }
    for (const [index, block] of blocks.entries()) this.#block(block, blocks[index + 1]);
    this.#root.end();
    this.#feet();
  }

  bytes(): Promise<Uint8Array> {
    return this.#pdf.bytes();
  }

  #block(block: Block, next: Block | undefined): void {
    switch (block.kind) {
      case 'heading':
        this.#heading(block, next);
        return;
      case 'subheading':
        this.#subheading(block.text, next);
        return;
      case 'paragraph':
        this.#needs(this.#kept(this.#heightOf(block.text)));
        this.#say(this.#root, 'P', block.text, {});
        return;
      case 'list':
        this.#list(block.items);
        return;
      case 'voices':
        this.#voices(block.voices);
    }
  }

  /** With a line in its section's colour above, and never alone at the foot of a side. */
  #heading({ text, section }: Extract<Block, { kind: 'heading' }>, next: Block | undefined): void {
    const below = next?.kind === 'voices' ? this.#besides(next.voices)?.height : undefined;
    this.#needs(this.#size * 3 + (below ?? this.#size * 3));
    const colour = section === null ? quiet : inks[section];
    const y = this.#doc.y + this.#size * (this.#sheet.long ? 1.2 : 0.5);
    this.#artifact(() => {
      this.#doc
        .moveTo(margin, y)
        .lineTo(margin + 28, y)
        .lineWidth(2)
        .stroke(colour);
    });
    this.#doc.y = y + this.#size * 0.45;
    this.#say(this.#root, 'H2', text, {
      face: 'bold',
      size: this.#size * 1.15,
      ink: colour,
      after: 0.15,
    });
  }

  /** With room above that parts it from what came before, and with the beginning of what it stands over. */
  #subheading(text: string, next: Block | undefined): void {
    const below =
      next?.kind === 'list'
        ? this.#heightOfItem(next.items[0])
        : this.#heightOf(next?.kind === 'paragraph' ? next.text : text);
    this.#needs(this.#size * 2.5 + this.#kept(below));
    if (this.#doc.y > margin) this.#doc.y += this.#size * 0.4;
    this.#say(this.#root, 'H3', text, { face: 'bold', after: 0.15 });
  }

  #list(items: readonly SheetItem[]): void {
    const list = this.#doc.struct('L');
    this.#root.add(list);
    for (const each of items) {
      const { text, notes } = each;
      const item = this.#doc.struct('LI');
      const body = this.#doc.struct('LBody');
      list.add(item);
      item.add(body);
      this.#needs(this.#kept(this.#heightOfItem(each)));
      this.#say(body, 'P', text, { after: notes.length > 0 ? 0 : 0.35 });
      for (const [index, note] of notes.entries()) {
        const after = index === notes.length - 1 ? 0.35 : 0;
        this.#say(body, 'P', note, { size: this.#noteSize, ink: quiet, after });
      }
      body.end();
      item.end();
    }
    list.end();
  }

  /** How wide and high they are beside each other, in points; null where one side of paper is too short for them. */
  #besides(voices: readonly Voice[]): { width: number; height: number } | null {
    const width = (this.#width - between * (voices.length - 1)) / Math.max(voices.length, 1);
    const tallest = Math.max(0, ...voices.map(({ words }) => this.#heightOf(words, width)));
    const height = tallest + this.#size * 2.5;
    const side = this.#doc.page.height - 2 * margin - footRoom;
    return height + this.#size * 3 < side ? { width, height } : null;
  }

  /** Beside each other where that is possible, otherwise one below the other. */
  #voices(voices: readonly Voice[]): void {
    const beside = this.#besides(voices);
    if (beside) this.#needs(beside.height);
    const top = this.#doc.y;
    let lowest = top;
    for (const [index, { name, words }] of voices.entries()) {
      const section = this.#doc.struct('Sect');
      this.#root.add(section);
      const place = beside
        ? { left: margin + index * (beside.width + between), width: beside.width }
        : {};
      if (beside) this.#doc.y = top;
      this.#say(section, 'H3', name, { face: 'bold', after: 0.1, ...place });
      this.#say(section, 'P', words, { after: 0.4, ...place });
      section.end();
      lowest = Math.max(lowest, this.#doc.y);
    }
    if (beside) this.#doc.y = lowest;
  }

  #say(
    parent: Element,
    tag: string,
    text: string,
    how: {
      face?: keyof typeof faces;
      size?: number;
      ink?: string;
      left?: number;
      width?: number;
      /** Space below, in lines. */
      after?: number;
    },
  ): void {
    const { face = 'regular', size = this.#size, after = 0.35, left = margin } = how;
    const { width = this.#width } = how;
    const element = this.#doc.struct(tag, {}, () => {
      this.#doc
        .font(face)
        .fontSize(size)
        .fillColor(how.ink ?? ink)
        .text(faces[face].drawable(text), left, this.#doc.y, { width, lineGap: size * 0.12 });
    });
    parent.add(element);
    element.end();
    this.#doc.y += size * after;
  }

  #heightOf(text: string, width = this.#width, size = this.#size): number {
    return this.#doc
      .font('regular')
      .fontSize(size)
      .heightOfString(faces.regular.drawable(text), { width, lineGap: size * 0.12 });
  }

  #heightOfItem(item: SheetItem | undefined): number {
    if (!item) return 0;
    const heights = item.notes.map((note) => this.#heightOf(note, this.#width, this.#noteSize));
    return heights.reduce((sum, height) => sum + height, this.#heightOf(item.text));
  }

  /** What stays together on one side; what is long may begin wherever three lines of it have room. */
  #kept(height: number): number {
    return height < this.#doc.page.height / 5 ? height : this.#size * 3;
  }

  #needs(height: number): void {
    const { page, y } = this.#doc;
    if (y + height > page.height - page.margins.bottom) this.#doc.addPage();
  }

  /** Drawn for the eye alone. */
  #artifact(draw: () => void): void {
    this.#doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.#doc.endMarkedContent();
  }

  #feet(): void {
    const { count } = this.#doc.bufferedPageRange();
    for (let side = 0; side < count; side += 1) {
      this.#doc.switchToPage(side);
      const { page } = this.#doc;
      // Room of its own below the text, or a line there would begin another side.
      page.margins.bottom = 0;
      this.#doc.markContent('Artifact', { type: 'Pagination' });
      this.#doc
        .font('regular')
        .fontSize(8)
        .fillColor(quiet)
        .text(
          faces.regular.drawable(`${this.#sheet.foot} · side ${side + 1} of ${count}`),
          margin,
          page.height - margin - 4,
          { width: this.#width, lineBreak: false },
        );
      this.#doc.endMarkedContent();
      page.margins.bottom = margin + footRoom;
    }
  }
}
