import type { ProblemText } from '../problems.js';

export const postalProblems = {
  'postal.check-digit': {
    vi: 'Số hiệu {number} sai chữ số kiểm tra: phải là {expected} (UPU S10)',
    en: 'Number {number} has a wrong check digit: it must be {expected} (UPU S10)',
  },
  'postal.country-unknown': {
    vi: 'Số hiệu {number} mang mã nước không có trong UPU S10',
    en: 'Number {number} ends in a country that UPU S10 does not know',
  },
  'postal.number-in-use': {
    vi: 'Số hiệu {number} đã dùng trong 24 tháng trước hoặc sau đó (UPU S10)',
    en: 'Number {number} is used by another item within 24 months (UPU S10)',
  },
  'postal.accepted-in-future': {
    vi: 'Ngày chấp nhận bưu gửi nằm ở tương lai',
    en: 'The item can not have been accepted in the future',
  },
  'postal.procedure-unknown': {
    vi: 'Không có thủ tục {code} trong danh mục',
    en: 'There is no procedure {code} in the catalogue',
  },
  'postal.procedure-not-by-post': {
    vi: 'Thủ tục {code} không có trong danh mục qua bưu chính công ích của cơ quan (QĐ 45/2016 Điều 13)',
    en: 'Procedure {code} is not on the agency’s list for the public post (QĐ 45/2016 Art.13)',
  },
} as const satisfies Record<string, ProblemText>;
