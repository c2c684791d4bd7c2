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
  'exchange.attachment-not-clean': {
    vi: 'Tệp chưa được xác nhận an toàn ({state})',
    en: 'The file has not been found safe ({state})',
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
  'exchange.paper-recipients': {
    vi: 'Nơi chỉ nhận bản giấy phải nằm trong nơi nhận; văn bản giấy thì không ghi riêng',
    en: 'Who got it on paper only is among the recipients; a paper document names none apart',
  },
  'exchange.arrival': {
    vi: 'Số đến, ngày đến chỉ của văn bản đến, không trước ngày ban hành, không ở tương lai',
    en: 'Arrival is of incoming documents only, not before the issue and not in the future',
  },
  'exchange.number-missing': {
    vi: 'Văn bản đến phải ghi số của nơi gửi',
    en: "An incoming document carries its sender's number",
  },
  'exchange.period': { vi: 'Kỳ bắt đầu sau khi kết thúc', en: 'The period begins after its end' },
  'exchange.connected': {
    vi: 'Cơ quan đã có hệ thống loại này đang kết nối',
    en: 'The agency has a connected system of this kind already',
  },
  'exchange.connection-ended': { vi: 'Kết nối này đã chấm dứt', en: 'This connection has ended' },
  'exchange.connection-days': {
    vi: 'Ngày kết nối hoặc chấm dứt không hợp lệ: không ở tương lai, không kết thúc trước khi bắt đầu',
    en: 'Days of a connection: not in the future, and its end not before its beginning',
  },
  'exchange.reminder-status': {
    vi: 'Công văn đang ở tình trạng {status}, không thực hiện được việc này',
    en: 'The reminder is {status}: this cannot be done now',
  },
  'exchange.reminder-days': {
    vi: 'Ngày không hợp lệ: không ở tương lai, trả lời không trước khi ban hành',
    en: 'Days: not in the future, and no reply before the issue',
  },
  'exchange.edxml-malformed': {
    vi: 'Thông điệp không phải XML hợp lệ: {why} (dòng {line}, cột {column})',
    en: 'The message is not well-formed XML: {why} (line {line}, column {column})',
  },
  'exchange.edxml-doctype': {
    vi: 'Thông điệp có khai báo DOCTYPE, không được nhận',
    en: 'The message declares a document type, which is not accepted',
  },
  'exchange.edxml-encoding': {
    vi: 'Thông điệp phải là UTF-8, không phải {encoding}',
    en: 'A message is UTF-8, not {encoding}',
  },
  'exchange.edxml-not-edxml': {
    vi: 'Không phải thông điệp edXML (QCVN 102:2016)',
    en: 'This is no edXML message (QCVN 102:2016)',
  },
  'exchange.edxml-missing': { vi: 'Thiếu phần tử {path}', en: 'Element {path} is missing' },
  'exchange.edxml-value': {
    vi: 'Giá trị của {path} không hợp lệ: {value}',
    en: 'The value of {path} is not valid: {value}',
  },
  'exchange.edxml-base64': { vi: 'Tệp kèm không phải base64', en: 'An attachment is no base64' },
  'exchange.edxml-too-deep': { vi: 'Thông điệp lồng quá {limit} cấp', en: 'The message is deeper than {limit} levels' },
  'exchange.edxml-too-many': {
    vi: 'Thông điệp có hơn {limit} phần tử, tệp kèm hoặc nơi nhận',
    en: 'More than {limit} elements, attachments or recipients',
  },
  'exchange.edxml-too-large': { vi: '{element} lớn hơn giới hạn {limit}', en: '{element} is larger than {limit}' },
  'exchange.refusal-reason': {
    vi: 'Từ chối tiếp nhận phải ghi lý do (QĐ 28/2018/QĐ-TTg Điều 9)',
    en: 'A refusal needs its reason (QĐ 28/2018/QĐ-TTg Art.9)',
  },
  'exchange.not-sender': {
    vi: 'Chỉ nơi gửi văn bản được yêu cầu lấy lại',
    en: 'Only the sender of a document may ask for it back',
  },
  'exchange.not-recipient': {
    vi: '{code} không phải nơi nhận văn bản {documentId}',
    en: '{code} is no recipient of document {documentId}',
  },
  'exchange.outgoing-state': {
    vi: 'Chỉ gửi lại được thông điệp đã bỏ, không phải thông điệp {state}',
    en: 'Only a message that was given up can be sent again, not one that is {state}',
  },
  'exchange.mapping-field': {
    vi: 'Không có trường {field}, hoặc trường được gán hai lần',
    en: 'There is no field {field}, or it is mapped twice',
  },
  'exchange.xlsx': { vi: 'Tệp không phải XLSX đọc được', en: 'The file is no readable XLSX' },
} as const satisfies Record<string, ProblemText>;
