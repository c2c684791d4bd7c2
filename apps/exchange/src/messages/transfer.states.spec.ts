import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NEXT, say, standingOf, type Said } from './transfer.states.js';

const CODES = ['01', '02', '03', '04', '05', '06', '13', '15', '16'];
const at = (minute: number) => new Date(Date.UTC(2018, 8, 7, 1, minute)).toISOString();
const told = (...codes: string[]): Said => codes.reduce<Said>((said, code, n) => say(said, code, at(n)), {});

describe('a document at a recipient', () => {
  it('every status can be reached', () => {
    expect([...new Set(Object.values(NEXT).flat())].sort()).toEqual(CODES.slice(0, 6));
  });

  it.each([
    [[], 'sent', 'none'],
    [['01'], '01', 'none'],
    [['01', '02'], '02', 'none'],
    [['01', '03', '04', '05', '06'], '06', 'none'],
    [['06', '05', '04', '03', '01'], '06', 'none'],
    [['01', '13'], '01', 'asked'],
    [['01', '13', '15'], '01', 'agreed'],
    [['01', '13', '16'], '01', 'refused'],
    [['16', '15'], 'sent', 'agreed'],
    [['02', '03'], '03', 'none'],
    [['03', '02'], '02', 'none'],
  ] as const)('%j is %s, recall %s', (codes, status, recall) => {
    expect(standingOf(told(...codes))).toMatchObject({ status, recall });
  });

  it('refused and received is a contradiction that is told', () => {
    expect(standingOf(told('02', '03'))).toMatchObject({ contradictory: true });
    expect(standingOf(told('01', '03'))).toMatchObject({ contradictory: false });
  });

  it('is the same whatever the order of messages and however often they come', () => {
    const message = fc.record({ code: fc.constantFrom(...CODES), minute: fc.integer({ min: 0, max: 59 }) });
    const run = (messages: { code: string; minute: number }[]) =>
      messages.reduce<Said>((said, { code, minute }) => say(said, code, at(minute)), {});
    fc.assert(
      fc.property(
        fc
          .array(message, { maxLength: 12 })
          .chain((all) =>
            fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
          ),
        ([inOrder, mixed]) => {
          expect(standingOf(run(mixed))).toEqual(standingOf(run(inOrder)));
        },
      ),
    );
  });

  it('only ever follows what may follow, while messages come in the order of their times', () => {
    const order = fc.uniqueArray(fc.constantFrom(...CODES.slice(0, 6)), { maxLength: 6 });
    fc.assert(
      fc.property(order, (codes) => {
        const forward = codes.filter((code, n) => code !== '02' || n === codes.length - 1);
        forward.reduce<string>((before, _code, n) => {
          const { status } = standingOf(told(...forward.slice(0, n + 1)));
          const back = status === '02' && ['03', '04', '05', '06'].includes(before); // a contradiction
          if (status !== before && !back) expect(NEXT[before as keyof typeof NEXT]).toContain(status);
          return status;
        }, 'sent');
      }),
    );
  });
});
