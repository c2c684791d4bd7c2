import { flow, perProcedure, stock, type Measure, type Trait } from './measure.js';

const POSTAL: Trait = { service: 'postal', fact: 'post-dossier', dimensions: ['agency', 'procedure'] };

const CATALOGUE: Trait = { service: 'catalogue', dimensions: ['agency'] };
const DUTY: Trait = { ...CATALOGUE, fact: 'publication-duty' };
const REVIEW: Trait = { ...CATALOGUE, fact: 'periodic-review' };
const ITEM: Trait = { ...CATALOGUE, fact: 'web-item' };

const DOCUMENT: Trait = { service: 'exchange', fact: 'document', rows: 'document', dimensions: ['agency'] };
const SENT: Trait = { ...DOCUMENT, within: 'documents-sent' };
const ALIVE: Trait = {
  ...{ kind: 'stock', day: 'cut-off', service: 'exchange', fact: 'connection', rows: 'connection' },
  dimensions: ['agency'],
};
const REMINDER: Trait = { rows: 'reminder', dimensions: ['agency'] };

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
  'documents-sent': flow('Văn bản đi gửi cơ quan', 'Documents sent to agencies', DOCUMENT),
  'documents-sent-to-all': flow(
    'Văn bản đi mọi cơ quan nhận đều nhận bản điện tử',
    'Documents sent to all their agencies electronically',
    SENT,
  ),
  'documents-sent-to-any': flow(
    'Văn bản đi có cơ quan nhận bản điện tử',
    'Documents sent to any of their agencies electronically',
    SENT,
  ),
  'documents-sent-signed-alone': flow(
    'Văn bản đi ký số, không kèm bản giấy',
    'Documents signed and sent without a paper copy',
    SENT,
  ),
  'documents-received': flow('Văn bản đến', 'Documents received', DOCUMENT),
  'documents-received-electronic': flow('Văn bản đến nhận bản điện tử', 'Documents received electronically', {
    ...DOCUMENT,
    within: 'documents-received',
  }),
  'documents-sent-unclear': flow('Văn bản đi chưa rõ hình thức gửi', 'Documents sent, nobody knows how', DOCUMENT),
  'documents-received-unclear': flow(
    'Văn bản đến chưa rõ hình thức gửi',
    'Documents received, nobody knows how',
    DOCUMENT,
  ),
  'document-recipients': flow('Lượt văn bản và cơ quan nhận', 'Document × receiving agency', {
    ...DOCUMENT,
    rows: 'recipient',
  }),
  'document-recipients-electronic': flow(
    'Lượt văn bản và cơ quan nhận bản điện tử',
    'Document × receiving agency, electronically',
    { ...DOCUMENT, rows: 'recipient', within: 'document-recipients' },
  ),
  'document-systems-alive': flow(
    'Phần mềm quản lý văn bản đang kết nối',
    'Document management systems connected and alive',
    ALIVE,
  ),
  'one-stop-systems-alive': flow('Phần mềm một cửa đang kết nối', 'One-stop systems connected and alive', ALIVE),
  'reminders-post': flow('Văn bản đôn đốc về bưu chính công ích', 'Letters urging about the public post', {
    ...REMINDER,
    ...{ service: 'postal', fact: 'post-reminder' },
  }),
  'reminders-documents': flow('Văn bản đôn đốc về văn bản điện tử', 'Letters urging about electronic documents', {
    ...REMINDER,
    ...{ service: 'exchange', fact: 'share-reminder' },
  }),
  'paper-book-dossiers': flow('Số hồ sơ theo sổ giấy', 'Dossiers of the paper book', {
    service: 'dossier',
    fact: 'paper-book',
    dimensions: ['agency'],
  }),
} as const satisfies Record<string, Measure>;
