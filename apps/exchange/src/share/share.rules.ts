import type { ShareFigure, ShareReading } from '#contracts';

/** What the readings are made of; a sum of several agencies' counts has the same shape. */
export interface Counts {
  sent: number;
  toAll: number;
  toAny: number;
  pairs: number;
  electronicPairs: number;
  signedAlone: number;
  received: number;
  receivedElectronic: number;
}

/**
 * The five readings of I.5.b: A all receiving agencies electronically, A2 any of them, B document × recipient, C signed
 * and no paper beside, D sent and received together. A denominator of 0 is "không phát sinh", never 100 %.
 */
export function figuresOf(counts: Counts): ShareFigure[] {
  return [
    { reading: 'A', numerator: counts.toAll, denominator: counts.sent },
    { reading: 'A2', numerator: counts.toAny, denominator: counts.sent },
    { reading: 'B', numerator: counts.electronicPairs, denominator: counts.pairs },
    { reading: 'C', numerator: counts.signedAlone, denominator: counts.sent },
    {
      reading: 'D',
      numerator: counts.toAll + counts.receivedElectronic,
      denominator: counts.sent + counts.received,
    },
  ];
}

export const NOTHING: Counts = {
  sent: 0,
  toAll: 0,
  toAny: 0,
  pairs: 0,
  electronicPairs: 0,
  signedAlone: 0,
  received: 0,
  receivedElectronic: 0,
};

export function sum(all: readonly Counts[]): Counts {
  const keys = Object.keys(NOTHING) as (keyof Counts)[];
  return all.reduce<Counts>(
    (total, one) => Object.fromEntries(keys.map((key) => [key, total[key] + one[key]])) as unknown as Counts,
    NOTHING,
  );
}

/** Below `target` percent, compared as exact integers; an agency to which nothing happened is not below. */
export function isBelow(figures: readonly ShareFigure[], reading: ShareReading, target: number): boolean {
  const figure = figures.find((one) => one.reading === reading);
  return figure !== undefined && figure.denominator > 0 && figure.numerator * 100 < target * figure.denominator;
}
