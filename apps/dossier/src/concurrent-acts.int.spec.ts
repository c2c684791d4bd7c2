import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  apologise,
  changeReturnChannel,
  completeDossier,
  completeSupplement,
  consult,
  correctDossier,
} from '#contracts';
import {
  finishParticipation,
  receiveDossier,
  reassignDossier,
  recordPayment,
  recordStep,
  refuseDossier,
} from '#contracts';
import {
  requestSupplement,
  returnResult,
  setParticipants,
  stopDossier,
  voteOnDossier,
  withdrawDossier,
} from '#contracts';
import type { DossierView, RequestContract } from '#contracts';
import { aDossierService, aReception, officer } from './dossier.makers.js';

let service: Awaited<ReturnType<typeof aDossierService>>;
let ref: string;
beforeAll(async () => {
  service = await aDossierService();
});
afterAll(() => service.close());
beforeEach(async () => {
  service.clock.set('2018-08-13T08:00:00+07:00');
  ref = (await service.request(receiveDossier, aReception(), officer)).value.code!;
});

const act = <B extends object>(contract: RequestContract<B, DossierView>, body: object = {}, context = {}) =>
  service.request(contract, { ref, ...body } as never, officer, context);
const step = { from: 'Một cửa', to: 'Phòng', action: 'forward' };
const missing = { reason: 'x', papers: ['Đơn'], nothingElseMissing: true };
const share = { agency: '000.00.16.H10', term: { length: 1, unit: 'working-day' } };

describe('two hundred acts on one dossier at once', () => {
  const outcomes = async (ifMatch?: string) => {
    const acts = Array.from({ length: 200 }, () =>
      service.request(completeDossier, { ref }, officer, ifMatch ? { ifMatch } : {}).then(
        () => 'done',
        (error: { kind: string }) => error.kind,
      ),
    );
    const found = await Promise.all(acts);
    return Object.fromEntries([...new Set(found)].map((what) => [what, found.filter((one) => one === what).length]));
  };

  it('with the same ETag: one wins, the others are stale', async () => {
    expect(await outcomes('"1"')).toEqual({ done: 1, stale: 199 });
    expect((await service.events()).filter(({ type }) => type === 'dossier.dossier.completed.v1').at(-1)).toBeDefined();
  });

  it('without one: one wins, the others met a dossier that changed while they waited', async () => {
    const found = await outcomes();
    expect(found['done']).toBe(1);
    expect((found['conflict'] ?? 0) + (found['refused'] ?? 0)).toBe(199);
    expect(found['conflict']).toBeGreaterThan(0);
    const done = (await service.events()).filter(({ type, data }) => {
      return type === 'dossier.dossier.completed.v1' && (data as { state: { code: string } }).state.code === ref;
    });
    expect(done).toHaveLength(1);
  });
});

type Prepared = () => Promise<unknown>;
const nothing: Prepared = () => Promise.resolve();
const atWork: Prepared = () => act(recordStep, step);
const waiting: Prepared = async () => [await atWork(), await act(requestSupplement, missing)];
const paying: Prepared = async () => [await atWork(), await act(recordPayment, { state: 'required' })];
const shared: Prepared = () => act(setParticipants, { mode: 'parallel', shares: [share] });

describe('every command sent twice with its Idempotency-Key', () => {
  it.each([
    ['step', nothing, recordStep, step],
    ['supplement request', atWork, requestSupplement, missing],
    ['supplement', waiting, completeSupplement, {}],
    ['payment asked', atWork, recordPayment, { state: 'required' }],
    ['payment', paying, recordPayment, { state: 'paid' }],
    ['apology', nothing, apologise, { reason: 'x', newDueOn: '2018-08-24' }],
    ['consultation', atWork, consult, { state: 'asked', ...share }],
    ['shares', nothing, setParticipants, { mode: 'sequential', shares: [share] }],
    ['share done', shared, finishParticipation, { agency: share.agency }],
    ['reassignment', nothing, reassignDossier, { handler: 'lan', reason: 'x' }],
    ['return channel', nothing, changeReturnChannel, { channel: 'post' }],
    ['result', nothing, completeDossier, {}],
    ['refusal', atWork, refuseDossier, { reason: 'x' }],
    ['withdrawal', nothing, withdrawDossier, {}],
    ['stop', atWork, stopDossier, { reason: 'x' }],
    ['return', () => act(completeDossier), returnResult, {}],
    ['vote', nothing, voteOnDossier, { overall: 'satisfied' }],
    ['correction', nothing, correctDossier, { field: 'channel', value: 'post', reason: 'x', approver: 'y' }],
  ] as const)('%s: happens once and is answered twice', async (name, prepare, contract, body) => {
    await prepare();
    const before = (await service.events()).length;
    const context = { idempotency: { key: `${name} ${ref}`, digest: 'd' } };
    const first = await act(contract as RequestContract<object, DossierView>, body, context);
    const again = await act(contract as RequestContract<object, DossierView>, body, context);
    expect(again.value).toEqual(first.value);
    expect((await service.events()).length).toBe(before + 1);
  });
});
