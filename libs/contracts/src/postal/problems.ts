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
  'postal.sender-agency': {
    vi: 'Liên thông giữa các cơ quan cần cơ quan gửi khác cơ quan nhận',
    en: 'Between agencies a sending agency other than the receiving one is needed',
  },
  'postal.office-unknown': { vi: 'Không có bưu cục {code}', en: 'There is no post office {code}' },
  'postal.carrier-unknown': { vi: 'Không có doanh nghiệp bưu chính {carrier}', en: 'Carrier {carrier} is not known' },
  'postal.act-not-allowed': {
    vi: 'Bưu gửi đang ở trạng thái {status}, không thực hiện được {act}',
    en: 'The item is {status}: {act} is not possible',
  },
  'postal.in-the-future': { vi: 'Thời điểm nằm ở tương lai', en: 'The time lies in the future' },
  'postal.too-long-ago': { vi: 'Thời điểm quá xa trong quá khứ', en: 'The time lies too far in the past' },
  'postal.before-acceptance': {
    vi: 'Thời điểm trước lúc bưu chính chấp nhận',
    en: 'The time lies before the post accepted the item',
  },
  'postal.invitation-too-early': {
    vi: 'Lần mời thứ hai phải cách lần trước 02 ngày làm việc, sớm nhất {day} (TT 17/2017 Điều 5.2h)',
    en: 'The second invitation comes 2 working days after the first, at the earliest on {day} (TT 17/2017 Art.5.2h)',
  },
  'postal.too-few-invitations': {
    vi: 'Mới mời {invitations} lần; phải mời ít nhất 02 lần, cách 02 ngày làm việc (TT 17/2017 Điều 5.2h)',
    en: 'Invited {invitations} times; at least two invitations 2 working days apart come first (TT 17/2017 Art.5.2h)',
  },
  'postal.number-fixed': {
    vi: 'Bưu gửi đã có số hiệu {number}',
    en: 'The item already has the number {number}',
  },
  'postal.accepted-twice': { vi: 'Bưu gửi đã được chấp nhận', en: 'The item has been accepted already' },
  'postal.item-twice': { vi: 'Bưu gửi {id} ghi hai lần trong biên bản', en: 'Item {id} stands twice in the minutes' },
  'postal.item-not-of-agency': {
    vi: 'Bưu gửi {id} không thuộc cơ quan hoặc chiều của biên bản',
    en: 'Item {id} is not of this agency or goes the other way',
  },
  'postal.payer-needed': {
    vi: 'Bưu gửi {id} không nhận thì phải ghi bên trả cước chiều về (QĐ 45/2016 Điều 12.4)',
    en: 'Item {id} is refused: who pays its way back must be said (QĐ 45/2016 Art.12.4)',
  },
  'postal.same-side': { vi: 'Hai chữ ký của cùng một bên', en: 'Both signatures are of one side' },
  'postal.same-signer': {
    vi: 'Bên kia phải do người khác ký',
    en: 'The other side is signed by another person',
  },
  'postal.already-signed': { vi: 'Biên bản đã đủ chữ ký', en: 'The minutes are signed by both sides' },
  'postal.day-closed': { vi: 'Ngày {day} đã khóa sổ', en: 'The day {day} is closed' },
  'postal.remitted-too-much': {
    vi: 'Nộp nhiều hơn số còn phải nộp: {outstanding} đồng',
    en: 'More than what is still to be remitted: {outstanding} đồng',
  },
  'postal.balance-open': {
    vi: 'Chưa khóa sổ được: còn phải nộp {outstanding} đồng',
    en: 'The day can not be closed: {outstanding} đồng are still to be remitted',
  },
  'postal.complaint-too-late': {
    vi: 'Quá thời hạn khiếu nại 06 tháng, đến {day} (TT 17/2017 Điều 8)',
    en: 'Complaints are possible for 6 months, until {day} (TT 17/2017 Art.8)',
  },
  'postal.complaint-settled': { vi: 'Khiếu nại đã giải quyết', en: 'The complaint is settled' },
  'postal.one-act': { vi: 'Mỗi việc ghi đúng một nội dung', en: 'Each act has exactly one part' },
  'postal.statement-row': {
    vi: 'Dòng bảng kê cần số hiệu, ngày và số tiền là số nguyên',
    en: 'A row of a statement needs a number, a day and whole amounts',
  },
  'postal.statement-unreadable': {
    vi: 'Không đọc được bảng kê, hoặc không có dòng nào dưới tiêu đề "Số hiệu"',
    en: 'The statement can not be read, or has no rows below a heading "number"',
  },
  'postal.reminder-not-draft': { vi: 'Công văn đã ban hành', en: 'The reminder is issued already' },
  'postal.reminder-not-issued': {
    vi: 'Công văn chưa ban hành, hoặc đã có trả lời',
    en: 'It is not issued, or is answered',
  },
  'postal.reminder-days': { vi: 'Ngày không đúng thứ tự', en: 'The days are out of order' },
  'postal.report-days': {
    vi: 'Ngày gửi phải sau kỳ báo cáo, ngày nhận không trước ngày gửi và không ở tương lai (TT 17/2017/TT-BTTTT Điều 13)',
    en: 'It is sent after its period, received not before that and not in the future (TT 17/2017/TT-BTTTT Art.13)',
  },
  'postal.report-recorded': {
    vi: 'Báo cáo kỳ {period} đã ghi nhận với ngày khác',
    en: 'The report of {period} is recorded already, with other days',
  },
  'postal.price-unknown': {
    vi: 'Doanh nghiệp {carrier} chưa trả lời giá cước: {why}',
    en: 'Carrier {carrier} does not say its price: {why}',
  },
  'postal.price-refused': {
    vi: 'Doanh nghiệp {carrier} từ chối báo giá: {why}',
    en: 'Carrier {carrier} refuses to say a price: {why}',
  },
  'postal.report-too-long': {
    vi: 'Báo cáo quá lớn để in: thu hẹp phạm vi',
    en: 'The report is too large to print: narrow its scope',
  },
  'postal.signature-wrong': { vi: 'Chữ ký không đúng', en: 'The signature does not hold' },
  'postal.signature-late': {
    vi: 'Dấu thời gian lệch quá {seconds} giây',
    en: 'The timestamp is more than {seconds} seconds off',
  },
  'postal.events-unreadable': {
    vi: 'Không đọc được sự kiện tại {where}',
    en: 'The events can not be read at {where}',
  },
  'postal.signature-replayed': { vi: 'Lời gọi này đã được gửi', en: 'This very call was made before' },
} as const satisfies Record<string, ProblemText>;
