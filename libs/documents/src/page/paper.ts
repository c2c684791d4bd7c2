import { type Page } from './block.js';

const SIZES = { A4: [210, 297], A5: [148, 210] } as const;

/** Width and height as the sheet lies, in millimetres. */
export function paperSize({ paper, landscape }: Pick<Page, 'paper' | 'landscape'>): [number, number] {
  const [short, long] = SIZES[paper];
  return landscape ? [long, short] : [short, long];
}

/** Between the margins, in millimetres. */
export const printedWidth = (page: Page): number => paperSize(page)[0] - page.margins[1] - page.margins[3];
