import { expect, it } from '@jest/globals';
import { registerRow } from './register-row.rules.js';

const plain = { agencyCode: '000.00.15.H10', direction: 'outgoing', number: '7', notation: 'STTTT-VP' };

it.each([
  [{ issuedOn: '7/9/2018' }, { issuedOn: '2018-09-07' }],
  [{ issuedOn: new Date('2018-09-07T00:00:00Z') }, { issuedOn: '2018-09-07' }],
  [{ recipients: '000.00.00.H10; 000.00.16.H10' }, { recipients: ['000.00.00.H10', '000.00.16.H10'] }],
  [{ recipients: ['000.00.00.H10'] }, { recipients: ['000.00.00.H10'] }],
  [{ signed: 'Có' }, { signed: true }],
  [{ signed: 'có lẽ' }, { signed: 'có lẽ' }],
  [{ citizens: '3', internal: 1 }, { others: { citizens: 3, internal: 1 } }],
  [{ others: { citizens: 3 } }, { others: { citizens: 3 } }],
  [{ number: 'bảy' }, { number: 'bảy' }],
  [{}, { class: 'unknown', secrecy: 'none', number: 7, recipients: [] }],
])('%j is read as %j', (cells, row) => {
  expect(registerRow({ ...plain, ...cells }, [])).toMatchObject(row);
});

it('columns and values go by the own mapping', () => {
  const mapping = [
    { field: 'agencyCode', otherwise: '000.00.15.H10' },
    { field: 'direction', otherwise: 'outgoing' },
    { field: 'number', heading: 'Số' },
    { field: 'notation', heading: 'Ký hiệu' },
    { field: 'class', heading: 'Hình thức', values: [{ from: 'Điện tử', to: 'electronic' }], otherwise: 'unknown' },
  ];
  const cells = { Số: '12', 'Ký hiệu': 'STTTT-VP', 'Hình thức': 'điện tử', agencyCode: 'of no meaning here' };
  expect(registerRow(cells, mapping)).toMatchObject({ number: 12, notation: 'STTTT-VP', class: 'electronic' });
  expect(registerRow({ ...cells, 'Hình thức': '' }, mapping)).toMatchObject({
    class: 'unknown',
    direction: 'outgoing',
  });
});
