import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { randomUUID } from 'node:crypto';
import {
  answerPostReminder,
  closeDay,
  collectMoney,
  draftPostReminders,
  eraseShipmentPeople,
  fileComplaint,
  getBalance,
  getIndicator,
  getPostalReport,
  getPostReminder,
  getShipment,
  issuePostReminder,
  listComplaints,
  listShipments,
  printPostalReport,
  printPostReminder,
  reconcile,
  registerShipment,
  remitMoney,
  settleComplaint,
  signHandover,
  syncActs,
  type Actor,
  type IndicatorFigure,
  type OfflineAct,
  type RegisterShipment,
} from '#contracts';
import { DEPARTMENT, FakeBus } from '#testing';
import { aPostalService, aShipment, COUNTER, OPERATOR, type PostalTest } from './postal.makers.js';
import { StatementCsv } from './reconciliation/statement-formats.js';

const shares = new Map<string, [number, number]>();
const bus = new FakeBus().answers(getIndicator, ({ id, period, scope }) => {
  const found = shares.get(`${id} ${period} ${scope}`);
  const value = { kind: found ? 'value' : 'not-applicable' };
  return { id, value, numerator: found?.[0] ?? null, denominator: found?.[1] ?? null } as unknown as IndicatorFigure;
});

let service: PostalTest;
beforeAll(async () => {
  service = await aPostalService({}, bus);
});
afterAll(() => service.close());

let serial = 0;
const register = async (more: Partial<RegisterShipment> = {}) =>
  (
    await service.request(
      registerShipment,
      aShipment({ trackingNumber: `OV-${(serial += 1) + 1000}`, ...more }),
      OPERATOR,
    )
  ).value;

describe('money of citizens in the hands of the post', () => {
  const balance = async (day = '2018-09-03') => (await service.request(getBalance, { day }, OPERATOR)).value;
  const remit = (amount: number, voucher = 'PT-1') =>
    service.request(remitMoney, { agencyCode: DEPARTMENT, kind: 'fee', amount, voucher }, OPERATOR);

  it('is collected, remitted down to zero, and the day is closed only then', async () => {
    const { id: shipmentId } = await register();
    const collect = { id: randomUUID(), shipmentId, kind: 'fee', amount: 200_000, receiptNumber: 'BL-01' } as const;
    expect((await service.request(collectMoney, collect, OPERATOR)).value).toMatchObject({ outstanding: 200_000 });
    expect((await service.request(collectMoney, collect, OPERATOR)).value).toMatchObject({ outstanding: 200_000 });
    await service.request(collectMoney, { ...collect, id: null, kind: 'postage', amount: 30_000 }, OPERATOR);
    expect(await balance()).toMatchObject({ collected: 230_000, outstanding: 200_000, balanced: false });
    const close = () => service.request(closeDay, { agencyCode: DEPARTMENT, day: '2018-09-03' }, COUNTER);
    await expect(close()).rejects.toMatchObject({ code: 'postal.balance-open', facts: { outstanding: 200_000 } });
    await expect(remit(200_001)).rejects.toMatchObject({ code: 'postal.remitted-too-much' });
    const remitted = await Promise.allSettled([remit(150_000), remit(150_000)]);
    expect(remitted.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await remit(50_000, 'PT-2');
    expect(await balance()).toMatchObject({ outstanding: 0, balanced: true });
    expect((await close()).value).toMatchObject({ balanced: true });
    await expect(service.request(collectMoney, { ...collect, id: null }, OPERATOR)).rejects.toMatchObject({
      code: 'postal.day-closed',
    });
  });
});

describe('a phone that was offline', () => {
  it('hands in its acts: each once, a refused one does not stop the next', async () => {
    const [id, late] = [randomUUID(), randomUUID()];
    const act = (more: Partial<OfflineAct>): OfflineAct => ({ actId: randomUUID(), ...more });
    const acts = [
      act({
        register: aShipment({
          id,
          trackingNumber: null,
          direction: 'to-citizen',
          acceptedAt: '2018-09-01T08:00:00+07:00',
        }),
      }),
      act({ deliver: { id: late } }),
      act({ amend: { id, trackingNumber: 'RR473124829VN' } }),
      act({ invite: { id, at: '2018-09-02T08:00:00+07:00' } }),
      act({ deliver: { id, at: '2018-09-03T08:00:00+07:00', takenBy: 'vợ' } }),
      act({}),
    ];
    const { acts: done } = (await service.request(syncActs, { acts }, OPERATOR)).value;
    expect(done.map(({ outcome, code }) => code ?? outcome)).toEqual([
      'done',
      'not-found.record',
      'done',
      'done',
      'done',
      'postal.one-act',
    ]);
    const events = (await service.events()).length;
    const again = (await service.request(syncActs, { acts }, OPERATOR)).value;
    expect(again.acts.map(({ outcome }) => outcome)).toEqual(done.map(({ outcome }) => outcome));
    expect(await service.events()).toHaveLength(events);
    const page = (await service.request(listShipments, { number: 'RR473124829VN' }, OPERATOR)).value;
    expect(page.items).toMatchObject([{ id, status: 'delivered', invitations: 1 }]);
  });
});

describe('a complaint', () => {
  it('is settled in 5 working days within the province and 7 beyond it, within 6 months of acceptance', async () => {
    const { id: shipmentId } = await register({ transitClass: 'same-district' });
    const complain = (more: object = {}) =>
      service.request(fileComplaint, { shipmentId, subject: 'lost', content: 'Bà Bưởi mất thư', ...more }, COUNTER);
    const { value } = await complain();
    // Received on Monday 3/9, a day off: Tuesday 4/9 is the first of five working days.
    expect(value).toMatchObject({ receivedOn: '2018-09-03', dueOn: '2018-09-10', late: false });
    expect((await complain({ interProvince: true })).value.dueOn).toBe('2018-09-12');
    service.clock.set('2018-09-11T03:00:00Z');
    const open = (await service.request(listComplaints, { open: true }, COUNTER)).value;
    expect(open.items.find(({ id }) => id === value.id)).toMatchObject({ late: true });
    const settle = { id: value.id, outcome: 'upheld', compensation: 120_000 } as const;
    expect((await service.request(settleComplaint, settle, COUNTER)).value).toMatchObject({
      settledOn: '2018-09-11',
      late: true,
    });
    await expect(service.request(settleComplaint, settle, COUNTER)).rejects.toMatchObject({
      code: 'postal.complaint-settled',
    });
    service.clock.set('2019-03-04T03:00:00Z');
    await expect(complain()).rejects.toMatchObject({ code: 'postal.complaint-too-late', facts: { day: '2019-03-01' } });
    service.clock.set('2018-09-12T03:00:00Z');
    const kept = await service.dataSource.query<{ text: string }[]>(
      'SELECT complaint_person::text AS text FROM complaint_person',
    );
    expect(kept.map(({ text }) => text).join()).not.toContain('Bưởi');
  });
});

describe('the month against the carrier', () => {
  it('shows every difference between items, events and statement with its money', async () => {
    const accepted = { acceptedAt: '2018-08-10T08:00:00+07:00', carrier: 'vnpost' };
    const [same, dearer, missing] = [await register(accepted), await register(accepted), await register(accepted)];
    for (const { id } of [same, dearer, missing])
      await service.request(
        collectMoney,
        { shipmentId: id, kind: 'postage', amount: 30_000, receiptNumber: 'BL', at: '2018-09-12T08:00:00+07:00' },
        OPERATOR,
      );
    const event = (number: string, n: number) =>
      service.dataSource.query(
        `INSERT INTO carrier_event VALUES ('vnpost', $1, $2, 'accepted', '2018-08-10T02:00:00Z', now(), 'poll', 'applied')`,
        [`e${n}`, number],
      );
    await event(same.trackingNumber!, 1);
    // Under way at the turn of the month, and another agency's: no difference of this month for this caller.
    const { trackingNumber: july } = await register({ ...accepted, acceptedAt: '2018-07-31T08:00:00+07:00' });
    await event(july!, 3);
    const { trackingNumber: theirs } = await register(accepted);
    await service.dataSource.query('UPDATE shipment SET agency_id = gen_random_uuid() WHERE tracking_number = $1', [
      theirs,
    ]);
    await event(theirs!, 4);
    await event('STRANGER', 2);
    const rows = [
      { line: 2, value: { 'Số hiệu': same.trackingNumber, 'Ngày chấp nhận': '10/8/2018', Cước: '30.000' } },
      { line: 3, value: { 'Số hiệu': dearer.trackingNumber, 'Ngày chấp nhận': '2018-08-10', Cước: '35.000 đ' } },
      { line: 4, value: { 'Số hiệu': 'FOREIGN', 'Ngày chấp nhận': '2018-08-11', Cước: '10000', 'Thu hộ': '5.000' } },
      { line: 6, value: { 'Số hiệu': theirs, 'Ngày chấp nhận': '2018-08-10', Cước: '30000' } },
      { line: 5, value: { 'Số hiệu': 'X', 'Ngày chấp nhận': '31/2/2018', Cước: '1,5' } },
    ];
    const outcomes = await service.dataSource.transaction((tx) => new StatementCsv().apply(rows, tx));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted', 'accepted', 'rejected']);
    const again = await service.dataSource.transaction((tx) => new StatementCsv().apply(rows.slice(0, 1), tx));
    expect(again).toEqual([{ line: 2, kind: 'unchanged' }]);

    const { totals, differences } = (
      await service.request(reconcile, { month: '2018-08', carrier: 'vnpost' }, OPERATOR)
    ).value;
    expect(totals).toEqual([
      {
        items: 3,
        billed: 3,
        reported: 2,
        matched: 1,
        postage: 90_000,
        billedPostage: 75_000,
        cod: 0,
        billedCod: 5_000,
      },
    ]);
    const found = differences.map(({ kind, number, amount }) => [kind, number, amount]);
    expect(found).toEqual(
      expect.arrayContaining([
        ['no-events', dearer.trackingNumber, 0],
        ['postage-differs', dearer.trackingNumber, 5_000],
        ['not-on-statement', missing.trackingNumber, -30_000],
        ['not-ours', 'FOREIGN', 15_000],
        ['only-events', 'STRANGER', 0],
      ]),
    );
    expect(found).toHaveLength(5);
  });
});

describe('the report of the provincial post office', () => {
  it('counts the public post alone, by agency, and comes as workbook and document', async () => {
    const before = (await service.request(getPostalReport, { period: '2018-Q3' }, OPERATOR)).value;
    const items = [
      await register(),
      await register({ service: 'hired-courier' }),
      await register({ content: 'supplement' }),
    ];
    const at = '2018-09-04T08:00:00+07:00';
    const signatures = (['post', 'agency'] as const).map((side) => ({ side, name: side, at }));
    const shipments = items.map(({ id }) => ({ shipmentId: id }));
    await service.request(
      signHandover,
      { direction: 'to-agency', agencyCode: DEPARTMENT, items: shipments, signatures },
      COUNTER,
    );
    const report = (await service.request(getPostalReport, { period: '2018-Q3' }, OPERATOR)).value;
    expect(report).toMatchObject({ from: '2018-07-01', dueOn: '2018-10-10', safety: 100 });
    expect(report.total.dossiers - before.total.dossiers).toBe(1);
    expect(report.total.supplements - before.total.supplements).toBe(1);
    expect(report.total).toMatchObject({ fees: 200_000, complaints: 2, compensation: 120_000 });
    expect(report.rows).toMatchObject([{ code: DEPARTMENT, ...report.total }]);

    const print = async (format: 'xlsx' | 'pdf') =>
      Buffer.from(
        (await service.request(printPostalReport, { period: '2018-Q3', format }, OPERATOR)).value.bytes,
        'base64',
      );
    const workbook = await new ExcelJS.Workbook().xlsx.load((await print('xlsx')) as never);
    const sheet = workbook.worksheets[0]!;
    expect(sheet.getRow(1).getCell(3).value).toBe('Hồ sơ tiếp nhận');
    expect(sheet.getRow(2).getCell(3).value).toBe(report.total.dossiers);
    expect((await print('pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it.each([
    ['2018', '2019-01-10'],
    ['2018-H1', '2018-07-10'],
    ['2018-Q4', '2019-01-10'],
    ['2018-07', null],
  ])('of %s is due on %s', async (period, dueOn) => {
    expect((await service.request(getPostalReport, { period }, OPERATOR)).value.dueOn).toBe(dueOn);
  });
});

describe('a reminder to an agency below its targets', () => {
  it('is drafted from the indicators, issued, answered, and shows what changed after it', async () => {
    shares.set(`I.5.đ.2 2018-Q2 ${DEPARTMENT}`, [3, 40]);
    shares.set(`I.5.đ.3 2018-Q2 ${DEPARTMENT}`, [15, 100]);
    shares.set(`I.5.đ.2 2018-Q3 ${DEPARTMENT}`, [6, 50]);
    const draft = async () => (await service.request(draftPostReminders, { period: '2018-Q2' }, COUNTER)).value.items;
    const [reminder, ...others] = await draft();
    expect(others).toEqual([]);
    expect(reminder).toMatchObject({
      ...{ agencyCode: DEPARTMENT, status: 'drafted', from: '2018-04-01', to: '2018-06-30' },
      figures: [{ indicator: 'I.5.đ.2', numerator: 3, denominator: 40, target: 10 }],
    });
    const { id } = reminder!;
    expect(await draft()).toHaveLength(1);
    const file = (await service.request(printPostReminder, { id, format: 'docx' }, COUNTER)).value;
    expect(Buffer.from(file.bytes, 'base64').subarray(0, 2).toString()).toBe('PK');

    await expect(
      service.request(answerPostReminder, { id, replyNumber: '1', repliedOn: '2018-09-05' }, COUNTER),
    ).rejects.toMatchObject({
      code: 'postal.reminder-not-issued',
    });
    const issue = { id, letterNumber: '77/STTTT-BCVT', issuedOn: '2018-07-05' };
    expect((await service.request(issuePostReminder, issue, COUNTER)).value).toMatchObject({ status: 'issued' });
    await service.request(answerPostReminder, { id, replyNumber: '12/UBND', repliedOn: '2018-07-20' }, COUNTER);
    const events = (await service.events()).filter(({ subject }) => subject === id);
    expect(events.map(({ type }) => type)).toEqual(['postal.reminder.issued.v1', 'postal.reminder.replied.v1']);
    expect(events.at(-1)!.data).toMatchObject({
      state: { issuedOn: '2018-07-05', repliedOn: '2018-07-20', from: '2018-04-01' },
    });
    expect((await service.request(getPostReminder, { id }, COUNTER)).value).toMatchObject({
      status: 'answered',
      after: [{ indicator: 'I.5.đ.2', numerator: 6, denominator: 50, target: 10 }],
    });
  });
});

it('what names people about an item can be emptied, and is shown to nobody before that who does not need it', async () => {
  const { id } = await register({ sender: { name: 'Trần Thị Bưởi' }, papers: [{ name: 'Đơn', quantity: 1 }] });
  const read = async (role: Actor['role']) =>
    (await service.request(getShipment, { id }, { ...OPERATOR, role })).value.slip;
  expect(await read('postal-operator')).toMatchObject({ sender: { name: 'Trần Thị Bưởi' }, papers: [{ name: 'Đơn' }] });
  expect(await read('inspector')).toBeUndefined();
  const reads = await service.dataSource.query<object[]>('SELECT role FROM person_read WHERE shipment_id = $1', [id]);
  expect(reads).toEqual([{ role: 'postal-operator' }]);
  await service.request(eraseShipmentPeople, { id, reason: 'theo yêu cầu' }, OPERATOR);
  expect(await read('postal-operator')).toBeUndefined();
});
