/** Labels of the officials (practice.md §4): decimals with comma, thousands with point. */
export const STATUSES = {
  met: 'Đạt',
  missed: 'Chưa đạt',
  'at-risk': 'Có nguy cơ không đạt',
  'in-progress': 'Đang thực hiện',
  'no-data': 'Chưa có số liệu',
};
export const CLASSES = {
  early: 'Trước hạn',
  'on-time': 'Đúng hạn',
  late: 'Quá hạn',
  open: 'Đang giải quyết',
  overdue: 'Đang giải quyết, quá hạn',
  waiting: 'Chờ bổ sung',
  withdrawn: 'Rút hồ sơ',
  stopped: 'Dừng xử lý',
};
export const CHANNELS = { counter: 'Trực tiếp', online: 'Trực tuyến', post: 'Bưu chính' };
/** What is known of a record of a service, by field. */
export const FACTS = {
  trackingNumbers: 'Bưu gửi',
  procedureCode: 'Thủ tục',
  receivedOn: 'Tiếp nhận',
  returnedOn: 'Giao bưu chính',
  deliveredOn: 'Đã phát',
  direction: 'Chiều',
  issuedOn: 'Ngày ban hành',
  class: 'Hình thức',
  recipients: 'Nơi nhận',
  electronic: 'Nhận bản điện tử',
  system: 'Phần mềm',
  connectedOn: 'Kết nối từ',
  endedOn: 'Đến hết',
  allowedHours: 'Giờ làm việc cho phép',
  periodFrom: 'Kỳ từ',
  periodTo: 'đến',
  repliedOn: 'Trả lời',
  change: 'Loại',
  proposalDueOn: 'Hạn trình',
  proposedOn: 'Đã trình',
  decisionDueOn: 'Hạn công bố',
  decidedOn: 'Đã công bố',
  dueOn: 'Hạn',
  heldOn: 'Đã thực hiện',
  required: 'Phải có',
  current: 'Đang cập nhật',
};
export const PARTS = { numerator: 'Tử số', denominator: 'Mẫu số', shortfall: 'Phần chưa đạt' };
const UNITS = {
  percent: '%',
  case: 'vụ việc',
  document: 'văn bản',
  dossier: 'hồ sơ',
  person: 'người',
  procedure: 'thủ tục',
};
const OPERATORS = { '=': '=', '>=': '≥', '>': '>', '<=': '≤', '<': '<' };
const ROOMS = {
  VPS: 'Văn phòng Sở',
  CNTT: 'Phòng Công nghệ thông tin',
  BCVT: 'Phòng Bưu chính Viễn thông',
  TTBCXB: 'Phòng Thông tin Báo chí Xuất bản',
  KHTC: 'Phòng Kế hoạch Tài chính',
  TTra: 'Thanh tra Sở',
  TT: 'Trung tâm CNTT&TT',
  GD: 'Giám đốc Sở',
};
export const PERIODS = [
  ['', 'Cả năm'],
  ['-H1', '6 tháng đầu năm'],
  ['-H2', '6 tháng cuối năm'],
  ...[1, 2, 3, 4].map((n) => [`-Q${n}`, `Quý ${['I', 'II', 'III', 'IV'][n - 1]}`]),
  ...Array.from({ length: 12 }, (_, n) => [`-${String(n + 1).padStart(2, '0')}`, `Tháng ${n + 1}`]),
];

const numbers = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });
export const number = (value) => numbers.format(value);
export const room = (name) => ROOMS[name] ?? name;
export const day = (text) => (text ? text.split('-').reverse().join('/') : '–');

function amount(value, unit) {
  if (unit === 'yes-no') return value ? 'Có' : 'Không';
  return unit === 'percent' ? `${number(value)} %` : `${number(value)} ${UNITS[unit] ?? unit}`;
}

/** A figure in words: never a number where there is none. */
export function figureText({ kind, number: value }, unit) {
  if (kind === 'not-applicable') return 'Không phát sinh';
  if (kind === 'not-provided' || value === null || value === undefined) return 'Chưa cung cấp';
  return amount(value, unit);
}

export const targetText = ({ operator, number: value }, unit) =>
  unit === 'yes-no' ? amount(value, unit) : `${OPERATORS[operator]} ${amount(value, unit)}`;
