import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { QuestionKind } from '#contracts';
import { aDossierService, DEPARTMENT } from '../dossier.makers.js';
import { findingsOf } from './questions.queries.js';

let service: Awaited<ReturnType<typeof aDossierService>>;
beforeAll(async () => {
  service = await aDossierService();
});
afterAll(() => service.close());
beforeEach(() => service.dataSource.query('TRUNCATE dossier'));

interface Row {
  procedure?: string;
  receivedOn?: string;
  closing?: string;
  closedOn?: string;
  caseId?: string;
  votedOn?: string;
}

async function dossiers(...rows: Row[]): Promise<void> {
  for (const row of rows) {
    const { procedure = '1.000178', receivedOn = '2018-03-01', closing, closedOn, caseId, votedOn } = row;
    const steps = { total: 0, inTime: 0, unknown: 0, unrecorded: 0 };
    await service.dataSource.query(
      `INSERT INTO dossier (id, code, procedure_code, agency_id, channel, received_at, received_on, closing, closed_on, case_id, vote,
                            status, steps, last_act_at, native_act, digest)
       VALUES ($1::uuid, $1::uuid::text, $2, $3, 'counter', $4::date, $4::date, $5, $6, $7, $8, 4, $9, $4::date, true, '')`,
      [randomUUID(), procedure, DEPARTMENT, receivedOn, closing, closedOn, caseId, votedOn ? { votedOn } : null, steps],
    );
  }
}

async function found(kind: QuestionKind): Promise<[string, number, number][]> {
  const findings = await findingsOf(service.dataSource, kind, { agencies: [DEPARTMENT], from: '2018-01-01', to: '2018-12-31' }); // prettier-ignore
  return findings.map(({ subject, n, of }) => [subject, n, of]);
}

const refiledAfter = (receivedOn: string): Row[] => {
  const caseId = randomUUID();
  return [
    { caseId, receivedOn: '2018-03-01', closing: 'withdrawal', closedOn: '2018-03-05' },
    { caseId, receivedOn },
  ];
};

it('dossiers filed again within ten days of a withdrawal are asked about, later ones not', async () => {
  await dossiers(...refiledAfter('2018-03-06'), ...refiledAfter('2018-03-10'), ...refiledAfter('2018-03-30'));
  expect(await found('refiled')).toEqual([]);
  await dossiers(...refiledAfter('2018-03-05'));
  expect(await found('refiled')).toEqual([['1.000178', 3, 3]]);
});

it('procedures whose only dossier of the year came in December are asked about', async () => {
  const single = (n: number): Row => ({ procedure: `1.00000${n}`, receivedOn: '2018-12-10' });
  await dossiers(single(1), single(2), { procedure: '1.000004', receivedOn: '2018-05-02' });
  await dossiers(single(5), { procedure: '1.000005', receivedOn: '2018-02-02' });
  expect(await found('december-single')).toEqual([]);
  await dossiers(single(3));
  expect(await found('december-single')).toEqual([['2018', 3, 3]]);
});

it('a day with most of a year’s votes is asked about, the only day of votes is not', async () => {
  await dossiers(...Array.from({ length: 20 }, () => ({ votedOn: '2018-06-01' })));
  expect(await found('vote-burst')).toEqual([]);
  await dossiers(...Array.from({ length: 5 }, () => ({ votedOn: '2018-07-01' })));
  expect(await found('vote-burst')).toEqual([['2018-06-01', 20, 25]]);
});
