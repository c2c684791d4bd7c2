import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  addSignature,
  bringBackShipment,
  deliverShipment,
  inviteReceiver,
  registerShipment,
  signHandover,
  type HandoverItem,
  type RegisterShipment,
  type SignHandover,
} from '#contracts';
import { DEPARTMENT, oneRow } from '#testing';
import { aPostalService, aShipment, COUNTER, ELSEWHERE, OPERATOR, type PostalTest } from '../postal.makers.js';

let service: PostalTest;
beforeAll(async () => {
  service = await aPostalService();
});
afterAll(() => service.close());

let serial = 0;
const register = async (more: Partial<RegisterShipment> = {}) =>
  (
    await service.request(
      registerShipment,
      aShipment({ trackingNumber: `BP-${(serial += 1) + 1000}`, ...more }),
      OPERATOR,
    )
  ).value;

const AT = { post: '2018-09-03T09:00:00+07:00', agency: '2018-09-03T09:10:00+07:00' };
const minutes = (items: HandoverItem[], more: Partial<SignHandover> = {}): SignHandover => ({
  direction: 'to-agency',
  agencyCode: DEPARTMENT,
  items,
  signatures: [
    { side: 'post', name: 'Nguyễn Văn Bưu', at: AT.post },
    { side: 'agency', name: 'Trần Thị Cửa', at: AT.agency },
  ],
  ...more,
});
const sign = (command: SignHandover, by = COUNTER) => service.request(signHandover, command, by);
const last = async (type: string) => (await service.events()).findLast((event) => event.type === type);

describe('minutes of hand-over', () => {
  it('are the legal moment of submission: the later signature, for every item taken, the refused one set apart', async () => {
    const dossierIds = [randomUUID()];
    const [taken, refused] = [await register({ dossierIds }), await register()];
    const items: HandoverItem[] = [
      { shipmentId: taken.id },
      { shipmentId: refused.id, refusedFor: 'seal-broken', wayBackPaidBy: 'post', note: 'rách góc' },
    ];
    const { value } = await sign(minutes(items));
    expect(value).toMatchObject({ number: `BBGN-${DEPARTMENT}-2018-00001`, signed: true, waitsFor: null });
    expect(value.signedAt).toBe('2018-09-03T02:10:00.000Z');
    const event = await last('postal.handover.signed.v1');
    expect(event).toMatchObject({ subject: value.id, time: '2018-09-03T02:10:00.000Z' });
    expect(event!.data).toMatchObject({
      direction: 'to-agency',
      signedOn: '2018-09-03',
      items: [
        { shipmentId: taken.id, taken: true, dossierIds, content: 'dossier', publicPost: true },
        { shipmentId: refused.id, taken: false, refusedFor: 'seal-broken', wayBackPaidBy: 'post' },
      ],
    });
    const states = (await service.events()).filter(({ subject }) => [taken.id, refused.id].includes(subject)).slice(-2);
    expect(states.map(({ type, data }) => [type, (data as { state: object }).state])).toEqual([
      [
        'postal.shipment.handed-over.v1',
        expect.objectContaining({ status: 'delivered', signedOn: '2018-09-03', handoverId: value.id }),
      ],
      [
        'postal.shipment.refused.v1',
        expect.objectContaining({ status: 'refused', signedAt: null, wayBackPaidBy: 'post' }),
      ],
    ]);
  });

  it('names of signers and notes stand encrypted, in no event and no other table', async () => {
    const { id } = await register();
    const { value } = await sign(
      minutes([{ shipmentId: id, refusedFor: 'other', wayBackPaidBy: 'citizen', note: 'Bí mật' }]),
    );
    const kept = await oneRow<{ content: Buffer }>(
      service.dataSource,
      'SELECT content FROM handover_person WHERE handover_id = $1',
      [value.id],
    );
    expect(kept.content.includes('Trần')).toBe(false);
    const { text } = await oneRow<{ text: string }>(
      service.dataSource,
      `SELECT (SELECT string_agg(body, '') FROM event_log) || (SELECT string_agg(handover::text, '') FROM handover) AS text`,
    );
    expect(/Trần Thị Cửa|Bí mật/.test(text)).toBe(false);
  });

  it('one side signs, the other later; not the same person for both, not twice', async () => {
    const { id } = await register();
    const [post] = minutes([]).signatures;
    const { value } = await sign(minutes([{ shipmentId: id }], { signatures: [post!] }), OPERATOR);
    expect(value).toMatchObject({ signed: false, number: null, waitsFor: 'agency' });
    const add = (by = COUNTER) => service.request(addSignature, { id: value.id, name: 'Trần Thị Cửa' }, by);
    await expect(add(OPERATOR)).rejects.toMatchObject({ code: 'postal.same-signer' });
    await expect(add(ELSEWHERE)).rejects.toMatchObject({ kind: 'not-found' });
    expect((await add()).value).toMatchObject({ signed: true, signedAt: '2018-09-03T08:00:00.000Z' });
    await expect(add()).rejects.toMatchObject({ code: 'postal.already-signed' });
  });

  it('sent again with the same id they are the same minutes; with other content a conflict', async () => {
    const shipmentId = (await register()).id;
    const command = minutes([{ shipmentId }], { id: randomUUID() });
    const first = await sign(command);
    expect((await sign(command)).value).toEqual(first.value);
    await expect(sign({ ...command, direction: 'to-post' })).rejects.toMatchObject({ code: 'conflict.id-reused' });
  });

  it('a mistake in one line leaves nothing behind, and no hole in the numbers', async () => {
    const [good, result] = [await register(), await register({ direction: 'to-citizen' })];
    const before = (await service.events()).length;
    const outer = await register();
    await expect(
      sign(minutes([{ shipmentId: good.id }, { shipmentId: result.id }], { direction: 'to-post' })),
    ).rejects.toMatchObject({ code: 'postal.item-not-of-agency' });
    await expect(sign(minutes([{ shipmentId: good.id }, { shipmentId: good.id }]))).rejects.toMatchObject({
      code: 'postal.item-twice',
    });
    await expect(sign(minutes([{ shipmentId: good.id, refusedFor: 'incomplete' }]))).rejects.toMatchObject({
      code: 'postal.payer-needed',
    });
    await expect(
      sign(
        minutes([{ shipmentId: good.id }], {
          signatures: [{ side: 'post', name: 'A', at: '2018-09-04T00:00:00+07:00' }],
        }),
      ),
    ).rejects.toMatchObject({ code: 'postal.in-the-future' });
    expect(await service.events()).toHaveLength(before + 1);
    const { value } = await sign(minutes([{ shipmentId: outer.id }]));
    const numbers = await service.dataSource.query<{ number: string }[]>(
      'SELECT number FROM handover WHERE number IS NOT NULL',
    );
    expect(value.number).toBe(`BBGN-${DEPARTMENT}-2018-${String(numbers.length).padStart(5, '0')}`);
  });
});

describe('a result by post', () => {
  it('begins its way at the minutes; two invitations 2 working days apart come before it goes back', async () => {
    const { id } = await register({ direction: 'to-citizen', acceptedAt: null, transitClass: 'between-districts' });
    const { value } = await sign(minutes([{ shipmentId: id }], { direction: 'to-post' }));
    expect(value.items[0]).toMatchObject({ content: 'result', taken: true });
    const state = (await last('postal.shipment.handed-over.v1'))!.data as { state: object };
    // 3/9 is a day off in 2018 (National Day fell on Sunday): J + 2 working days.
    expect(state.state).toMatchObject({
      acceptedOn: '2018-09-03',
      signedOn: '2018-09-03',
      dueOn: '2018-09-05',
      status: 'accepted',
    });

    const at = (day: string) => `2018-09-${day}T10:00:00+07:00`;
    service.clock.set('2018-09-12T03:00:00Z');
    const invite = (day: string) => service.request(inviteReceiver, { id, at: at(day) }, OPERATOR);
    expect((await invite('06')).value).toMatchObject({ status: 'invited', invitations: 1, late: true });
    await expect(service.request(bringBackShipment, { id }, OPERATOR)).rejects.toMatchObject({
      code: 'postal.too-few-invitations',
    });
    // Friday to Monday is one working day: Thursday 6/9 + 2 = Monday 10/9.
    await expect(invite('07')).rejects.toMatchObject({
      code: 'postal.invitation-too-early',
      facts: { day: '2018-09-10' },
    });
    expect((await invite('10')).value).toMatchObject({ invitations: 2, invitedOn: '2018-09-10' });
    const back = await service.request(bringBackShipment, { id, at: at('11') }, OPERATOR);
    expect(back.value).toMatchObject({ status: 'brought-back', broughtBackOn: '2018-09-11' });
    expect(await last('postal.shipment.brought-back.v1')).toMatchObject({ subject: id });
    await expect(service.request(deliverShipment, { id }, OPERATOR)).rejects.toMatchObject({
      code: 'postal.act-not-allowed',
    });
  });

  it('a receiver who refuses it needs no second invitation', async () => {
    const { id } = await register({ direction: 'to-citizen' });
    const command = { id, receiverRefuses: true };
    expect((await service.request(bringBackShipment, command, OPERATOR)).value).toMatchObject({
      status: 'brought-back',
    });
  });
});
