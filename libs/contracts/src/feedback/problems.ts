import type { ProblemText } from '../problems.js';

export const feedbackProblems = {
  'feedback.received-in-future': { vi: 'Lúc nhận nằm ở tương lai', en: 'It can not have been received in the future' },
  'feedback.citizens-use-the-web': {
    vi: 'Người dân gửi qua mạng, ngay lúc này; kênh khác do công chức ghi',
    en: 'Citizens send on the web, now; officers record the other channels',
  },
  'feedback.calendar-range': {
    vi: 'Không có lịch làm việc của năm {year}',
    en: 'There is no working calendar of {year}',
  },
  'feedback.answered-already': {
    vi: 'Ý kiến {number} đã được trả lời công khai',
    en: 'Opinion {number} has been answered in public',
  },
  'feedback.not-accepted': {
    vi: 'Ý kiến {number} không được tiếp nhận (NĐ 20/2008 Điều 7)',
    en: 'Opinion {number} was not accepted (NĐ 20/2008 Art.7)',
  },
  'feedback.answer-names-person': {
    vi: 'Nội dung công khai không được nêu họ tên, địa chỉ, điện thoại của người gửi (NĐ 20/2008 Điều 19)',
    en: 'What is published may not hold the petitioner’s name, address or telephone (NĐ 20/2008 Art.19)',
  },
} as const satisfies Record<string, ProblemText>;
