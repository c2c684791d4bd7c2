import type { Difference, DifferenceView, ReconciliationTotals } from '#contracts';
import type { ThreeSides } from './reconciliation.queries.js';

const money = (amount: number | null): number => amount ?? 0;

/** What differs between our item, the carrier's events and its statement; empty when all three agree. */
export function differencesOf(sides: ThreeSides): DifferenceView[] {
  const { number, shipmentId, postage, cod, billedPostage, billedCod, events } = sides;
  const [ours, billed] = [postage !== null, billedPostage !== null];
  const say = (kind: Difference, mine: number | null, theirs: number | null): DifferenceView => ({
    ...{ kind, number, shipmentId },
    ours: mine === null ? null : String(mine),
    theirs: theirs === null ? null : String(theirs),
    amount: money(theirs) - money(mine),
  });
  if (!ours && !billed) return [say('only-events', null, null)];
  if (!ours) return [say('not-ours', null, money(billedPostage) + money(billedCod))];
  if (!billed) return [say('not-on-statement', money(postage) + money(cod), null)];
  return [
    ...(events === 0 ? [{ ...say('no-events', postage, billedPostage), amount: 0 }] : []),
    ...(postage === billedPostage ? [] : [say('postage-differs', postage, billedPostage)]),
    ...(cod === billedCod ? [] : [say('cod-differs', cod, billedCod)]),
  ];
}

export function totalsOf(rows: readonly ThreeSides[]): ReconciliationTotals {
  const count = (of: (row: ThreeSides) => boolean) => rows.filter(of).length;
  const sum = (of: (row: ThreeSides) => number | null) => rows.reduce((total, row) => total + money(of(row)), 0);
  return {
    items: count(({ postage }) => postage !== null),
    billed: count(({ billedPostage }) => billedPostage !== null),
    reported: count(({ events }) => events > 0),
    matched: count((row) => differencesOf(row).length === 0),
    postage: sum(({ postage }) => postage),
    billedPostage: sum(({ billedPostage }) => billedPostage),
    cod: sum(({ cod }) => cod),
    billedCod: sum(({ billedCod }) => billedCod),
  };
}
