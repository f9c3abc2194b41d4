import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { type Block, inks, type Sheet, type SheetItem } from './sheet.ts';

/** Half points, as Word counts. */
const size = 21;
const quiet = '4d565c';
const noBorder = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noBorders = {
  top: noBorder,
  bottom: noBorder,
  left: noBorder,
  right: noBorder,
  insideHorizontal: noBorder,
  insideVertical: noBorder,
};

/** The sheet for Word and its kin: real headings and lists, its language and title. The same sheet is the same bytes. */
export async function docxOf(sheet: Sheet): Promise<Uint8Array> {
  const document = new Document({
    creator: 'Alongside',
    lastModifiedBy: 'Alongside',
    title: sheet.title,
    styles: {
      default: {
        document: { run: { font: 'Arial', size, language: { value: 'en-GB' } } },
        title: { run: { size: 34, bold: true }, paragraph: { spacing: { after: 120 } } },
        heading1: { run: { size: 34, bold: true }, paragraph: { spacing: { after: 120 } } },
        heading2: {
          run: { size: 25, bold: true },
          paragraph: { spacing: { before: 220, after: 60 } },
        },
        heading3: { run: { size, bold: true }, paragraph: { spacing: { after: 40 } } },
      },
    },
    numbering: {
      config: [
        {
          reference: 'findings',
          levels: [
            {
              level: 0,
              format: 'bullet',
              text: '•',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 284, hanging: 284 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            // A4, in twentieths of a point.
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1000, bottom: 1000, left: 1000, right: 1000 },
          },
        },
        footers: { default: footOf(sheet) },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, text: sheet.title }),
          ...sheet.lead.map(
            (line, index) =>
              new Paragraph({
                spacing: { after: 80 },
                children: lines(line, index === 0 ? {} : { color: quiet }),
              }),
          ),
          ...sheet.blocks.flatMap(blockOf),
        ],
      },
    ],
  });
  return alwaysTheSame(await Packer.toBuffer(document), sheet.at);
}

function blockOf(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading': {
      const colour = block.section === null ? {} : { color: inks[block.section].slice(1) };
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_2,
          keepNext: true,
          children: [new TextRun({ text: block.text, ...colour })],
        }),
      ];
    }
    case 'subheading':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_3,
          keepNext: true,
          spacing: { before: 120 },
          text: block.text,
        }),
      ];
    case 'paragraph':
      return [new Paragraph({ spacing: { after: 80 }, children: lines(block.text) })];
    case 'list':
      return block.items.flatMap(itemOf);
    case 'voices':
      return [voicesOf(block.voices)];
  }
}

function itemOf({ text, notes }: SheetItem): Paragraph[] {
  return [
    new Paragraph({
      numbering: { reference: 'findings', level: 0 },
      keepNext: notes.length > 0,
      keepLines: true,
      spacing: { after: notes.length > 0 ? 0 : 80 },
      children: lines(text),
    }),
    ...notes.map(
      (note, index) =>
        new Paragraph({
          indent: { left: 284 },
          keepNext: index < notes.length - 1,
          keepLines: true,
          spacing: { after: index === notes.length - 1 ? 80 : 0 },
          children: lines(note, { color: quiet, size: size - 3 }),
        }),
    ),
  ];
}

/** A row of cells: what each of them says, beside each other. */
function voicesOf(voices: readonly { name: string; words: string }[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: noBorders,
    rows: [
      new TableRow({
        children: voices.map(
          ({ name, words }) =>
            new TableCell({
              width: { size: Math.floor(100 / voices.length), type: WidthType.PERCENTAGE },
              children: [
                new Paragraph({ heading: HeadingLevel.HEADING_3, text: name }),
                new Paragraph({ children: lines(words) }),
              ],
            }),
        ),
      }),
    ],
  });
}

function footOf({ foot }: Sheet): Footer {
  const run = { size: 16, color: quiet };
  return new Footer({
    children: [
      new Paragraph({
        children: [
          new TextRun({ text: `${foot} · side `, ...run }),
          new TextRun({ children: [PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES], ...run }),
        ],
      }),
    ],
  });
}

function lines(text: string, run: { color?: string; size?: number } = {}): TextRun[] {
  return text
    .split('\n')
    .map((line, index) => new TextRun({ text: line, ...(index > 0 && { break: 1 }), ...run }));
}

/** Without the moment it was made at: that of the sheet stands in its place, and in the archive the earliest there is. */
function alwaysTheSame(made: Uint8Array, at: string): Uint8Array {
  const instant = new Date(at).toISOString();
  const entries: Zippable = {};
  for (const [name, content] of Object.entries(unzipSync(made))) {
    entries[name] =
      name === 'docProps/core.xml'
        ? strToU8(strFromU8(content).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, instant))
        : content;
  }
  return zipSync(entries, { mtime: '1980-01-01T00:00:00' });
}
