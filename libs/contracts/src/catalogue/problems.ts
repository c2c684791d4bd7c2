import type { ProblemText } from '../problems.js';

export const catalogueProblems = {
  'agency.unknown': { vi: 'Không có cơ quan mang mã {code}', en: 'No agency has the code {code}' },
  'agency.code-taken': { vi: 'Mã {code} đang thuộc cơ quan khác', en: 'Code {code} belongs to another agency' },
  'agency.dates-out-of-order': { vi: 'Ngày kết thúc trước ngày bắt đầu', en: 'It would end before it begins' },
  'agency.cycle': {
    vi: 'Cơ quan không thể nằm dưới hoặc sáp nhập vào chính nó',
    en: 'An agency can’t stand below or be merged into itself',
  },
  'change-set.unknown': { vi: 'Không có bộ thay đổi {name}', en: 'There is no change set {name}' },
  'assignment.dates-out-of-order': {
    vi: 'Thời điểm kết thúc phải sau thời điểm bắt đầu',
    en: 'An assignment must end after it begins',
  },
  'assignment.ended': { vi: 'Phân quyền này đã chấm dứt', en: 'The assignment has already ended' },
  'calendar.year-out-of-range': {
    vi: 'Năm {year} ngoài khoảng tính được (2018 đến năm nay cộng 2)',
    en: 'Year {year} is outside what can be computed (2018 to two years ahead)',
  },
  'calendar.term-invalid': {
    vi: 'Thời hạn {length} {unit} không hợp lệ',
    en: 'A term of {length} {unit} is not valid',
  },
  'calendar.range-invalid': {
    vi: 'Khoảng ngày {from} đến {to} không hợp lệ (tối đa 3.660 ngày)',
    en: 'The range {from} to {to} is not valid (at most 3,660 days)',
  },
  'calendar.decision-invalid': { vi: 'Quyết định có ngày không hợp lệ', en: 'The decision has days that can’t be' },
  'calendar.decision-undated': {
    vi: 'Văn bản {number} không có ngày ban hành nên đứng dưới các quyết định đã có và không đổi ngày nào; hãy ghi ngày ban hành',
    en: 'Without its day of issue {number} stands below the decisions there are and changes no day; say when it was issued',
  },
  'procedure.unknown': { vi: 'Không có thủ tục mã {code}', en: 'No procedure has the code {code}' },
  'procedure.no-code': {
    vi: 'Dòng không có mã thủ tục quốc gia: “{name}”',
    en: 'The row has no national procedure code: “{name}”',
  },
  'procedure.file-unreadable': { vi: 'Không đọc được tệp XLSX này', en: 'The file can’t be read as XLSX' },
  'procedure.file-without-rows': {
    vi: 'Tệp không có dòng nào dưới tiêu đề “Mã số”',
    en: 'The file has no rows below a heading “Mã số”',
  },
  'procedure.row-unknown-shape': {
    vi: 'Dòng không thuộc ba dạng của cổng (ma_thu_tuc, thu_tuc_id, title)',
    en: 'The row has none of the portal’s three shapes (ma_thu_tuc, thu_tuc_id, title)',
  },
  'procedure.code-taken': { vi: 'Mã {code} đang thuộc thủ tục khác', en: 'Code {code} belongs to another procedure' },
  'procedure.not-provisional': {
    vi: 'Thủ tục {code} không phải mục tạm “chờ công bố” do quầy lập, hoặc đã được dùng nơi khác',
    en: 'Procedure {code} is no provisional entry made at a counter, or something else rests on it',
  },
  'procedure.incomplete': {
    vi: 'Chưa đủ nội dung để công bố: thiếu {missing}',
    en: 'Not complete enough to be published: {missing} missing',
  },
  'procedure.no-draft': {
    vi: 'Thủ tục {code} không có bản dự thảo để công bố',
    en: 'Procedure {code} has no draft to publish',
  },
  'procedure.repealed': { vi: 'Thủ tục {code} đã bãi bỏ', en: 'Procedure {code} is repealed' },
  'procedure.not-in-force': { vi: 'Thủ tục {code} chưa có hiệu lực', en: 'Procedure {code} is not in force' },
  'procedure.valid-from-too-early': {
    vi: 'Ngày hiệu lực phải sau ngày bắt đầu của phiên bản đang hiệu lực ({validFrom})',
    en: 'It must come into force after the version it follows ({validFrom})',
  },
  'offering.dates-out-of-order': {
    vi: 'Ngày kết thúc trước ngày bắt đầu',
    en: 'The offering would end before it begins',
  },
  'offering.excluded-and-one-stop': {
    vi: 'Thủ tục bị loại trừ theo quyết định thì không ở bộ phận một cửa: `oneStop` phải là false',
    en: 'What a decision excludes is not in the one-stop unit: `oneStop` must be false',
  },
  'offering.later-exists': {
    vi: 'Cơ quan {agency} đã có nội dung cung cấp từ ngày {from} trở đi',
    en: 'Agency {agency} already has an offering from {from} on',
  },
  'publication.taken-back': { vi: 'Nghĩa vụ công bố này đã được rút lại', en: 'This duty to publish was taken back' },
  'publication.in-the-future': { vi: 'Ngày {on} còn ở tương lai', en: 'The day {on} lies in the future' },
  'publication.stage-missing': {
    vi: 'Chưa có bước trước của “{stage}” (NĐ 63/2010 Điều 15)',
    en: 'The stage before “{stage}” is not recorded (NĐ 63/2010 Art.15)',
  },
  'publication.out-of-order': {
    vi: 'Ngày {on} trước bước trước đó ({before})',
    en: 'The day {on} is before the stage that precedes it ({before})',
  },
  'publication.decided': {
    vi: 'Đã có quyết định công bố, không rút lại được',
    en: 'It is decided and can’t be taken back',
  },
  'procedure.term-longer': {
    vi: 'Thời hạn của tỉnh ({local}, kênh {channel}) dài hơn Trung ương ({central}); NĐ 61/2018 Điều 5.1đ',
    en: 'The local term ({local}, {channel}) is longer than the central one ({central}); NĐ 61/2018 Art.5.1đ',
  },
  'shortening.no-central-term': {
    vi: 'Chưa biết thời hạn Trung ương của thủ tục {code}',
    en: 'The central term of procedure {code} is not known',
  },
  'shortening.not-shorter': {
    vi: 'Thời hạn của thủ tục {code} không ngắn hơn thời hạn Trung ương',
    en: 'The term of procedure {code} is not shorter than the central one',
  },
  'legal-document.unknown': {
    vi: 'Văn bản {number} chưa có trong danh mục văn bản',
    en: 'Document {number} is not in the register of documents',
  },
  'review.not-planned': {
    vi: 'Kỳ rà soát {period} không còn trong kế hoạch',
    en: 'The review of {period} is no longer planned',
  },
  'web-item.too-many-updates': { vi: 'Mục này đã có quá 500 lần cập nhật', en: 'The item has more than 500 updates' },
} as const satisfies Record<string, ProblemText>;
