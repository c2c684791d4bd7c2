import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { completeDossier, getDossier, receiveDossier, shipmentHandedOver, systemActor, v7 } from '#contracts';
import type { ShipmentState } from '#contracts';
import { recorded } from '#testing';
import { aDossierService, aReception, DEPARTMENT, officer, PROCEDURE } from '../dossier.makers.js';

let service: Awaited<ReturnType<typeof aDossierService>>;
beforeAll(async () => {
  service = await aDossierService();
});
afterAll(() => service.close());

const aShipment = (dossierIds: string[], signedAt: string, of: Partial<ShipmentState> = {}): ShipmentState => ({
  ...{ direction: 'to-agency', content: 'dossier', service: 'public-post', publicPost: true, carrier: null },
  ...{ agencyId: DEPARTMENT, fromAgencyId: null, dossierIds, dossierCodes: [], procedureId: PROCEDURE },
  ...{ procedureCode: '1.000178', trackingNumber: null, trackingFormat: null, status: 'delivered', acceptedAt: null },
  ...{ acceptedOn: null, dueOn: null, handoverId: null, signedAt, signedOn: signedAt.slice(0, 10), refusedFor: null },
  ...{ wayBackPaidBy: null, invitations: 0, invitedOn: null, deliveredAt: null, deliveredOn: null },
  ...{ broughtBackOn: null, cancelledOn: null },
  ...of,
});
const receive = async (of: object = {}) =>
  (await service.request(receiveDossier, aReception({ channel: 'post', ...of }), officer)).value;
const view = async (ref: string) => (await service.request(getDossier, { ref }, officer)).value;
async function deliver(state: ShipmentState): Promise<number> {
  const before = (await service.events()).length;
  const about = { time: service.clock.now() };
  const events = recorded([shipmentHandedOver.of(v7(about.time), { state }, systemActor('postal'), about)]);
  await service.deliver(events);
  await service.deliver(events);
  return (await service.events()).length - before;
}

it('the term begins when the minutes were signed, though the dossier was entered later, even on another day', async () => {
  service.clock.set('2018-08-14T08:00:00+07:00');
  const dossier = await receive();
  expect(dossier.lawfulDueAt).toBe('2018-08-21T10:00:00.000Z');
  expect(await deliver(aShipment([dossier.id], '2018-08-10T16:00:00+07:00'))).toBe(1);
  expect(await view(dossier.id)).toMatchObject({
    code: dossier.code,
    receivedAt: dossier.receivedAt,
    lawfulDueAt: '2018-08-17T10:00:00.000Z',
  });
  expect((await service.events()).at(-1)).toMatchObject({
    type: 'dossier.dossier.revised.v1',
    reasoncode: 'handover-signed',
    data: { state: { lawfulDueOn: '2018-08-17', clocks: [{ start: '2018-08-14', dueOn: '2018-08-17' }] } },
  });
});

it.each([
  ['a result that goes back', { content: 'result', direction: 'to-citizen' }, {}],
  ['a supplement', { content: 'supplement' }, {}],
  ['a dossier of the counter', {}, { channel: 'counter' }],
  ['minutes signed after its reception', { signedAt: '2018-08-14T09:00:00+07:00' }, {}],
] as const)('nothing begins with %s', async (_, shipment, dossier) => {
  const { id } = await receive(dossier);
  expect(await deliver(aShipment([id], '2018-08-13T16:00:00+07:00', shipment as Partial<ShipmentState>))).toBe(0);
});

it('a settled dossier stays as it is', async () => {
  const { id } = await receive();
  await service.request(completeDossier, { ref: id }, officer);
  expect(await deliver(aShipment([id], '2018-08-13T16:00:00+07:00'))).toBe(0);
});
