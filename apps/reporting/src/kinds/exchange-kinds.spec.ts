import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  connectionEnded,
  connectionHeard,
  connectionRegistered,
  connectionSilent,
  systemActor,
  type ConnectionState,
} from '#contracts';
import { recorded } from '#testing';
import { dayOf, LIFE_AGENCIES } from '../facts/dossier-lives.makers.js';
import { connection } from './connection.kind.js';
import { document } from './document.kind.js';
import { aDocument, announcedLines, registers, shares } from './document-lives.makers.js';
import type { Fact } from './fact-kind.js';
import { Fold } from './fold.js';
import type { MeasureDelta } from './measure-deltas.js';

const cells = (moved: readonly MeasureDelta[], from: string, to: string) => (measure: string) =>
  moved
    .filter((cell) => cell.grain === 'day' && cell.measure === measure && cell.bucket >= from && cell.bucket <= to)
    .reduce((sum, { amount }) => sum + amount, 0);

describe('cells of documents', () => {
  it('give the five readings of a recount, for every day, however lines were corrected', () => {
    fc.assert(
      fc.property(registers(60), fc.integer({ min: 1, max: 20 }), (all, size) => {
        const facts = new Map<string, Fact>();
        const moved: MeasureDelta[] = [];
        const events = recorded(announcedLines(all));
        for (let at = 0; at < events.length; at += size) {
          const { versions, deltas } = new Fold(document, facts).of(events.slice(at, at + size));
          for (const { id, fact } of versions) facts.set(id, fact);
          moved.push(...deltas.rows);
        }
        for (let day = 0; day < 365; day += 9) {
          const [from, to] = [dayOf(Math.max(0, day - 60)), dayOf(day)];
          const sum = cells(moved, from, to);
          const all5 = {
            A: [sum('documents-sent-to-all'), sum('documents-sent')],
            A2: [sum('documents-sent-to-any'), sum('documents-sent')],
            B: [sum('document-recipients-electronic'), sum('document-recipients')],
            C: [sum('documents-sent-signed-alone'), sum('documents-sent')],
            D: [
              sum('documents-sent-to-all') + sum('documents-received-electronic'),
              sum('documents-sent') + sum('documents-received'),
            ],
          };
          expect(all5).toEqual(shares(all, from, to));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are moved by nothing that does not count, and refuse what can not be', () => {
    const known = document.factOf(
      recorded(announcedLines([{ subject: 'a', state: aDocument() }]))[0]!.event,
      undefined,
      'a',
    );
    const [recalled] = recorded(announcedLines([{ subject: 'a', state: aDocument({ standing: 'recalled' }) }]));
    expect(document.factOf(recalled!.event, known!, 'a')).toEqual(known);
    const [wrong] = recorded(announcedLines([{ subject: 'a', state: aDocument({ electronic: 2 }) }]));
    expect(() => document.factOf(wrong!.event, undefined, 'a')).toThrow('more electronic copies than recipients');
  });
});

describe('a connected system', () => {
  const state = (alive: boolean, since: string | null, endedOn: string | null = null): ConnectionState => ({
    ...{
      agencyId: LIFE_AGENCIES[0]!,
      kind: 'one-stop',
      connectedOn: '2018-01-02',
      endedOn,
      alive,
      since,
      allowedHours: 8,
    },
  });
  const about = { time: new Date('2018-01-01T00:00:00Z') };
  const by = systemActor('exchange');
  const ms = (text: string) => Date.parse(text);

  it('is alive in the stretches between heard and silent, the last one open', () => {
    const told = [
      connectionRegistered.of('a', { state: state(false, null) }, by, about),
      connectionHeard.of('a', { state: state(true, '2018-01-02T01:00:00Z') }, by, about),
      connectionSilent.of('a', { state: state(false, '2018-01-03T03:00:00Z') }, by, about),
      connectionHeard.of('a', { state: state(true, '2018-01-05T02:00:00Z') }, by, about),
    ];
    const lives = [`[${ms('2018-01-02T01:00:00Z')},${ms('2018-01-03T03:00:00Z')})`, `[${ms('2018-01-05T02:00:00Z')},)`];
    expect(aliveAfter(told)).toBe(`{${lives.join(',')}}`);
    const ended = connectionEnded.of('a', { state: state(false, '2018-01-05T02:00:00Z', '2018-01-06') }, by, about);
    const closed = `[${ms('2018-01-05T02:00:00Z')},${ms('2018-01-06T17:00:00Z')})`;
    expect(aliveAfter([...told, ended])).toBe(`{${lives[0]},${closed}}`);
  });

  function aliveAfter(told: readonly ReturnType<typeof connectionHeard.of>[]) {
    const { versions } = new Fold(connection, new Map()).of(recorded(told));
    return versions.at(-1)!.fact['alive'];
  }
});
