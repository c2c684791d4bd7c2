import { flow, perProcedure, stock, type Measure, type Trait } from './measure.js';

const POSTAL: Trait = { service: 'postal', fact: 'post-dossier', dimensions: ['agency', 'procedure'] };

const CATALOGUE: Trait = { service: 'catalogue', dimensions: ['agency'] };
const DUTY: Trait = { ...CATALOGUE, fact: 'publication-duty' };
const REVIEW: Trait = { ...CATALOGUE, fact: 'periodic-review' };
const ITEM: Trait = { ...CATALOGUE, fact: 'web-item' };

/** Measures of facts other than dossiers; how each is computed stands with its kind of fact in the reporting service. */
export const KIND_MEASURES = {
  'post-received': perProcedure(
    'Hồ sơ tiếp nhận qua bưu chính công ích (biên bản đã ký)',
    'Dossiers received by the public post (minutes signed)',
    POSTAL,
  ),
  'post-returned': perProcedure(
    'Kết quả giao bưu chính công ích (biên bản đã ký)',
    'Results handed to the public post (minutes signed)',
    POSTAL,
  ),
  'post-delivered': perProcedure('Kết quả bưu chính công ích đã phát', 'Results the public post delivered', POSTAL),
  'post-transactions': perProcedure(
    'Giao dịch bưu chính công ích chiều bất kỳ',
    'Transactions of the public post, either way',
    POSTAL,
  ),
  'proposals-due': flow('TTHC đến hạn trình công bố', 'Procedures whose publication had to be proposed', DUTY),
  'proposals-in-time': flow('TTHC được trình công bố đúng hạn', 'Procedures whose publication was proposed in time', {
    ...DUTY,
    within: 'proposals-due',
  }),
  'decisions-due': flow('TTHC đến hạn công bố', 'Procedures that had to be published', DUTY),
  'decisions-in-time': flow('TTHC được công bố đúng hạn', 'Procedures published in time', {
    ...DUTY,
    within: 'decisions-due',
  }),
  'reviews-due': flow('Kỳ rà soát TTHC phải thực hiện', 'Periodic reviews due', REVIEW),
  'reviews-held': flow('Kỳ rà soát TTHC đã thực hiện', 'Periodic reviews held', { ...REVIEW, within: 'reviews-due' }),
  'web-items-required': stock('Mục thông tin bắt buộc', 'Required items of the web page', ITEM),
  'web-items-current': stock('Mục thông tin bắt buộc đang cập nhật', 'Required items that are up to date', {
    ...ITEM,
    within: 'web-items-required',
  }),
} as const satisfies Record<string, Measure>;
