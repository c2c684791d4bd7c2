import { officeTimeBetween, type WorkingCalendar } from '#calendar';
import type { Holder } from '#contracts';

/** Who has the dossier. */
export interface Owner {
  readonly holder: Holder;
  /** Null of the citizen and the post. */
  readonly unitId: string | null;
}

/** A stretch of time in milliseconds since 1970; `to` Infinity while it lasts. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface Held extends Stretch {
  readonly owner: Owner;
}

/** The course of a dossier as far as it says who had it. */
export interface Course {
  readonly receivedAt: number;
  /** Settlement, withdrawal, stop, or now. */
  readonly end: number;
  readonly lawfulDueAt: number | null;
  /** The unit that received it: it has the dossier before the first hand-over. */
  readonly receiver: string;
  /** The citizen or the post had it: their hours belong to no unit. */
  readonly absences: readonly Held[];
  /** Others were asked for an opinion and had not answered. */
  readonly consultations: readonly Held[];
  /** Shares of a linked dossier; in parallel several run at once. */
  readonly shares: readonly Held[];
  /** Hand-overs in order: from then on a unit has it. */
  readonly steps: readonly { readonly at: number; readonly owner: Owner }[];
}

export interface Attributed {
  readonly owner: Owner;
  /** Milliseconds of office time. */
  readonly milliseconds: number;
  /** Of them after the lawful due instant. */
  readonly afterDue: number;
}

/**
 * Every office hour between reception and settlement, given to exactly one: the citizen or the post while they have the
 * dossier; else who was asked for an opinion; else, of the shares at work, the one that ends last, for which the others wait;
 * else the unit that took it over last. The parts sum to the whole because the stretches do not overlap and leave no gap.
 * Throws `calendar.year-out-of-range`.
 */
export function attribute(course: Course, calendar: WorkingCalendar): Attributed[] {
  const sums = new Map<string, Attributed>();
  const bounds = boundsOf(course);
  for (let n = 0; n + 1 < bounds.length; n += 1) {
    const [from, to] = [bounds[n]!, bounds[n + 1]!];
    const owner = ownerAt(course, from);
    const milliseconds = officeTimeBetween(new Date(from), new Date(to), calendar);
    const late = course.lawfulDueAt !== null && from >= course.lawfulDueAt;
    const key = `${owner.holder} ${owner.unitId ?? ''}`;
    const before = sums.get(key) ?? { owner, milliseconds: 0, afterDue: 0 };
    sums.set(key, {
      owner,
      milliseconds: before.milliseconds + milliseconds,
      afterDue: before.afterDue + (late ? milliseconds : 0),
    });
  }
  return [...sums.values()].filter((one) => one.milliseconds > 0);
}

/** Every instant at which the owner may change, in order; between two neighbours there is one owner. */
function boundsOf({ receivedAt, end, lawfulDueAt, absences, consultations, shares, steps }: Course): number[] {
  const inner = [
    ...[...absences, ...consultations, ...shares].flatMap(({ from, to }) => [from, to]),
    ...steps.map(({ at }) => at),
    ...(lawfulDueAt === null ? [] : [lawfulDueAt]),
  ];
  const within = inner.filter((instant) => instant > receivedAt && instant < end);
  return [...new Set([receivedAt, ...within, end])].sort((a, b) => a - b);
}

function ownerAt(course: Course, at: number): Owner {
  const away = running(course.absences, at).at(-1);
  if (away) return away.owner;
  const asked = running(course.consultations, at)[0];
  if (asked) return asked.owner;
  const share = running(course.shares, at).reduce<Held | undefined>(later, undefined);
  if (share) return share.owner;
  const step = course.steps.findLast((one) => one.at <= at);
  return step?.owner ?? { holder: 'unit', unitId: course.receiver };
}

const running = (stretches: readonly Held[], at: number): Held[] =>
  stretches.filter(({ from, to }) => from <= at && at < to);

const later = (last: Held | undefined, one: Held): Held => (last && last.to >= one.to ? last : one);
