import { describe, expect, it } from '@jest/globals';
import { Problem, STATUS_CODES, type DossierStatus } from '#contracts';
import { ACTS, NEXT, statusAfter, SUBMISSION_ACTS, type Act } from './dossier.states.js';

type Rules = Record<string, { from: readonly DossierStatus[]; to: DossierStatus | null }>;
const steps = (acts: Rules) =>
  Object.entries(acts).flatMap(([act, { from, to }]) =>
    from.flatMap((status) => (to === null || to === status ? [] : [{ act, from: status, to }])),
  );
const all = [...steps(ACTS), ...steps(SUBMISSION_ACTS)];

function reachable(from: DossierStatus): Set<number> {
  const found = new Set<number>([from]);
  for (const status of found) for (const step of all) if (step.from === status) found.add(step.to);
  return found;
}

describe('the ten national statuses', () => {
  it('are all reachable from a submission', () => {
    expect([...reachable(1)].sort((a, b) => a - b)).toEqual([...STATUS_CODES]);
  });

  it('follow each other only as the table of domain §1.6 says', () => {
    for (const { act, from, to } of all)
      expect([act, from, (NEXT[from] as readonly number[]).includes(to)]).toEqual([act, from, true]);
  });

  it.each([3, 7, 8, 10] as const)('%i is final', (status) => {
    expect(NEXT[status]).toEqual([]);
  });

  it.each([
    ['result', 4, true, 9],
    ['result', 2, true, 9],
    ['return', 9, true, 10],
    ['apology', 5, true, 5],
    ['supplement', 5, true, 4],
    ['supplement', 5, false, 1],
    ['rejection', 1, false, 3],
    ['payment-request', 4, true, 6],
    ['payment', 6, true, 4],
  ] as const)('%s at status %i leads on', (act, status, received, next) => {
    expect(statusAfter(act, status, received)).toBe(next);
  });

  it('refuses every act that the table does not name, with its code', () => {
    for (const received of [true, false]) {
      const table: Partial<Record<string, { from: readonly number[] }>> = received ? ACTS : SUBMISSION_ACTS;
      for (const act of Object.keys({ ...ACTS, ...SUBMISSION_ACTS }) as Act[]) {
        for (const status of STATUS_CODES.filter((one) => !table[act]?.from.includes(one))) {
          let refused: unknown;
          try {
            statusAfter(act, status, received);
          } catch (error) {
            refused = error;
          }
          expect(refused).toBeInstanceOf(Problem);
          expect((refused as Problem).code).toBe('dossier.act-not-allowed');
        }
      }
    }
  });
});
