import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { receiveDossier, v7, type DossierView } from '#contracts';
import { rowsOf } from '#messaging';
import type { TestClock, TestService } from '#testing';
import { aDossierService, aReception, officer } from '../dossier.makers.js';

let service: TestService & { clock: TestClock };
beforeAll(async () => {
  service = await aDossierService();
});
afterAll(() => service.close());

const rows = async <R>(sql: string): Promise<R[]> => rowsOf<R>(await service.dataSource.query(sql));
const codesOf = (dossiers: readonly DossierView[]) =>
  dossiers.map(({ code }) => Number(code!.slice(-4))).sort((a, b) => a - b);

describe('receptions that come at once are written together', () => {
  it('and each has its code, its event, its position and its applicant', async () => {
    const asked = Array.from({ length: 40 }, (_, n) => aReception({ applicant: { name: `Người thứ ${n}` } }));
    const answers = await Promise.all(asked.map((one) => service.request(receiveDossier, one, officer)));
    expect(codesOf(answers.map(({ value }) => value))).toEqual(asked.map((_, n) => n + 1));
    const found = await rows<{ position: string; subject: string; code: string }>(
      `SELECT position, subject, body::json -> 'data' -> 'state' ->> 'code' AS code FROM event_log`,
    );
    const told = (position: unknown, id: string, code: string | null) => `${String(position)} ${id} ${code}`;
    expect(found.map((row) => told(row.position, row.subject, row.code)).sort()).toEqual(
      answers.map(({ value, position }) => told(position, value.id, value.code)).sort(),
    );
    const [together] = await rows<{ n: number }>('SELECT count(DISTINCT xid)::int AS n FROM event_log');
    expect(together!.n).toBeLessThan(20);
    const [persons] = await rows<{ n: number }>(
      'SELECT count(*)::int AS n FROM dossier_person JOIN dossier ON dossier_id = id',
    );
    expect(persons!.n).toBe(40);
  });

  it('and what is wrong with one is told to that one, without a hole in the codes', async () => {
    service.clock.set('2018-08-14T08:00:00+07:00');
    const id = v7(service.clock.now());
    const first = aReception({ id });
    const key = { idempotency: { key: 'once', digest: 'once' } };
    const many = () => Array.from({ length: 15 }, () => service.request(receiveDossier, aReception(), officer));
    const [good, same, keyed] = await Promise.all([
      Promise.all(many()),
      Promise.all([first, first].map((one) => service.request(receiveDossier, one, officer))),
      Promise.all([1, 2].map(() => service.request(receiveDossier, aReception(), officer, key))),
    ]);
    const [more, other] = await Promise.all([
      Promise.all(many()),
      service.request(receiveDossier, aReception({ id, channel: 'post' }), officer).catch((error: unknown) => error),
    ]);
    expect(same[0]!.value).toEqual(same[1]!.value);
    expect(other).toMatchObject({ code: 'conflict.id-reused' });
    expect(keyed[0]!.value.id).toBe(keyed[1]!.value.id);
    const received = [...good, ...more, same[0]!, keyed[0]!].map(({ value }) => value);
    expect(codesOf(received)).toEqual(Array.from({ length: 32 }, (_, n) => n + 1));
  });
});
