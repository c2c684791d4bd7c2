import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  getDossier,
  getVisit,
  listVisits,
  receiveDossier,
  recordStep,
  recordVisit,
  requestSupplement,
} from '#contracts';
import {
  acceptSubmission,
  rejectSubmission,
  v7,
  withdrawDossier,
  type DossierState,
  type RecordVisit,
} from '#contracts';
import { aDossierService, aReception, officer, stranger } from '../dossier.makers.js';
import { JoiningService } from './joining.service.js';

let service: Awaited<ReturnType<typeof aDossierService>>;
let person = 0;
beforeAll(async () => {
  service = await aDossierService();
});
afterAll(() => service.close());
beforeEach(() => {
  service.clock.set('2018-08-13T08:00:00+07:00');
  person += 1;
});

const at = (instant: string) => service.clock.set(`${instant}+07:00`);
const applicant = () => ({ name: 'Nguyễn Thị Bưởi', identityNumber: `28500010${person}` });
const aVisit = (of: Partial<RecordVisit> = {}): RecordVisit => ({
  agencyCode: '000.00.15.H10',
  procedureCode: '1.000178',
  form: '02',
  reason: 'thiếu bản sao',
  papers: ['Bản sao'],
  applicant: applicant(),
  ...of,
});
const visit = async (of: Partial<RecordVisit> = {}) => (await service.request(recordVisit, aVisit(of), officer)).value;
const receive = async (of: object = {}) =>
  (await service.request(receiveDossier, aReception({ applicant: applicant(), ...of }), officer)).value;
/** As the sequencer would: events get their numbers. */
const NUMBER = `INSERT INTO event_seq (seq, position, recorded_at, previous_hash, hash)
  SELECT (SELECT coalesce(max(seq), 0) FROM event_seq) + row_number() OVER (ORDER BY position), position, now(), '', ''
    FROM event_log l WHERE NOT EXISTS (SELECT FROM event_seq s WHERE s.position = l.position)`;
async function look(): Promise<number> {
  await service.dataSource.query(NUMBER);
  return service.get(JoiningService).look();
}
async function stateOf(id: string): Promise<DossierState> {
  const events = (await service.events()).filter(({ subject }) => subject === id);
  return (events.at(-1)!.data as { state: DossierState }).state;
}

describe('a visit without a receipt (NĐ 61/2018 Art.17.1)', () => {
  it('is kept with its form, shown to those who need it and to nobody elsewhere', async () => {
    const kept = await visit();
    expect(kept).toMatchObject({ form: '02', caseId: kept.id, dossierId: null });
    expect(kept.content).toMatchObject({ applicant: { name: 'Nguyễn Thị Bưởi' }, missing: ['Bản sao'] });
    await expect(service.request(getVisit, { id: kept.id }, stranger)).rejects.toMatchObject({
      code: 'forbidden.agency',
    });
    expect((await service.request(listVisits, {}, stranger)).value.items).toEqual([]);
    const events = (await service.events()).filter(({ subject }) => subject === kept.id);
    expect(events).toMatchObject([{ type: 'dossier.visit.recorded.v1', data: { form: '02', on: '2018-08-13' } }]);
    expect(JSON.stringify(events)).not.toMatch(/Bưởi|Bản sao/);
  });

  it.each([
    ['form 02 without papers', { papers: [] }],
    ['form 02 without a reason', { reason: undefined }],
    ['form 03 without a reason', { form: '03', reason: undefined }],
  ] as const)('%s is refused', async (_, of) => {
    await expect(visit(of as Partial<RecordVisit>)).rejects.toMatchObject({ code: 'dossier.visit-incomplete' });
  });

  it('repeated with its id it is the same, with other content a conflict', async () => {
    const id = v7(service.clock.now());
    const body = aVisit({ id });
    await service.request(recordVisit, body, officer);
    expect((await service.request(recordVisit, body, officer)).value.id).toBe(id);
    await expect(service.request(recordVisit, { ...body, form: '03' }, officer)).rejects.toMatchObject({
      code: 'conflict.id-reused',
    });
  });
});

describe('a dossier that continues a case', () => {
  it('named at reception, has the trips to the counter among its requests; the next request is a second one', async () => {
    const first = await visit();
    at('2018-08-14T08:00:00');
    const second = await visit({ follows: first.id, ownFault: true });
    const dossier = await receive({ visitId: second.id });
    expect(dossier.caseId).toBe(first.id);
    expect((await stateOf(dossier.id)).requests).toEqual([
      { on: '2018-08-13', kind: 'counter-visit', channel: 'counter', ownFault: false },
      { on: '2018-08-14', kind: 'counter-visit', channel: 'counter', ownFault: true },
    ]);
    expect((await service.request(getVisit, { id: first.id }, officer)).value.dossierId).toBe(dossier.id);
    const step = { ref: dossier.code!, from: 'Một cửa', to: 'Phòng', action: 'forward' };
    await service.request(recordStep, step, officer);
    const supplement = { ref: dossier.code!, reason: 'thiếu', papers: ['Đơn'], nothingElseMissing: true };
    await expect(service.request(requestSupplement, supplement, officer)).rejects.toMatchObject({
      code: 'dossier.second-supplement',
    });
    await expect(receive({ visitId: first.id })).rejects.toMatchObject({ code: 'dossier.visit-joined' });
  });

  it('is found by the applicant, the matter and the agency, without being named', async () => {
    const first = await visit();
    at('2018-08-15T08:00:00');
    const dossier = await receive();
    expect(dossier.caseId).toBeNull();
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
    const { value } = await service.request(getDossier, { ref: dossier.id }, officer);
    expect(value).toMatchObject({ caseId: first.id });
    expect(await stateOf(dossier.id)).toMatchObject({ requests: [{ kind: 'counter-visit' }], caseId: first.id });
  });

  it('of somebody else, or after N days, is a case of its own', async () => {
    await visit();
    person += 1;
    const other = await receive();
    person -= 1;
    at('2018-09-13T08:00:00');
    const late = await receive();
    expect(await look()).toBe(0);
    for (const { id } of [other, late])
      expect((await service.request(getDossier, { ref: id }, officer)).value.caseId).toBeNull();
  });

  it('refiled within 30 days has the earlier one’s requests, without being a second request itself', async () => {
    const first = await receive();
    await service.request(recordStep, { ref: first.id, from: 'A', to: 'B', action: 'forward' }, officer);
    const supplement = { reason: 'thiếu', papers: ['Đơn'], nothingElseMissing: true };
    await service.request(requestSupplement, { ref: first.id, ...supplement }, officer);
    await service.request(withdrawDossier, { ref: first.id }, officer);
    at('2018-08-20T08:00:00');
    const again = await receive();
    expect(await look()).toBe(1);
    expect((await stateOf(again.id)).requests).toMatchObject([{ kind: 'earlier-dossier', on: '2018-08-13' }]);
    await service.request(recordStep, { ref: again.id, from: 'A', to: 'B', action: 'forward' }, officer);
    const asked = await service.request(requestSupplement, { ref: again.id, ...supplement }, officer);
    expect(asked.value.flags).toEqual([]);
  });

  it.each([
    ['not closed', async () => (await receive()).code!],
    ['of another procedure', async () => (await receive()).id],
  ])('refiling one that is %s is refused', async (_, earlier) => {
    await expect(receive({ refiles: await earlier() })).rejects.toMatchObject({ code: 'dossier.not-same-case' });
  });
});

describe('a reception ends in exactly one of receipt, request and refusal (NĐ 61/2018 Art.17)', () => {
  it.each([
    ['receipt', (ref: string) => service.request(acceptSubmission, { ref }, officer), 2],
    ['refusal', (ref: string) => service.request(rejectSubmission, { ref, reason: 'sai' }, officer), 3],
    [
      'request',
      (ref: string) =>
        service.request(requestSupplement, { ref, reason: 'x', papers: ['Đơn'], nothingElseMissing: true }, officer),
      5,
    ],
  ] as const)('a submission: %s', async (_, act, status) => {
    const { id } = await receive({ channel: 'online' });
    expect((await act(id)).value.status).toBe(status);
    if (status !== 5)
      for (const other of [acceptSubmission, rejectSubmission])
        await expect(service.request(other, { ref: id, reason: 'x' } as never, officer)).rejects.toBeDefined();
  });
});
