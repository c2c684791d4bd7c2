import type { Label } from './label.js';

/** Dimensions a definition may filter by; `agency` is the scope of the question and `procedure` goes through `among`. */
export type FilterDimension = 'channel' | 'level';
export type Dimension = FilterDimension | 'agency' | 'procedure';

/** What one row of the list behind a measure is. */
export type RowKind = CountedRow | 'procedure' | 'agency' | 'manual';
/** What a measure counts: a record, or one of several within it. */
export type CountedRow = 'dossier' | 'step' | 'document' | 'recipient' | 'connection' | 'reminder';

export interface Measure {
  readonly kind: 'flow' | 'stock';
  /** The business day a flow is counted on; a stock is what is so at the end of the cut-off day. */
  readonly day: 'event' | 'reception' | 'late' | 'second-request' | 'cut-off' | 'eve';
  readonly rows: CountedRow;
  readonly service: 'dossier' | 'catalogue' | 'postal' | 'exchange' | 'feedback' | 'oversight';
  /** The kind of fact whose rows these are; a list is of one kind. */
  readonly fact: string;
  readonly dimensions: readonly Dimension[];
  /** The measure of which every row of this one is a row too: it makes a difference a list. */
  readonly within?: string;
  readonly label: Label;
}

export type Trait = Partial<Measure>;
export const flow = (vi: string, en: string, more: Trait = {}): Measure => ({
  kind: 'flow',
  day: 'event',
  rows: 'dossier',
  service: 'dossier',
  fact: 'dossier',
  dimensions: ['agency', 'channel', 'level'],
  label: { vi, en },
  ...more,
});
export const perProcedure = (vi: string, en: string, more: Trait = {}): Measure =>
  flow(vi, en, { dimensions: ['agency', 'channel', 'level', 'procedure'], ...more });
export const stock = (vi: string, en: string, more: Trait = {}): Measure =>
  flow(vi, en, { kind: 'stock', day: 'cut-off', ...more });
