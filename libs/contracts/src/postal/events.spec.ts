import { expect, it } from '@jest/globals';
import { findErrors, ShipmentState, upcast, type Envelope } from '../index.js';

/** As it stands in logs written before shipments had a content, a status and minutes. */
const STORED: Envelope = {
  specversion: '1.0',
  id: '0165a0c1-6f00-7000-8000-000000000001',
  source: '/H10/postal',
  type: 'postal.shipment.registered.v1',
  subject: '0165a0c1-6f00-7000-8000-000000000002',
  time: '2018-09-03T08:00:00.000Z',
  actor: 'test#postman',
  agency: '000.00.15.H10',
  role: 'postal-operator',
  data: {
    state: {
      direction: 'to-citizen',
      agencyId: '0165a0c1-6f00-7000-8000-000000000003',
      dossierCode: '000.00.15.H10-180830-0001',
      procedureId: '0165a0c1-6f00-7000-8000-000000000004',
      procedureCode: '1.000178',
      trackingNumber: 'RR123456785VN',
      trackingFormat: 'S10',
      acceptedAt: '2018-08-31T17:30:00.000Z',
      acceptedOn: '2018-09-01',
    },
  },
};

it('a shipment of the first version is read as a whole state of the second', () => {
  const { type, data } = upcast(STORED);
  expect(type).toBe('postal.shipment.registered.v2');
  const { state } = data as { state: ShipmentState };
  expect(findErrors(ShipmentState, state).errors).toEqual([]);
  expect(state).toMatchObject({ content: 'result', dossierCodes: ['000.00.15.H10-180830-0001'], status: 'accepted' });
});
