import { namedId, Problem, type LegalSource, type OfferingInput } from '#contracts';
import { addDays } from '#calendar';
import { sourceOf } from '../legal/legal-source.rules.js';

/** A stored offering; days included. */
export interface OfferingState {
  id: string;
  procedureId: string;
  agencyId: string;
  from: string;
  to: string | null;
  level: OfferingInput['level'];
  oneStop: boolean;
  post: boolean;
  decision: string | null;
  /** The decision that excludes it from the one-stop unit. */
  exclusion: string | null;
  basis: LegalSource | null;
}

/** One-stop is the rule and its exclusion a decision (NĐ 61/2018 Art.14, 14.5); by post only what is listed (QĐ 45/2016 Art.1.2). */
export function newOffering(input: OfferingInput, procedureId: string, agencyId: string): OfferingState {
  const { from, to = null, level, decision = null, exclusion = null } = input;
  if (to && to < from) throw new Problem('invalid', 'offering.dates-out-of-order');
  if (exclusion && input.oneStop !== false) throw new Problem('invalid', 'offering.excluded-and-one-stop');
  const id = namedId('offering', `${procedureId} ${agencyId} ${from}`);
  const oneStop = input.oneStop ?? true;
  const post = input.post ?? false;
  const basis = sourceOf(input.basis);
  return { id, procedureId, agencyId, from, to, level, oneStop, post, decision, exclusion, basis };
}

/**
 * What changes among an agency's offerings of one procedure when `wanted` is set: the one running on its first day ends on
 * the day before; one of the same first day is replaced. Throws `offering.later-exists` where a later one would be covered.
 */
export function placed(wanted: OfferingState, existing: readonly OfferingState[], agencyCode: string): OfferingState[] {
  const same = existing.find(({ from }) => from === wanted.from);
  if (same && content(same) === content({ ...wanted, id: same.id })) return [];
  const later = existing.find(({ from }) => from > wanted.from && (wanted.to === null || from <= wanted.to));
  if (later) throw new Problem('conflict', 'offering.later-exists', { agency: agencyCode, from: later.from });
  const running = existing.find(({ from, to }) => from < wanted.from && (to === null || to >= wanted.from));
  const ended = running ? [{ ...running, to: addDays(wanted.from, -1) }] : [];
  return [...ended, same ? { ...wanted, id: same.id } : wanted];
}

export interface Wanted {
  state: OfferingState;
  agencyCode: string;
}

/** The same for several at once, each over what those before it have changed. */
export function placedAll(wanted: readonly Wanted[], known: readonly OfferingState[]): OfferingState[] {
  const current = new Map(known.map((offering) => [offering.id, offering]));
  const changed = new Map<string, OfferingState>();
  for (const { state, agencyCode } of followed(wanted)) {
    const { procedureId, agencyId } = state;
    const own = [...current.values()].filter((one) => one.procedureId === procedureId && one.agencyId === agencyId);
    for (const next of placed(state, own, agencyCode)) {
      current.set(next.id, next);
      changed.set(next.id, next);
    }
  }
  return [...changed.values()];
}

/** An open offering said together with a later one ends on the day before that. */
function followed(wanted: readonly Wanted[]): Wanted[] {
  const key = ({ state }: Wanted) => `${state.procedureId} ${state.agencyId}`;
  const inOrder = wanted.toSorted((a, b) => (a.state.from < b.state.from ? -1 : 1));
  return inOrder.map((one, n) => {
    const next = inOrder.slice(n + 1).find((later) => key(later) === key(one) && later.state.from > one.state.from);
    if (one.state.to !== null || !next) return one;
    return { ...one, state: { ...one.state, to: addDays(next.state.from, -1) } };
  });
}

const content = ({ from, to, level, oneStop, post, decision, exclusion, basis }: OfferingState): string =>
  JSON.stringify([from, to, level, oneStop, post, decision, exclusion, basis?.document, basis?.article]);
