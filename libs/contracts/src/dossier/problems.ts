import type { ProblemText } from '../problems.js';

export const dossierProblems = {
  'dossier.procedure-unknown': {
    vi: 'Không có thủ tục {code} trong danh mục',
    en: 'There is no procedure {code} in the catalogue',
  },
  'dossier.procedure-not-in-force': {
    vi: 'Thủ tục {code} không có hiệu lực vào ngày tiếp nhận (NĐ 63/2010 Điều 14)',
    en: 'Procedure {code} is not in force on the day of reception (NĐ 63/2010 Art.14)',
  },
  'dossier.agency-unknown': { vi: 'Không có cơ quan {code}', en: 'There is no agency {code}' },
  'dossier.agency-not-in-force': {
    vi: 'Cơ quan {code} không hoạt động vào ngày tiếp nhận',
    en: 'Agency {code} does not exist on the day of reception',
  },
  'dossier.term-unknown': {
    vi: 'Thủ tục {code} chưa có thời hạn giải quyết cho kênh {channel}: hãy ghi term',
    en: 'Procedure {code} states no term for channel {channel}: give one',
  },
  'dossier.day-full': {
    vi: 'Cơ quan {agency} đã cấp đủ 9999 mã trong ngày {day} (TT 01/2018 Điều 19)',
    en: 'Agency {agency} has used all 9999 codes of {day} (TT 01/2018 Art.19)',
  },
  'dossier.in-the-future': { vi: '{field} nằm ở tương lai', en: '{field} lies in the future' },
  'dossier.entered-later': {
    vi: 'Nhập sau ngày tiếp nhận phải ghi lý do (entryReason)',
    en: 'A dossier entered after its day of reception needs entryReason',
  },
  'dossier.act-not-allowed': {
    vi: 'Hồ sơ đang ở trạng thái {status}: không thể {act} (NĐ 61/2018 Điều 17–20)',
    en: 'The dossier has status {status}: {act} is not possible (NĐ 61/2018 Art.17–20)',
  },
  'dossier.before-last-act': {
    vi: 'Thời điểm sớm hơn việc trước đó của hồ sơ ({last})',
    en: 'The instant is before the dossier’s last act ({last})',
  },
  'dossier.second-supplement': {
    vi: 'Chỉ được yêu cầu bổ sung một lần; lần sau phải ghi lý do ngoại lệ (NĐ 61/2018 Điều 11.2c)',
    en: 'A supplement may be asked for once; another needs a recorded exception (NĐ 61/2018 Art.11.2c)',
  },
  'dossier.second-apology': {
    vi: 'Chỉ được hẹn lại một lần (NĐ 61/2018 Điều 19.9)',
    en: 'A dossier may be re-appointed once only (NĐ 61/2018 Art.19.9)',
  },
  'dossier.new-date-too-early': {
    vi: 'Ngày hẹn lại phải sau hạn {due} (NĐ 61/2018 Điều 19.9)',
    en: 'The new date must lie after the due day {due} (NĐ 61/2018 Art.19.9)',
  },
  'dossier.imported-only': {
    vi: 'Hồ sơ nhập từ hệ thống khác: sửa ở nguồn rồi nhập lại',
    en: 'The dossier comes from another system: correct it there and import again',
  },
  'dossier.correction-value': { vi: 'Giá trị của {field} không hợp lệ', en: 'The value of {field} is not valid' },
  'dossier.has-native-act': {
    vi: 'Hồ sơ đã được xử lý trong hệ thống này: không nhập đè',
    en: 'The dossier has had an act in this system: an import may not replace it',
  },
  'dossier.one-due-field': {
    vi: 'Cần đúng một trong hai: term hoặc lawfulDueAt',
    en: 'Exactly one of term and lawfulDueAt is needed',
  },
  'dossier.dates-out-of-order': { vi: '{later} sớm hơn {earlier}', en: '{later} is before {earlier}' },
  'dossier.status-contradicts': {
    vi: 'Trạng thái {status} trái với {field}',
    en: 'Status {status} contradicts {field}',
  },
  'dossier.calendar-range': {
    vi: 'Không tính được hạn bằng lịch cho năm {year}: hãy ghi lawfulDueAt',
    en: 'The calendar does not reach {year}: state lawfulDueAt',
  },
} as const satisfies Record<string, ProblemText>;
