/**
 * What a printed page is made of, the same for PDF and DOCX. Sizes of type in points, everything else in millimetres.
 * A block is data: layouts are pure functions that give blocks, the two writers only draw them.
 */
export type Block = TextBlock | RuleBlock | ColumnsBlock | TableBlock | QrBlock;

export type Alignment = 'left' | 'center' | 'right' | 'justify';

export interface Run {
  text: string;
  bold?: boolean;
  italic?: boolean;
  size?: number;
}

export interface TextBlock {
  kind: 'text';
  runs: readonly Run[];
  align?: Alignment;
  /** Indent of the first line. */
  indent?: number;
  /** Space before and after, in points. */
  before?: number;
  after?: number;
  /** Never the last line of a page. */
  keepWithNext?: boolean;
}

/** A drawn line, centred in its column (under the motto, under the agency's name). */
export interface RuleBlock {
  kind: 'rule';
  length: number;
}

/** Side by side, without borders; `share` of the width. */
export interface ColumnsBlock {
  kind: 'columns';
  columns: readonly { share: number; blocks: readonly Block[] }[];
  /** Stays on one page. */
  together?: boolean;
}

export interface TableBlock {
  kind: 'table';
  /** Shares of the width, one a column. */
  shares: readonly number[];
  /** Repeated on every page. */
  heading: readonly string[];
  rows: readonly (readonly string[])[];
  align?: readonly Alignment[];
  size?: number;
}

export interface QrBlock {
  kind: 'qr';
  text: string;
  side: number;
  align?: Alignment;
}

/** A sheet: where the number of the page stands is a matter of the rule in force. */
export interface Page {
  title: string;
  paper: 'A4' | 'A5';
  landscape?: boolean;
  /** top, right, bottom, left */
  margins: readonly [number, number, number, number];
  /** Type size of what names none, in points. */
  size: number;
  numbering: 'top-centre' | 'bottom-right' | 'none';
  blocks: readonly Block[];
}

type TextOptions = Omit<TextBlock, 'kind' | 'runs'> & Omit<Run, 'text'>;

/** One paragraph of one kind of type, or of several runs. */
export function text(content: string | readonly Run[], options: TextOptions = {}): TextBlock {
  const { bold, italic, size, ...rest } = options;
  const runs = typeof content === 'string' ? [{ text: content }] : content;
  return { kind: 'text', runs: runs.map((run) => ({ bold, italic, size, ...run })), ...rest };
}

export const centred = (content: string, options: TextOptions = {}): TextBlock =>
  text(content, { align: 'center', ...options });
