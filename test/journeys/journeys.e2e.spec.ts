import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Platform } from '../platform/platform.js';
import { ago, dayOf, Journey, later, type Dossier } from './journey.js';
import { AGENCY, makePlace, NEIGHBOUR, PROCEDURES } from './place.js';

let platform: Platform;
beforeAll(async () => {
  platform = await Platform.start();
  await makePlace(platform);
}, 300_000);
afterAll(() => platform.end(), 60_000);

const applicant = (n: number) => ({
  name: 'Nguyễn Thị Hành Trình',
  identityNumber: `28509500${n}`,
  phone: '0900000095',
});
const step = { from: 'Một cửa', to: 'Phòng chuyên môn', action: 'forward', unit: AGENCY };
const missing = { reason: 'thiếu bản sao', papers: ['Bản sao'], nothingElseMissing: true };
const exception = { ...missing, exception: 'không theo hướng dẫn', approver: 'Phó Giám đốc', ownFault: true };
const result = { resultNumber: '95/GP', fileDigest: '95'.repeat(32) };

interface Attribution {
  milliseconds: number;
  afterDue: number;
  parts: { holder: string; milliseconds: number; afterDue: number }[];
}

async function partsSumToTheWhole(journey: Journey): Promise<Attribution> {
  const found = await journey.read<Attribution>('/attribution');
  const sum = (of: 'milliseconds' | 'afterDue') => found.parts.reduce((all, one) => all + one[of], 0);
  expect([sum('milliseconds'), sum('afterDue')]).toEqual([found.milliseconds, found.afterDue]);
  return found;
}

/** From hand-over to vote with everything that may go wrong, in the past: supplement, apology, second lateness. */
async function throughALateLife(journey: Journey, received: string, channel: 'counter' | 'post'): Promise<Dossier> {
  await journey.act('steps', { ...step, at: later(received, 0.1), term: { length: 2, unit: 'working-day' } });
  const unlisted = { ...missing, papers: ['Sổ hộ khẩu'] };
  expect(await journey.refused('supplement-requests', unlisted)).toEqual([422, 'dossier.paper-not-published']);
  expect((await journey.act('supplement-requests', { ...missing, channel, at: later(received, 1) })).status).toBe(5);
  const again = await journey.act('supplements', { channel, at: later(received, 10) }, 'counter-officer');
  expect(Date.parse(again.lawfulDueAt)).toBeGreaterThan(Date.parse(later(received, 14)));
  expect(await journey.refused('supplement-requests', missing)).toEqual([422, 'dossier.second-supplement']);
  const due = again.lawfulDueAt;
  const form04 = { reason: 'chờ ý kiến', newDueOn: dayOf(later(due, 5)), at: later(due, -4) };
  expect((await journey.act('apologies', form04)).apology).toMatchObject({ inTime: true });
  expect(await journey.refused('apologies', form04)).toEqual([422, 'dossier.second-apology']);
  const twice = await journey.act('apologies', { reason: 'vẫn chưa xong' });
  expect(twice.lateAgainOn).toBe(dayOf(later(due, 6)));
  const settled = await journey.act('result', result);
  expect(settled).toMatchObject({ status: 9, timeliness: 'late', result: { number: '95/GP' } });
  return settled;
}

async function toTheVote(journey: Journey, channel: string): Promise<void> {
  await journey.act('return-channel', { channel }, 'counter-officer');
  expect(await journey.act('return', {}, 'counter-officer')).toMatchObject({ status: 10 });
  expect(await journey.refused('vote', { overall: 'satisfied' }, 'specialist')).toEqual([403, 'forbidden.role']);
  const voted = await journey.act('vote', { overall: 'satisfied' }, 'records-clerk');
  expect(voted.vote).toMatchObject({ overall: 'satisfied', typedIn: true });
  expect(await journey.refused('vote', { overall: 'satisfied' }, 'records-clerk')).toEqual([
    422,
    'dossier.already-voted',
  ]);
  const tracked = await platform.as('citizen').get(`/tracking/${journey.code}`);
  expect(tracked).toMatchObject({ code: journey.code, status: 10 });
}

describe('at the counter', () => {
  it('a dossier lives from a paper receipt to the vote, late twice', async () => {
    const journey = new Journey(platform);
    const receivedAt = ago(60);
    const body = { procedureCode: PROCEDURES.counter, channel: 'counter', applicant: applicant(1) };
    const received = await journey.receive({ ...body, receivedAt, entryReason: 'sổ giấy' });
    expect(received.flags).toContain('entered-later');
    await throughALateLife(journey, receivedAt, 'counter');
    await toTheVote(journey, 'counter');
    const { parts } = await partsSumToTheWhole(journey);
    expect(parts.map(({ holder }) => holder).sort()).toEqual(['citizen', 'unit']);
    const sheet = await journey.read<{ rows: object[] }>('/control-sheet');
    expect(sheet.rows).toMatchObject([{ giver: 'Một cửa', taker: 'Phòng chuyên môn', result: 'late' }]);
  });

  it('a visit without a receipt counts as the first request of the later dossier', async () => {
    const place = { agencyCode: AGENCY, procedureCode: PROCEDURES.counter };
    const visit = { ...place, form: '02', reason: 'thiếu', papers: ['Đơn'], applicant: applicant(2) };
    const journey = new Journey(platform);
    const { id } = await journey.as('counter-officer').post<{ id: string }>('/counter-visits', visit);
    const received = await journey.receive({ ...place, channel: 'counter', applicant: applicant(2), visitId: id });
    expect(received.caseId).toBe(id);
    await journey.act('steps', step);
    expect(await journey.refused('supplement-requests', missing)).toEqual([422, 'dossier.second-supplement']);
    expect((await journey.act('supplement-requests', exception)).flags).toContain('second-supplement');
    expect((await journey.act('withdrawal', {}, 'counter-officer')).status).toBe(7);
  });

  it('a late dossier without form 04 is settled only together with one', async () => {
    const journey = new Journey(platform);
    const body = { procedureCode: PROCEDURES.counter, channel: 'counter', applicant: applicant(3) };
    await journey.receive({ ...body, receivedAt: ago(30), entryReason: 'sổ giấy' });
    expect(await journey.refused('result', result)).toEqual([422, 'dossier.late-without-apology']);
    const settled = await journey.act('result', { ...result, apology: { reason: 'chậm', reasonCode: 'overload' } });
    expect(settled).toMatchObject({ timeliness: 'late', apology: { newDueOn: null, inTime: false } });
  });
});

describe('by post', () => {
  it('the term begins with the signed minutes; the result goes back the same way', async () => {
    const journey = new Journey(platform);
    const handedOverAt = ago(60);
    const body = { procedureCode: PROCEDURES.post, channel: 'post', applicant: applicant(4) };
    const received = await journey.receive({ ...body, handedOverAt, returnChannel: 'post' });
    expect(received.code).toContain(dayOf(handedOverAt).slice(2).replaceAll('-', ''));
    await throughALateLife(journey, handedOverAt, 'post');
    await toTheVote(journey, 'post');
    await partsSumToTheWhole(journey);
  });
});

describe.each([
  ['3', PROCEDURES.level3, 5],
  ['4', PROCEDURES.level4, 6],
] as const)('online at level %s', (_, procedureCode, n) => {
  it('a submission waits in its queue, becomes a dossier, and the citizen who filed it votes', async () => {
    const journey = new Journey(platform);
    const body = { procedureCode, channel: 'online', applicant: applicant(n) };
    const submitted = await journey.receive(body, 'citizen');
    expect(submitted).toMatchObject({ code: null, status: 1 });
    const queue = () => journey.as('counter-officer').all<{ id: string }>('/online-queue', { agency: AGENCY });
    expect((await queue()).map(({ id }) => id)).toContain(submitted.id);
    await journey.act('supplement-requests', missing, 'counter-officer');
    expect((await queue()).map(({ id }) => id)).not.toContain(submitted.id);
    expect(await journey.refused('supplements', {}, 'citizen')).toEqual([422, 'dossier.supplement-files']);
    await journey.attach('bổ sung.pdf', 'supplement', 'citizen');
    expect(await journey.act('supplements', {}, 'citizen')).toMatchObject({ status: 1 });
    const received = await journey.act('reception', {}, 'counter-officer');
    expect(received).toMatchObject({ status: 2, timeliness: 'open' });
    await journey.act('steps', step);
    await journey.act('payments', { state: 'required', amount: 50_000 }, 'counter-officer');
    await journey.act('payments', { state: 'paid' }, 'counter-officer');
    const newDueOn = dayOf(later(received.lawfulDueAt, 5));
    const form04 = { apology: { reason: 'chờ ý kiến', newDueOn } };
    expect(await journey.signedByHead(form04)).toMatchObject({ kind: 'apology', state: 'signed' });
    expect(await journey.read()).toMatchObject({ apology: { newDueOn, inTime: true } });
    expect(await journey.act('result', result)).toMatchObject({ status: 9 });
    expect(await journey.act('return', { channel: 'online' }, 'counter-officer')).toMatchObject({ status: 10 });
    expect((await journey.act('vote', { overall: 'very-satisfied' }, 'citizen')).vote).toMatchObject({
      typedIn: false,
    });
    await partsSumToTheWhole(journey);
  });
});

describe('the power is cut', () => {
  it('paper receipts keep their numbers, what is left is explained', async () => {
    const counter = platform.as('counter-officer', NEIGHBOUR);
    const day = dayOf(ago(0));
    const range = { agencyCode: NEIGHBOUR, day, count: 3, reason: 'mất điện' };
    const { id, first } = await counter.post<{ id: string; first: number }>('/offline-ranges', range);
    const closed = await counter.post<{ numbers: object[] }>(`/offline-ranges/${id}/closing`, { reason: 'có điện' });
    expect([first, closed.numbers]).toEqual([1, []]);
  });
});

describe('another agency’s people', () => {
  it('see nothing of it and do nothing to it', async () => {
    const journey = new Journey(platform);
    const body = { procedureCode: PROCEDURES.counter, channel: 'counter', applicant: applicant(7) };
    const { id, code } = await journey.receive(body);
    const visit = { agencyCode: AGENCY, procedureCode: PROCEDURES.counter, form: '03', reason: 'sai nơi' };
    const kept = await journey.as('counter-officer').post<{ id: string }>('/counter-visits', visit);
    const range = { agencyCode: AGENCY, day: dayOf(ago(0)), count: 1, reason: 'thử' };
    const { id: rangeId } = await journey.as('counter-officer').post<{ id: string }>('/offline-ranges', range);
    const others = platform.as('counter-officer', NEIGHBOUR);
    const day = dayOf(ago(0));
    const single = [
      ...['', '/deadline', '/history', '/attribution', '/control-sheet'].map((part) => `/dossiers/${code}${part}`),
      `/counter-visits/${kept.id}`,
      `/offline-ranges/${rangeId}`,
      `/counter-days/${day}?agency=${AGENCY}`,
      ...['/dossiers', '/counter-visits', '/online-queue', '/desk', '/desk/due', '/offline-ranges'].map(
        (list) => `${list}?agency=${AGENCY}`,
      ),
    ];
    for (const path of single) expect([path, (await others.send(path)).status]).toEqual([path, 403]);
    for (const list of [
      '/dossiers',
      '/counter-visits',
      '/desk',
      '/desk/due',
      '/offline-ranges',
      '/dossiers?applicant=285095007',
    ]) {
      const { status, json } = await others.send(list);
      expect([list, status]).toEqual([list, 200]);
      expect(JSON.stringify(json)).not.toMatch(new RegExp(`${id}|${code}|${kept.id}|${rangeId}`));
    }
    const specialists = platform.as('specialist', NEIGHBOUR);
    for (const [act, content] of Object.entries({ steps: step, result, consultations: { state: 'asked' } })) {
      const path = `/dossiers/${code}/${act}`;
      expect([act, (await specialists.send(path, { method: 'POST', body: content })).status]).toEqual([act, 403]);
    }
    const many = { refs: [code], to: 'x', reason: 'x' };
    const bulk = await specialists.post<{ items: { done: boolean }[] }>('/reassignments', many);
    expect(bulk.items).toMatchObject([{ done: false, problem: 'forbidden.agency' }]);
  });
});

describe('two hundred acts at once through the gateway', () => {
  it('one wins, the others hear that the dossier has changed', async () => {
    const journey = new Journey(platform);
    const body = { procedureCode: PROCEDURES.counter, channel: 'counter', applicant: applicant(8) };
    const { code } = await journey.receive(body);
    const by = journey.as('specialist');
    const headers = { 'if-match': '"1"' };
    const path = `/dossiers/${code}/result`;
    const sent = Array.from({ length: 200 }, () => by.send(path, { method: 'POST', body: result, headers }));
    const statuses = (await Promise.all(sent)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status !== 201 && status !== 409 && status !== 412)).toEqual([]);
  }, 60_000);
});
