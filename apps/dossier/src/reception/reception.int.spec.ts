import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  procedureRecorded,
  systemActor,
  acceptSubmission,
  getDossier,
  receiveDossier,
  rejectSubmission,
  shorteningRecorded,
  beginProvisional,
  v7,
  type BeginProvisional,
  type DossierView,
  type ShorteningRecorded,
} from '#contracts';
import { rowsOf } from '#messaging';
import { ProvisionalService } from '../provisional/provisional.service.js';
import { FakeBus, recorded, type TestService } from '#testing';
import { aDossierService, aProcedure, aReception, DEPARTMENT, officer, OTHER, PROCEDURE } from '../dossier.makers.js';
import { stranger } from '../dossier.makers.js';
import type { TestClock } from '#testing';

const bus = new FakeBus();
let service: TestService & { clock: TestClock };
beforeAll(async () => {
  service = await aDossierService({}, bus);
});
afterAll(() => service.close());

const key = (text: string) => ({ idempotency: { key: text, digest: text } });

describe('reception', () => {
  it('gives a code, the due date of the term and one event without the person', async () => {
    const { value, position, etag } = await service.request(receiveDossier, aReception(), officer);
    expect(value).toMatchObject({ code: '000.00.15.H10-180813-0001', status: 2, onlineLevel: 3, timeliness: 'open' });
    expect(value.lawfulDueAt).toBe('2018-08-20T10:00:00.000Z');
    expect([position, etag]).toEqual([expect.any(Number), '"1"']);
    const events = await service.events();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      type: 'dossier.dossier.received.v1',
      data: { state: { code: value.code, clocks: [{ start: '2018-08-13', dueOn: '2018-08-20', end: null }] } },
    });
    expect(JSON.stringify(events)).not.toMatch(/Bưởi|285000001/);
  });

  it('answers a repeated id with the first dossier, and with other content a conflict', async () => {
    const id = v7(service.clock.now());
    const first = await service.request(receiveDossier, aReception({ id }), officer);
    const again = await service.request(receiveDossier, aReception({ id }), officer);
    expect(again.value.code).toBe(first.value.code);
    await expect(service.request(receiveDossier, aReception({ id, channel: 'post' }), officer)).rejects.toMatchObject({
      code: 'conflict.id-reused',
    });
  });

  it('answers a repeated Idempotency-Key with the first dossier', async () => {
    const first = await service.request(receiveDossier, aReception(), officer, key('one'));
    const again = await service.request(receiveDossier, aReception(), officer, key('one'));
    expect(again.value.id).toBe(first.value.id);
    const other = { idempotency: { key: 'one', digest: 'other' } };
    await expect(service.request(receiveDossier, aReception(), officer, other)).rejects.toMatchObject({
      code: 'conflict.key-reused',
    });
  });

  it('leaves no hole after refused and repeated requests', async () => {
    const found: unknown = await service.dataSource.query(
      `SELECT count(*)::int AS dossiers, max(right(code, 4))::int AS last, (SELECT last FROM code_counter) AS counted FROM dossier`,
    );
    const [row] = rowsOf<{ dossiers: number; last: number; counted: number }>(found);
    expect(row).toEqual({ dossiers: 3, last: 3, counted: 3 });
  });

  it('gives the shorter term that a decision allows the agency alone, from its day of effect', async () => {
    const cut: ShorteningRecorded = {
      ...{ id: v7(service.clock.now()), procedureId: PROCEDURE, procedureCode: '1.000178', agencyId: DEPARTMENT },
      ...{ channel: null, central: { length: '5', unit: 'working-day' }, local: { length: '3', unit: 'working-day' } },
      ...{ decidedOn: '2018-08-01', from: '2018-08-13', to: null, comparison: 'shorter', daysSaved: '2' },
      shareSaved: '40.00',
    };
    const decided = (change: Partial<ShorteningRecorded>) =>
      service.deliver(
        recorded([
          shorteningRecorded.of(PROCEDURE, { ...cut, ...change }, systemActor('catalogue'), {
            time: service.clock.now(),
          }),
        ]),
      );
    const due = async () => (await service.request(receiveDossier, aReception(), officer)).value.lawfulDueAt;
    await decided({ from: '2018-08-14' });
    await decided({ id: v7(service.clock.now()), agencyId: OTHER });
    expect(await due()).toBe('2018-08-20T10:00:00.000Z');
    await decided({});
    expect(await due()).toBe('2018-08-16T10:00:00.000Z');
    await decided({ to: '2018-08-12' });
    expect(await due()).toBe('2018-08-20T10:00:00.000Z');
  });

  it('takes in what nobody has listed under a provisional entry, tells the catalogue, and joins it when it is published', async () => {
    const told: BeginProvisional[] = [];
    const provisional = { name: 'Cấp giấy phép  thử nghiệm', legalBasis: 'NĐ 99/2018/NĐ-CP' };
    const unlisted = (of: object = {}) =>
      aReception({ procedureCode: 'CCB', provisional, term: { length: 3, unit: 'working-day' }, ...of });
    await expect(service.request(receiveDossier, unlisted({ channel: 'online' }), officer)).rejects.toMatchObject({
      code: 'dossier.provisional-at-counter',
    });
    await expect(service.request(receiveDossier, unlisted({ term: undefined }), officer)).rejects.toMatchObject({
      code: 'dossier.provisional-at-counter',
    });
    const { value } = await service.request(receiveDossier, unlisted(), officer);
    expect(value).toMatchObject({ flags: ['awaiting-publication'], lawfulDueAt: '2018-08-16T10:00:00.000Z' });
    const again = (
      await service.request(
        receiveDossier,
        unlisted({ provisional: { ...provisional, name: 'Cấp giấy phép thử nghiệm' } }),
        officer,
      )
    ).value;
    expect(again.procedureCode).toBe(value.procedureCode);
    expect(value.procedureCode).toMatch(/^CCB-[0-9a-f]{8}$/);
    await expect(service.get(ProvisionalService).tell()).rejects.toMatchObject({ kind: 'unavailable' });
    bus.answers(beginProvisional, (entry) => {
      told.push(entry);
      return { id: v7(service.clock.now()) };
    });
    expect([await service.get(ProvisionalService).tell(), await service.get(ProvisionalService).tell()]).toEqual([
      1, 0,
    ]);
    expect(told).toEqual([{ code: value.procedureCode, ...provisional, agencyId: DEPARTMENT, from: '2018-08-13' }]);
    const before = (await service.events()).length;
    const published = aProcedure({ aliases: [{ code: value.procedureCode, from: null, to: null }] });
    const event = () =>
      procedureRecorded.of(PROCEDURE, published, systemActor('catalogue'), { time: service.clock.now() });
    await service.deliver(recorded([event()]));
    await service.deliver(recorded([event()]));
    const after = (await service.request(getDossier, { ref: value.code! }, officer)).value;
    expect(after).toMatchObject({ procedureCode: '1.000178', lawfulDueAt: '2018-08-16T10:00:00.000Z' });
    const events = (await service.events()).slice(before);
    expect(events.map(({ type, reasoncode }) => [type, reasoncode])).toEqual(
      [value, again].map(() => ['dossier.dossier.corrected.v1', 'procedure-published']),
    );
    expect(events[0]).toMatchObject({ data: { state: { procedureId: PROCEDURE } } });
    expect(JSON.stringify(await service.events())).not.toContain('thử nghiệm');
  });

  it('takes in what the centre has put in force and the province has yet to publish, and says so', async () => {
    const waiting = { id: v7(service.clock.now()), code: '1.009999', status: 'draft', validFrom: null } as const;
    const announce = (awaitingFrom: string) => {
      const state = aProcedure({ ...waiting, awaitingFrom });
      const about = { time: service.clock.now() };
      return service.deliver(recorded([procedureRecorded.of(waiting.id, state, systemActor('catalogue'), about)]));
    };
    const received = () => service.request(receiveDossier, aReception({ procedureCode: '1.009999' }), officer);
    await announce('2018-08-14');
    await expect(received()).rejects.toMatchObject({ code: 'dossier.procedure-not-in-force' });
    await announce('2018-08-13');
    await received();
    const last = (await service.events()).at(-1)!.data as { state: { flags: string[] } };
    expect(last.state.flags).toEqual(['awaiting-publication']);
  });

  it.each([
    ['of another agency', aReception(), stranger, 'forbidden.agency'],
    ['of an unknown procedure', aReception({ procedureCode: '9.999999' }), officer, 'dossier.procedure-unknown'],
    ['of an unknown agency', aReception({ agencyCode: '000.00.99.H10' }), officer, 'dossier.agency-unknown'],
    ['in the future', aReception({ receivedAt: '2018-08-14T08:00:00+07:00' }), officer, 'dossier.in-the-future'],
    [
      'entered later without a reason',
      aReception({ receivedAt: '2018-08-10T08:00:00+07:00' }),
      officer,
      'dossier.entered-later',
    ],
    [
      'before the procedure was in force',
      aReception({ receivedAt: '2017-12-29T08:00:00+07:00', entryReason: 'mất điện' }),
      officer,
      'dossier.procedure-not-in-force',
    ],
  ])('refuses a dossier %s', async (_, body, by, code) => {
    await expect(service.request(receiveDossier, body, by)).rejects.toMatchObject({ code });
  });

  it('keeps the code in the sequence of the day of reception when it is entered later', async () => {
    const { value } = await service.request(
      receiveDossier,
      aReception({ receivedAt: '2018-08-10T15:00:00+07:00', entryReason: 'mất điện' }),
      officer,
    );
    expect(value.code).toBe('000.00.15.H10-180810-0001');
    expect(value.flags).toEqual(['entered-later']);
  });

  it('shows the applicant to those who need it, and keeps who looked', async () => {
    const { value } = await service.request(receiveDossier, aReception(), officer);
    const seen = await service.request(getDossier, { ref: value.code! }, officer);
    expect(seen.value.applicant).toMatchObject({ applicant: { name: 'Nguyễn Thị Bưởi' } });
    const inspector = { ...officer, role: 'inspector' as const };
    expect((await service.request(getDossier, { ref: value.id }, inspector)).value.applicant).toBeNull();
    const reads: unknown = await service.dataSource.query('SELECT actor FROM person_read WHERE dossier_id = $1', [
      value.id,
    ]);
    expect(rowsOf(reads)).toEqual([{ actor: 'test#officer' }]);
  });
});

describe('a procedure in force that the province has not published yet', () => {
  it('is received as "chờ công bố" with a term, never outside the system; a repealed one is not', async () => {
    const about = { time: service.clock.now() };
    const told = (code: string, n: number, of: object) => {
      const id = `018f0000-0000-7000-8000-0000000009${n}0`;
      const draft = aProcedure({ id, code, status: 'draft', validFrom: null, terms: [], ...of });
      return procedureRecorded.of(id, draft, systemActor('catalogue'), about);
    };
    const repealed = { status: 'repealed', validFrom: '2015-01-01', validTo: '2017-12-31' };
    await service.deliver(recorded([told('9.000001', 1, {}), told('9.000002', 2, repealed)]));
    const waiting = { procedureCode: '9.000001', awaitingPublication: true };
    const term = { length: 3, unit: 'working-day' } as const;
    const { value } = await service.request(receiveDossier, aReception({ ...waiting, term }), officer);
    expect(value).toMatchObject({ status: 2, flags: ['awaiting-publication'], term: { length: '3' } });
    for (const [body, code] of [
      [waiting, 'dossier.term-unknown'],
      [{ procedureCode: '9.000001', term }, 'dossier.procedure-not-in-force'],
      [{ procedureCode: '9.000002', awaitingPublication: true, term }, 'dossier.procedure-not-in-force'],
    ] as const)
      await expect(service.request(receiveDossier, aReception(body), officer)).rejects.toMatchObject({ code });
  });
});

describe('a submission on the portal', () => {
  const submit = async (): Promise<DossierView> => {
    const { value } = await service.request(receiveDossier, aReception({ channel: 'online' }), officer);
    return value;
  };

  it('has a tracking number and no code until it is received', async () => {
    const submission = await submit();
    expect(submission).toMatchObject({ code: null, status: 1, receivedAt: null, lawfulDueAt: null });
    expect(submission.trackingNumber).toMatch(/^[2-9A-HJKMNP-Z]{10}$/);
    service.clock.set('2018-08-14T09:00:00+07:00');
    const { value } = await service.request(acceptSubmission, { ref: submission.trackingNumber! }, officer);
    expect(value).toMatchObject({
      code: '000.00.15.H10-180814-0001',
      status: 2,
      trackingNumber: submission.trackingNumber,
    });
    expect(value.lawfulDueAt).toBe('2018-08-21T10:00:00.000Z');
  });

  it('refused, it never gets a code', async () => {
    const submission = await submit();
    const { value } = await service.request(rejectSubmission, { ref: submission.id, reason: 'sai cơ quan' }, officer);
    expect(value).toMatchObject({ status: 3, code: null, timeliness: 'none' });
    const types = (await service.events()).filter(({ subject }) => subject === submission.id).map(({ type }) => type);
    expect(types).toEqual(['dossier.submission.recorded.v1', 'dossier.submission.recorded.v1']);
  });
});

describe('eight receivers on one agency-day', () => {
  it.each([1, 2])('get codes exactly 0001…n (run %i)', async (run) => {
    service.clock.set(`2018-09-0${run + 3}T08:00:00+07:00`);
    const receiver = async () => {
      for (let n = 0; n < 25; n++) await service.request(receiveDossier, aReception(), officer);
    };
    const refused = async () => {
      for (let n = 0; n < 25; n++)
        await service
          .request(receiveDossier, aReception({ procedureCode: '0.000000' }), officer)
          .catch(() => undefined);
    };
    await Promise.all([...Array.from({ length: 8 }, receiver), refused()]);
    const found: unknown = await service.dataSource.query(
      'SELECT right(code, 4)::int AS n FROM dossier WHERE code LIKE $1 ORDER BY code',
      [`%-18090${run + 3}-%`],
    );
    expect(rowsOf<{ n: number }>(found).map(({ n }) => n)).toEqual(Array.from({ length: 200 }, (_, n) => n + 1));
  });

  it('fails loudly after 9999', async () => {
    service.clock.set('2018-09-10T08:00:00+07:00');
    await service.request(receiveDossier, aReception(), officer);
    await service.dataSource.query(`UPDATE code_counter SET last = 9999 WHERE day = '2018-09-10'`);
    await expect(service.request(receiveDossier, aReception(), officer)).rejects.toMatchObject({
      code: 'dossier.day-full',
    });
  });
});
