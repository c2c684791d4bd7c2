import type { ProblemText } from '../problems.js';

export const exchangeProblems = {
  'exchange.secret-document': {
    vi: 'Văn bản mật không được đưa vào hệ thống (QĐ 28/2018/QĐ-TTg)',
    en: 'Secret documents never enter this system (QĐ 28/2018/QĐ-TTg)',
  },
  'exchange.paper-reason': {
    vi: 'Văn bản giấy phải ghi lý do; văn bản điện tử thì không (QĐ 28/2018/QĐ-TTg Điều 7)',
    en: 'A paper document needs a reason, an electronic one has none (QĐ 28/2018/QĐ-TTg Art.7)',
  },
  'exchange.sender': {
    vi: 'Văn bản đến phải ghi cơ quan gửi; văn bản đi thì không',
    en: 'An incoming document names its sender, an outgoing one does not',
  },
  'exchange.recipient': {
    vi: 'Nơi nhận không hợp lệ: cơ quan gửi không nhận, văn bản đến phải có cơ quan của sổ, không ghi trùng',
    en: 'Recipients: not the sender, not twice, and of an incoming document the agency of the register',
  },
  'exchange.issued-in-future': { vi: 'Ngày ban hành nằm ở tương lai', en: 'The document is dated in the future' },
  'exchange.document-registered': {
    vi: 'Văn bản {documentId} đã có trong sổ',
    en: 'Document {documentId} is in the register already',
  },
} as const satisfies Record<string, ProblemText>;
