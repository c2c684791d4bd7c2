import type { AgencyFilter, MeasureQuery, ProcedureFilter, Where } from '../expression.js';
import { isWithin } from '../measures.js';

/** True when every row of `part` is surely a row of `total`: then taking it off leaves a list as long as the number. */
export function isPartOf(part: MeasureQuery, total: MeasureQuery): boolean {
  if (part.kind !== total.kind) return false;
  switch (part.kind) {
    case 'manual':
      return true;
    case 'procedures':
      return isNarrower(part.filter, (total as typeof part).filter);
    case 'agencies':
      return isFewer(part.filter, (total as typeof part).filter);
    default:
      return isPartOfCount(part, total as typeof part);
  }
}

const isPartOfCount = (part: Counted, total: Counted): boolean =>
  isWithin(part.measure, total.measure) && isFilteredWithin(part, total);

/** True when rows are surely counted twice by a sum of both. */
export function countsTwice(a: MeasureQuery, b: MeasureQuery): boolean {
  return a.kind !== 'manual' && (isPartOf(a, b) || isPartOf(b, a));
}

type Counted = Extract<MeasureQuery, { kind: 'flow' | 'stock' }>;

function isFilteredWithin(part: Counted, total: Counted): boolean {
  const amongTotal = total.kind === 'flow' ? total.among : null;
  const amongPart = part.kind === 'flow' ? part.among : null;
  const sameProcedures = amongTotal === null || (amongPart !== null && isNarrower(amongPart, amongTotal));
  return sameProcedures && isSelected(part.where, total.where);
}

const isSelected = (part: Where, total: Where): boolean =>
  isSubset(part.channel, total.channel) && isSubset(part.level, total.level);

function isFewer(part: AgencyFilter, total: AgencyFilter): boolean {
  const conditions = part.having.map((one) => JSON.stringify(one));
  const sameBelow = total.below.length === 0 || JSON.stringify(part.below) === JSON.stringify(total.below);
  const sameTier = isSubset(part.tier ?? undefined, total.tier ?? undefined);
  return sameBelow && sameTier && total.having.every((one) => conditions.includes(JSON.stringify(one)));
}

/** Absent means all values. */
const isSubset = <T>(part: readonly T[] | undefined, total: readonly T[] | undefined): boolean =>
  total === undefined || (part !== undefined && part.every((value) => total.includes(value)));

function isNarrower(part: ProcedureFilter, total: ProcedureFilter): boolean {
  const conditions = part.having.map((one) => JSON.stringify(one));
  return (
    (total.set === null || part.set === total.set) &&
    isSubset(part.offered.level, total.offered.level) &&
    (total.with ?? []).every((trait) => part.with?.includes(trait)) &&
    (total.without ?? []).every((trait) => part.without?.includes(trait)) &&
    (total.offered.post === undefined || part.offered.post === true) &&
    total.having.every((one) => conditions.includes(JSON.stringify(one)))
  );
}
