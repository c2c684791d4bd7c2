import type { Expression } from './expression.js';
import type { Label } from './label.js';

export const UNITS = {
  percent: { vi: '%', en: '%' },
  'yes-no': { vi: 'có/không', en: 'yes/no' },
  dossier: { vi: 'hồ sơ', en: 'dossiers' },
  procedure: { vi: 'thủ tục', en: 'procedures' },
  document: { vi: 'văn bản, trường hợp', en: 'documents, cases' },
  case: { vi: 'vụ việc', en: 'cases' },
  person: { vi: 'người', en: 'persons' },
} as const satisfies Record<string, Label>;

export type Unit = keyof typeof UNITS;
export type Operator = '=' | '>=' | '>' | '<=' | '<';
/** Days the figure is about: in the period, from 1 January to the period's last day, or on the last day. */
export type Basis = 'flow' | 'ytd' | 'stock';
export type WhenNotApplicable = 'full' | 'deduct' | 'zero' | 'no-data';
/**
 * How a minimum is reached before its last day: a `steady` rate is on course while it is reached, a `cumulative` one
 * while it keeps pace with the days, and what was `once-reached` stays so.
 */
export type Course = 'steady' | 'cumulative' | 'once-reached';

export interface Target {
  readonly operator: Operator;
  readonly number: number;
}

export interface LegalBasis {
  readonly document: string;
  readonly clause: string;
  readonly quote?: string;
}

/** Numbers said beside a figure that do not decide it: the interval of a share of answers, days and share saved by shortenings. */
export const BESIDE = ['interval', 'term-savings'] as const;
export type Beside = (typeof BESIDE)[number];

/** A way of computing (cách tính): `A`, or `A.at-end` for a choice within it. */
export interface Reading {
  readonly id: string;
  readonly label: Label;
  readonly expression: Expression;
  /** Readings whose status must be met for this one to be met. */
  readonly requires: readonly string[];
  /** The reading that stands in while this one is not provided ("published, else self-scored"). */
  readonly otherwise: string | null;
  /** No status before the last day of the year: the figure cannot be reached earlier. */
  readonly judgedAtYearEnd: boolean;
  /** Of fewer records nothing is concluded: the number is shown without a status. */
  readonly leastRecords: number | null;
}

export interface Responsible {
  readonly lead: string;
  readonly with: readonly string[];
  readonly follow: readonly string[];
}

export interface Indicator {
  /** Vietnamese, NFC. */
  readonly id: string;
  /** The id in ASCII: `I.3.dd` for `I.3.đ`. */
  readonly alias: string;
  readonly label: Label;
  readonly explanation: Label;
  readonly unit: Unit;
  readonly clause: string;
  readonly legalBasis: readonly LegalBasis[];
  /** The first is the default; the first of a letter is that letter's default choice. */
  readonly readings: readonly [Reading, ...Reading[]];
  readonly target: Target;
  readonly basis: Basis;
  /** Default scope: the department with its rooms, or the province. */
  readonly scope: 'S' | 'T';
  readonly whenNotApplicable: WhenNotApplicable;
  readonly course: Course;
  readonly responsible: Responsible;
  readonly beside: readonly Beside[];
  /** Services whose records make the figure. */
  readonly sources: readonly string[];
}

/** `I.5.đ.1` → `I.5.dd.1`. */
export const aliasOf = (id: string): string => id.normalize('NFC').replaceAll('đ', 'dd');

/** The indicator of an id written in NFC, NFD or ASCII (`I.3.dd`); undefined when there is none. */
export function indicatorOf(among: { indicators: readonly Indicator[] }, id: string): Indicator | undefined {
  const wanted = aliasOf(id);
  return among.indicators.find((indicator) => indicator.alias === wanted);
}

/** A reading by id, by its letter alone (the letter's default choice), or the default one; undefined when unknown. */
export function readingOf(indicator: Indicator, id?: string): Reading | undefined {
  if (id === undefined) return indicator.readings[0];
  return (
    indicator.readings.find((reading) => reading.id === id) ??
    indicator.readings.find((reading) => reading.id.startsWith(`${id}.`))
  );
}
