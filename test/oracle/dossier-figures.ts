import { isOverdueAt, lateDay, secondRequest, type Truth } from './dossier-truth.js';

/** A figure as two counts; a plain number has no denominator. */
export interface Counted {
  readonly numerator: number;
  readonly denominator: number | null;
}

/** Days from..to, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const isIn = ({ from, to }: Days, day: string | null): boolean => day !== null && day >= from && day <= to;
const yearTo = ({ to }: Days): Days => ({ from: `${to.slice(0, 4)}-01-01`, to });

/** Every reading of the figures over dossiers alone, counted one dossier after another. */
export function dossierFigures(truths: readonly Truth[], days: Days): Map<string, Counted> {
  return new Map([
    ...onTime(truths, days),
    ...again(truths, days),
    ...apologies(truths, days),
    ...votes(truths, days),
    ...steps(truths, days),
    ...online(truths, yearTo(days), 3),
    ...online(truths, yearTo(days), 4),
  ]);
}

type Figures = [string, Counted][];

function onTime(truths: readonly Truth[], days: Days): Figures {
  const settled = truths.filter((one) => isIn(days, one.settled));
  const timely = settled.filter(({ settled: on, due }) => on! <= due).length;
  const received = truths.filter((one) => isIn(days, one.received));
  const cohort = received.filter((one) => one.settled !== null);
  const overdue = truths.filter((one) => isOverdueAt(one, days.to)).length;
  const procedures = new Set(settled.map(({ procedure }) => procedure));
  const late = new Set(settled.filter(({ settled: on, due }) => on! > due).map(({ procedure }) => procedure));
  const kept = settled.filter(({ settled: on, due, promised }) => on! <= (promised ?? due)).length;
  return [
    ['I.3.e.1 A', { numerator: timely, denominator: settled.length }],
    ['I.3.e.1 B', { numerator: timely, denominator: received.length }],
    ['I.3.e.1 C', { numerator: timely, denominator: settled.length + overdue }],
    ['I.3.e.1 D', { numerator: procedures.size - late.size, denominator: procedures.size }],
    ['I.3.e.1 E', { numerator: cohort.filter((one) => one.settled! <= one.due).length, denominator: cohort.length }],
    ['I.3.e.1 F', { numerator: kept, denominator: settled.length }],
  ];
}

function again(truths: readonly Truth[], days: Days): Figures {
  const cases = (counts: Parameters<typeof secondRequest>[1]): Counted => ({
    numerator: truths.filter((one) => isIn(days, secondRequest(one, counts))).length,
    denominator: null,
  });
  return [
    ['I.3.e.2 A', cases(() => true)],
    ['I.3.e.2 B', cases(({ inPerson }) => inPerson)],
    ['I.3.e.2 C', cases(({ ownFault }) => !ownFault)],
  ];
}

function apologies(truths: readonly Truth[], days: Days): Figures {
  const late = truths.filter((one) => isIn(days, lateDay(one)));
  const those = (holds: (one: Truth) => boolean): Counted => ({
    numerator: late.filter(holds).length,
    denominator: late.length,
  });
  return [
    ['I.3.e.3 A', those(({ apology }) => apology !== null)],
    ['I.3.e.3 B', those(({ apology, due }) => apology !== null && apology.issuedOn < due)],
    ['I.3.e.3 C', those(({ apology, settled }) => apology !== null && settled !== null && settled <= apology.newDueOn)],
  ];
}

function votes(truths: readonly Truth[], days: Days): Figures {
  const cast = truths.flatMap(({ vote }) => (vote && isIn(days, vote.on) ? [vote] : []));
  return [['I.3.c A', { numerator: cast.filter(({ satisfied }) => satisfied).length, denominator: cast.length }]];
}

/** Steps are judged by the days their dossiers were received on; those nobody can judge are in neither part. */
function steps(truths: readonly Truth[], days: Days): Figures {
  const all = truths.filter((one) => isIn(days, one.received)).flatMap((one) => one.steps);
  const judged = all.filter((step) => step !== 'unknown');
  const inTime = judged.filter((step) => step === 'in-time').length;
  return [['I.5.c A', { numerator: inTime, denominator: judged.length }]];
}

function online(truths: readonly Truth[], days: Days, level: 3 | 4): Figures {
  const received = truths.filter((one) => isIn(days, one.received));
  const at = received.filter((one) => one.level === level);
  const ofLevel = at.filter(({ channel }) => channel === 'online');
  const touched = new Set(ofLevel.map(({ procedure }) => procedure));
  const id = level === 3 ? 'I.12.1' : 'I.12.2';
  return [
    [`${id} A`, { numerator: ofLevel.length, denominator: at.length }],
    [`${id} B`, { numerator: ofLevel.length, denominator: received.length }],
    [
      `${id} D`,
      { numerator: ofLevel.length, denominator: at.filter(({ procedure }) => touched.has(procedure)).length },
    ],
  ];
}
