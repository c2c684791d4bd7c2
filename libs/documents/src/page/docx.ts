import type * as Docx from 'docx';
import { type Alignment, type Block, type Page, type TableBlock, type TextBlock } from './block.js';
import { paperSize, printedWidth } from './paper.js';
import { qrImage } from './qr-image.js';
import { printed } from './typography.js';

const TWIPS = 1440 / 25.4;
const PIXELS = 96 / 25.4;
/** TCVN 6909 text in the type that NĐ 30/2020 Annex I.I.4 names; the reader's machine has it or one of its widths. */
const FONT = 'Times New Roman';
const ALIGN = { left: 'left', center: 'center', right: 'right', justify: 'both' } as const satisfies Record<
  Alignment,
  string
>;

type Drawn = Docx.Paragraph | Docx.Table;

/** The page as DOCX; the library is loaded at the first document. */
export async function docxOf(page: Page): Promise<Buffer> {
  const writer = new DocxWriter(await import('docx'), page.size);
  return writer.file(page);
}

class DocxWriter {
  constructor(
    private readonly docx: typeof Docx,
    private readonly size: number,
  ) {}

  async file(page: Page): Promise<Buffer> {
    const { Document, Packer, PageOrientation } = this.docx;
    const [width, height] = paperSize({ paper: page.paper }).map((length) => Math.round(length * TWIPS)) as [
      number,
      number,
    ];
    const [top, right, bottom, left] = page.margins.map((length) => Math.round(length * TWIPS)) as [
      number,
      number,
      number,
      number,
    ];
    const orientation = page.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
    const file = new Document({
      title: page.title,
      creator: 'Chỉ Số',
      lastModifiedBy: 'Chỉ Số',
      styles: { default: { document: { run: { font: FONT, size: page.size * 2, language: { value: 'vi-VN' } } } } },
      sections: [
        {
          properties: {
            titlePage: true,
            page: {
              size: { width, height, orientation },
              margin: { top, right, bottom, left, header: 400, footer: 400 },
            },
          },
          ...this.numbering(page),
          children: this.drawnAll(page.blocks, printedWidth(page)),
        },
      ],
    });
    return Packer.toBuffer(file);
  }

  /** The first page shows no number. */
  private numbering({ numbering }: Page): Pick<Docx.ISectionOptions, 'headers' | 'footers'> {
    const { Footer, Header, Paragraph, PageNumber, TextRun } = this.docx;
    const run = new TextRun({ children: [PageNumber.CURRENT], size: 26, font: FONT });
    if (numbering === 'top-centre')
      return {
        headers: { default: new Header({ children: [new Paragraph({ alignment: 'center', children: [run] })] }) },
      };
    if (numbering === 'bottom-right')
      return {
        footers: { default: new Footer({ children: [new Paragraph({ alignment: 'right', children: [run] })] }) },
      };
    return {};
  }

  /** Word needs a paragraph after a table; a tiny one where none follows. */
  private drawnAll(blocks: readonly Block[], width: number): Drawn[] {
    const { Paragraph, Table } = this.docx;
    return blocks.flatMap((block, n) => {
      const drawn = this.drawn(block, width);
      const next = blocks[n + 1]?.kind;
      const followed = next !== undefined && next !== 'columns' && next !== 'table';
      return drawn instanceof Table && !followed
        ? [drawn, new Paragraph({ spacing: { line: 20, lineRule: 'exact' }, children: [] })]
        : [drawn];
    });
  }

  private drawn(block: Block, width: number): Drawn {
    switch (block.kind) {
      case 'text':
        return this.paragraph(block);
      case 'rule':
        return this.rule(block.length, width);
      case 'columns':
        return this.columns(block.columns, width);
      case 'table':
        return this.table(block, width);
      case 'qr':
        return this.qr(block.text, block.side, block.align ?? 'left');
    }
  }

  private paragraph({
    runs,
    align = 'left',
    indent = 0,
    before = 0,
    after = 0,
    keepWithNext,
  }: TextBlock): Docx.Paragraph {
    const { Paragraph, TextRun } = this.docx;
    return new Paragraph({
      alignment: ALIGN[align],
      indent: { firstLine: Math.round(indent * TWIPS) },
      spacing: { before: before * 20, after: after * 20 },
      keepNext: keepWithNext,
      children: runs.map(
        ({ text, bold, italic, size }) =>
          new TextRun({ text: printed(text), bold, italics: italic, size: size && size * 2, font: FONT }),
      ),
    });
  }

  /** A line as the upper border of an empty paragraph drawn in from both sides. */
  private rule(length: number, width: number): Docx.Paragraph {
    const aside = Math.max(0, Math.round(((width - length) / 2) * TWIPS));
    return new this.docx.Paragraph({
      spacing: { before: 20, line: 60, lineRule: 'exact' },
      indent: { left: aside, right: aside },
      border: { top: { style: 'single', size: 6, color: '000000', space: 0 } },
      children: [],
    });
  }

  private columns(parts: readonly { share: number; blocks: readonly Block[] }[], width: number): Docx.Table {
    const { Table, TableCell, TableRow } = this.docx;
    const total = parts.reduce((sum, { share }) => sum + share, 0);
    const widths = parts.map(({ share }) => (width * share) / total);
    const none = { style: 'none', size: 0, color: 'auto' } as const;
    const cells = parts.map(
      ({ blocks }, n) =>
        new TableCell({
          width: { size: Math.round(widths[n]! * TWIPS), type: 'dxa' },
          margins: { left: 0, right: 0, top: 0, bottom: 0 },
          children: this.drawnAll(blocks, widths[n]!),
        }),
    );
    return new Table({
      columnWidths: widths.map((one) => Math.round(one * TWIPS)),
      width: { size: Math.round(width * TWIPS), type: 'dxa' },
      layout: 'fixed',
      borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
      rows: [new TableRow({ cantSplit: true, children: cells })],
    });
  }

  private table({ shares, heading, rows, align = [], size = this.size }: TableBlock, width: number): Docx.Table {
    const { Table, TableCell, TableRow } = this.docx;
    const total = shares.reduce((sum, share) => sum + share, 0);
    const widths = shares.map((share) => Math.round(((width * share) / total) * TWIPS));
    const row = (values: readonly string[], header: boolean) =>
      new TableRow({
        tableHeader: header,
        cantSplit: true,
        children: values.map(
          (value, n) =>
            new TableCell({
              width: { size: widths[n]!, type: 'dxa' },
              margins: { left: 60, right: 60, top: 20, bottom: 20 },
              children: [
                this.paragraph({
                  kind: 'text',
                  align: header ? 'center' : (align[n] ?? 'left'),
                  runs: [{ text: value, bold: header, size }],
                }),
              ],
            }),
        ),
      });
    return new Table({
      columnWidths: widths,
      width: { size: Math.round(width * TWIPS), type: 'dxa' },
      layout: 'fixed',
      rows: [row(heading, true), ...rows.map((values) => row(values, false))],
    });
  }

  private qr(text: string, side: number, align: Alignment): Docx.Paragraph {
    const { ImageRun, Paragraph } = this.docx;
    const pixels = Math.round(side * PIXELS);
    const image = new ImageRun({ type: 'png', data: qrImage(text), transformation: { width: pixels, height: pixels } });
    return new Paragraph({ alignment: ALIGN[align], children: [image] });
  }
}
