import { describe, expect, it } from '@jest/globals';
import { feesOf, termOf, wayOf } from './portal-ways.js';

describe('terms of the portal', () => {
  it.each([
    ['5 Ngày làm việc', { length: '5', unit: 'working-day' }],
    ['07 Ngày', { length: '7', unit: 'day' }],
    ['0,5 Ngày làm việc', { length: '0.5', unit: 'working-day' }],
    ['24 Giờ', { length: '24', unit: 'hour' }],
    ['3 Tháng', { length: '3', unit: 'month' }],
    ['1', null],
    ['0 Giờ', null],
    ['Không quy định', null],
    ['5 Ngày làm việc hoặc 10 Ngày', null],
    [null, null],
  ])('%j is read as %j', (text, term) => {
    expect(termOf(text)).toEqual(term);
  });
});

describe('fees of the portal', () => {
  it.each([
    ['Miễn phí', '0', 'VND'],
    ['Miễn phí(10.000 đồng/trang)', '0', 'VND'],
    ['500,000 Việt Nam Đồng', '500000', 'VND'],
    ['70,000 VNĐ(70.000 đồng/Giấy chứng nhận)', '70000', 'VND'],
    ['Phí : 2.000.000 Đồng (Thẩm định)', '2000000', 'VND'],
    ['Lệ phí : 0 Đồng', '0', 'VND'],
    ['Phí : Không Đồng', '0', 'VND'],
    ['Lệ phí : 1.5 USD', '1.5', 'USD'],
    ['10 USD(10USD/giấy)', '10', 'USD'],
    ['150 VNĐ(150.000 đồng/lần/thẻ.)', null, null],
    ['Không có thông tin(1)', null, null],
    ['Phí :  Đồng (Theo quy định)', null, null],
    ['1200 VNĐ', '1200', 'VND'],
  ])('%j has the amount %j %j', (text, amount, currency) => {
    expect(feesOf(text)).toEqual([{ text, amount, currency }]);
  });

  it('are one a line, without the names of attached files, and none where the portal says nothing', () => {
    expect(feesOf('Phí : 0 Đồng\nFile đính kèm: 64-btc.pdf\nLệ phí : 5.000 Đồng').map(({ amount }) => amount)).toEqual([
      '0',
      '5000',
    ]);
    expect(feesOf('Không có thông tin')).toEqual([]);
  });
});

describe('ways to submit', () => {
  it.each([
    ['Trực tiếp', 'counter'],
    ['Trực tuyến', 'online'],
    ['Dịch vụ bưu chính', 'post'],
  ])('%s is the channel %s', (method, channel) => {
    expect(wayOf({ method, term: '1 Ngày', fees: ['Miễn phí'], description: null })).toMatchObject({ channel });
  });

  it('of no known channel are none', () => {
    expect(wayOf({ method: 'Fax', term: null, fees: [], description: null })).toBeNull();
  });
});
