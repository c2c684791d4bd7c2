import type { MeasureQuery, Offered, ProcedureCondition, ProcedureFilter, Where } from '../expression.js';
import type { Channel, Level, MeasureName } from '../measures.js';

/** A dossier of a toy world: the slow and obvious way to count. */
export interface ToyDossier {
  readonly procedure: string;
  readonly channel: Channel;
  readonly level: Level;
  readonly receivedIn: 2017 | 2018;
  readonly settled: 'early' | 'on-time' | 'late' | null;
  readonly reappointed: 'timely' | 'late' | null;
  readonly overdue: boolean;
  /** For each step whether it was recorded in time; null when nobody knows. */
  readonly steps: readonly boolean[] | null;
}

export interface World {
  readonly dossiers: readonly ToyDossier[];
  readonly offered: Readonly<Record<string, Level>>;
}

const dossier: ToyDossier = {
  procedure: 'p1',
  channel: 'counter',
  level: 3,
  receivedIn: 2018,
  settled: null,
  reappointed: null,
  overdue: false,
  steps: [],
};

export const aWorld = (dossiers: readonly Partial<ToyDossier>[]): World => ({
  dossiers: dossiers.map((changes) => ({ ...dossier, ...changes })),
  offered: { p1: 3 },
});

export const procedures = ['p1', 'p2', 'p3', 'p4'];
/** The rows of a query, each by a name of its own, and their number as an answer. */
export function rowsBehind(
  query: MeasureQuery,
  world: World,
): { rows: string[]; count: number } | { rows: string[]; missing: [] } {
  if (query.kind === 'manual' || query.kind === 'agencies') return { rows: [], missing: [] };
  const rows =
    query.kind === 'procedures'
      ? proceduresOf(query.filter, world)
      : rowsOfMeasure(query.measure, query.where, query.kind === 'flow' ? query.among : null, world);
  return { rows, count: rows.length };
}

function rowsOfMeasure(measure: MeasureName, where: Where, among: ProcedureFilter | null, world: World): string[] {
  const passing = among && proceduresOf(among, world);
  return world.dossiers.flatMap((one, index) => {
    const chosen = isSelected(one, where) && (!passing || passing.includes(one.procedure));
    return chosen ? rowsOfDossier(measure, one, `d${index}`) : [];
  });
}

function rowsOfDossier(measure: MeasureName, one: ToyDossier, name: string): string[] {
  if (measure === 'steps-recorded') return (one.steps ?? []).map((_, step) => `${name}/${step}`);
  if (measure === 'steps-in-time') {
    return (one.steps ?? []).flatMap((inTime, step) => (inTime ? [`${name}/${step}`] : []));
  }
  return (FACTS[measure]?.(one) ?? false) ? [name] : [];
}

const timelyAgain = (one: ToyDossier) => (one.reappointed ?? (one.settled === 'late' ? 'late' : 'timely')) === 'timely';

const FACTS: Partial<Record<MeasureName, (one: ToyDossier) => boolean>> = {
  received: ({ receivedIn }) => receivedIn === 2018,
  settled: ({ settled }) => settled !== null,
  'settled-early': ({ settled }) => settled === 'early',
  'settled-on-time': ({ settled }) => settled === 'on-time',
  'settled-late': ({ settled }) => settled === 'late',
  'settled-timely-by-reappointment': (one) => one.settled !== null && timelyAgain(one),
  'settled-late-by-reappointment': (one) => one.settled !== null && !timelyAgain(one),
  'received-settled': ({ receivedIn, settled }) => receivedIn === 2018 && settled !== null,
  'received-settled-timely': ({ receivedIn, settled }) =>
    receivedIn === 2018 && (settled === 'early' || settled === 'on-time'),
  'dossiers-steps-unknown': ({ steps }) => steps === null,
  'open-overdue': ({ settled, overdue }) => settled === null && overdue,
};

function proceduresOf({ set, offered, having }: ProcedureFilter, world: World): string[] {
  const known = set === null ? procedures : Object.keys(world.offered).filter((one) => isOffered(one, offered, world));
  return known.filter((procedure) => having.every((condition) => holds(procedure, condition, world)));
}

const isOffered = (procedure: string, { level }: Offered, { offered }: World): boolean => {
  const own = offered[procedure];
  return own !== undefined && (level === undefined || level.includes(own));
};

function holds(procedure: string, { measure, where, operator, number }: ProcedureCondition, world: World): boolean {
  const own = { ...world, dossiers: world.dossiers.filter((one) => one.procedure === procedure) };
  const { length } = rowsOfMeasure(measure, where, null, own);
  return operator === '>=' ? length >= number : length <= number;
}

const isSelected = ({ channel, level }: ToyDossier, where: Where): boolean =>
  (where.channel?.includes(channel) ?? true) && (where.level?.includes(level) ?? true);
