import { expect, it } from '@jest/globals';
import { assertPublishable } from './publishable.rules.js';

const petitioner = { name: 'Trần Thị Bưởi', address: '12 Hùng Vương, Đồng Xoài', phone: '+84 987 654 321' };

it.each([
  'Bà Trần Thị Bưởi phản ánh …',
  'ba TRAN THI BUOI hoi',
  'Hộ tại 12 Hùng Vương, Đồng Xoài',
  'Gọi lại số 0987.654.321',
  'ĐT 0987654321',
])('a text that names the petitioner is not published: %s', (text) => {
  expect(() => assertPublishable(text, petitioner)).toThrow('feedback.answer-names-person');
});

it.each([
  'Phường Tân Phú, đường Hùng Vương đã được sửa',
  'Trần Thị Bưởim',
  'Quyết định 098765432 ngày 12/9/2018',
  'Hồ sơ 000.00.15.H10-180905-0001 đã có kết quả',
])('a text that does not is: %s', (text) => expect(() => assertPublishable(text, petitioner)).not.toThrow());

it('one word alone names nobody', () => {
  expect(() => assertPublishable('An tâm', { name: 'An', address: null, phone: null })).not.toThrow();
});
