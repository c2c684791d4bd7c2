import type { EventContract, Recorded, ServiceName } from '#contracts';
import type { MeasureName } from '#indicators';

/** Canonical as PostgreSQL gives them back, so that facts compare; instants are ms since 1970 inside a multirange. */
export type ColumnType =
  | 'uuid'
  | 'uuid[]'
  | 'text'
  | 'text[]'
  | 'boolean'
  | 'smallint'
  | 'integer'
  | 'date'
  /** Days at whose end something is so. */
  | 'datemultirange'
  /** Instants (ms) at which something is so. */
  | 'int8multirange';

export type FactValue = string | number | boolean | null | readonly string[];
/** What counts of a record between two of its events: codes, ids, days; no person, no free text. */
export type Fact = Readonly<Record<string, FactValue>> & { readonly agencyId: string };

/** Which facts a measure counts, and when: the cells, a recount of facts and the list behind it are all made of this. */
export interface KindMeasure<C extends string = string> {
  /** A flow: the day column it is counted on, or several, each counted by itself. */
  readonly day?: C | readonly C[];
  /** A stock: the column of days at whose end it is so. */
  readonly days?: C;
  /** A stock of an instant: the column of instants. Counted from facts always, so only for kinds of few facts. */
  readonly instants?: C;
  /** Values the fact must have beside. */
  readonly is?: Readonly<Partial<Record<C, string | boolean | number>>>;
  /** The column that says how many rows one fact makes; one when absent. */
  readonly amount?: C;
}

/** Everything said about one kind of fact; nothing else of the service knows it. */
export interface FactKind {
  /** The measures' `fact`. */
  readonly name: string;
  readonly producer: ServiceName;
  /** `shipment_fact`: columns in snake case beside `id`, `seq_from`, `seq_to`; made by a migration, as its twin in `rebuild`. */
  readonly table: string;
  readonly events: readonly EventContract[];
  /** The record an event is about, where not its subject. */
  readonly idOf?: (event: Recorded['event']) => string;
  /**
   * Where one fact is gathered from several records (a dossier from its shipments): the facts the event's record is part of
   * now. Such facts have a column `sources` (uuid[]), so that those the record was part of before are found and told too.
   */
  readonly partOf?: (event: Recorded['event']) => readonly string[];
  readonly columns: Readonly<Record<string, ColumnType>>;
  /**
   * The fact after an event, given the one before; null: the event says nothing that counts. Pure. Throws when the event
   * contradicts itself: it is parked, and the figures it touches say so.
   */
  readonly factOf: (event: Recorded['event'], before: Fact | undefined, id: string) => Fact | null;
  readonly measures: Readonly<Partial<Record<MeasureName, KindMeasure>>>;
  /** The column shown as the record's code in lists, and others shown beside it. */
  readonly shown: { readonly code: string; readonly beside: readonly string[] };
  /** What is said of an agency without any such fact in the window; absent where an agency may well have none. */
  readonly everyAgency?: {
    /** The day column by which a fact is of the window. */
    readonly day: string;
    readonly vi: string;
    readonly en: string;
    /** What is said of all such agencies together. */
    readonly agencies: { readonly vi: string; readonly en: string };
  };
}

/** Which fact is made, of which event. */
export interface About {
  readonly event: Recorded['event'];
  readonly id: string;
}

interface Declared<F extends Fact, D extends object> extends Omit<
  FactKind,
  'events' | 'columns' | 'factOf' | 'measures' | 'shown'
> {
  readonly events: readonly EventContract<D>[];
  readonly columns: Readonly<Record<keyof F & string, ColumnType>>;
  readonly factOf: (data: D, before: F | undefined, about: About) => F | null;
  readonly measures: Readonly<Partial<Record<MeasureName, KindMeasure<keyof F & string>>>>;
  readonly shown: { readonly code: keyof F & string; readonly beside: readonly (keyof F & string)[] };
}

/** Declares a kind: columns, measures and lists are checked against the fact's type. */
export function factKind<F extends Fact, D extends object>(declared: Declared<F, D>): FactKind {
  const { factOf } = declared;
  return {
    ...declared,
    factOf: (event, before, id) => factOf(event.data as D, before as F | undefined, { event, id }),
  };
}

/** The day columns a flow is counted on. */
export const daysOf = ({ day = [] }: KindMeasure): readonly string[] => (typeof day === 'string' ? [day] : day);

export const columnName = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Whether an event changed nothing that counts: then it makes no version. */
export const sameFact = ({ columns }: FactKind, a: Fact, b: Fact): boolean =>
  Object.keys(columns).every((field) => JSON.stringify(a[field] ?? null) === JSON.stringify(b[field] ?? null));
