import { createRequire } from 'node:module';
import { type Content, type DocumentDefinition } from 'pdfmake';
import { type Block, type ColumnsBlock, type Page, type TableBlock, type TextBlock } from './block.js';
import { paperSize } from './paper.js';
import { qrImage } from './qr-image.js';
import { printed } from './typography.js';

const MM = 72 / 25.4;
const RULE = 0.7;
const none = () => 0;
const BARE = { hLineWidth: none, vLineWidth: none, paddingLeft: none, paddingRight: none, paddingTop: none, paddingBottom: none }; // prettier-ignore
const require = createRequire(import.meta.url);
const face = (style: string) => require.resolve(`@expo-google-fonts/tinos/${style}/Tinos_${style}.ttf`);

/** Loaded at the first document: a service that prints nothing pays nothing. Tinos has the widths of Times New Roman. */
async function loaded() {
  const { default: pdfmake } = await import('pdfmake');
  const tinos = {
    normal: face('400Regular'),
    bold: face('700Bold'),
    italics: face('400Regular_Italic'),
    bolditalics: face('700Bold_Italic'),
  };
  pdfmake.setFonts({ Tinos: tinos });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => Object.values(tinos).includes(path));
  return pdfmake;
}

/** The page as PDF with embedded type. */
export async function pdfOf(page: Page): Promise<Buffer> {
  return (await loaded()).createPdf(definition(page)).getBuffer();
}

function definition(page: Page): DocumentDefinition {
  const [width, height] = paperSize(page).map((length) => length * MM) as [number, number];
  const [top, right, bottom, left] = page.margins.map((length) => length * MM) as [number, number, number, number];
  const number = (current: number, alignment: 'center' | 'right', margin: [number, number, number, number]): Content =>
    current === 1 ? '' : { text: `${current}`, alignment, fontSize: 13, margin };
  return {
    info: { title: page.title, producer: 'Chỉ Số' },
    language: 'vi',
    pageSize: { width, height },
    pageMargins: [left, top, right, bottom],
    defaultStyle: { font: 'Tinos', fontSize: page.size },
    header: (current) => (page.numbering === 'top-centre' ? number(current, 'center', [0, top - 22, 0, 0]) : ''),
    footer: (current) => (page.numbering === 'bottom-right' ? number(current, 'right', [0, 8, right, 0]) : ''),
    content: page.blocks.map(drawn),
    // A heading is never the last thing of a page.
    pageBreakBefore: (node, page) => node.headlineLevel === 1 && page.getFollowingNodesOnPage().length === 0,
  };
}

function drawn(block: Block): Content {
  switch (block.kind) {
    case 'text':
      return paragraph(block);
    case 'rule': {
      const line = { type: 'line' as const, x1: 0, y1: 0, x2: block.length * MM, y2: 0, lineWidth: RULE };
      return { canvas: [line], alignment: 'center', margin: [0, 1, 0, 1] };
    }
    case 'columns':
      return columns(block);
    case 'table':
      return table(block);
    case 'qr': {
      const image = `data:image/png;base64,${qrImage(block.text).toString('base64')}`;
      return { image, width: block.side * MM, alignment: block.align ?? 'left' };
    }
  }
}

function paragraph({ runs, align = 'left', indent = 0, before = 0, after = 0, keepWithNext }: TextBlock): Content {
  return {
    text: runs.map(({ text, bold, italic, size }) => ({ text: printed(text), bold, italics: italic, fontSize: size })),
    alignment: align,
    leadingIndent: indent * MM,
    margin: [0, before, 0, after],
    preserveLeadingSpaces: true,
    ...(keepWithNext ? { headlineLevel: 1 } : {}),
  };
}

function columns({ columns: parts, together }: ColumnsBlock): Content {
  return {
    layout: BARE,
    unbreakable: together,
    table: {
      widths: parts.map(({ share }) => `${share}%`),
      dontBreakRows: together,
      body: [parts.map(({ blocks }) => ({ stack: blocks.map(drawn) }))],
    },
  };
}

function table({ shares, heading, rows, align = [], size }: TableBlock): Content {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const cell = (value: string, n: number): Content => ({
    text: printed(value),
    alignment: align[n] ?? 'left',
    fontSize: size,
  });
  const headed = heading.map((name): Content => ({
    text: printed(name),
    bold: true,
    alignment: 'center',
    fontSize: size,
  }));
  return {
    margin: [0, 3, 0, 3],
    layout: { hLineWidth: () => 0.5, vLineWidth: () => 0.5, paddingLeft: () => 3, paddingRight: () => 3 },
    table: {
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: shares.map((share) => `${(share * 100) / total}%`),
      body: [headed, ...rows.map((row) => row.map(cell))],
    },
  };
}
