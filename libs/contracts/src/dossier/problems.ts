import type { ProblemText } from '../problems.js';

export const dossierProblems = {
  'dossier.procedure-unknown': {
    vi: 'Không có thủ tục {code} trong danh mục; nếu đã có hiệu lực mà tỉnh chưa công bố, hãy ghi provisional',
    en: 'There is no procedure {code} in the catalogue; if it is in force and not yet published, say `provisional`',
  },
  'dossier.procedure-not-in-force': {
    vi: 'Thủ tục {code} không có hiệu lực vào ngày tiếp nhận (NĐ 63/2010 Điều 14)',
    en: 'Procedure {code} is not in force on the day of reception (NĐ 63/2010 Art.14)',
  },
  'dossier.provisional-at-counter': {
    vi: 'Mục tạm “chờ công bố” chỉ do công chức lập khi tiếp nhận tại quầy hoặc qua bưu chính, có ghi thời hạn',
    en: 'A provisional entry is made by an officer who receives at the counter or from the post, with a term',
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
  'dossier.new-date-missing': {
    vi: 'Mẫu 04 phải ghi ngày hẹn lại (NĐ 61/2018 Điều 19.9)',
    en: 'Form 04 needs the new date (NĐ 61/2018 Art.19.9)',
  },
  'dossier.not-late-again': {
    vi: 'Hồ sơ đã được hẹn lại và chưa quá ngày hẹn lại',
    en: 'The dossier was re-appointed and the new date has not passed',
  },
  'dossier.late-without-apology': {
    vi: 'Hồ sơ quá hạn {due}: trả kết quả phải kèm phiếu xin lỗi (mẫu 04, NĐ 61/2018 Điều 19.9)',
    en: 'The dossier was due on {due}: its result goes out together with form 04 (NĐ 61/2018 Art.19.9)',
  },
  'dossier.papers-missing': {
    vi: 'Yêu cầu bổ sung phải liệt kê giấy tờ (NĐ 61/2018 Điều 15.3)',
    en: 'A request lists every paper (NĐ 61/2018 Art.15.3)',
  },
  'dossier.paper-not-published': {
    vi: 'Không có trong thành phần hồ sơ đã công bố của thủ tục: {paper} (NĐ 61/2018 Điều 5.1đ; QĐ 45/2016 Điều 13.6)',
    en: 'Not among the published papers of the procedure: {paper} (NĐ 61/2018 Art.5.1đ; QĐ 45/2016 Art.13.6)',
  },
  'dossier.checklist-missing': {
    vi: 'Trước lần yêu cầu đầu tiên phải rà soát còn thiếu gì khác (nothingElseMissing)',
    en: 'Before the first request it must be checked that nothing else is missing (nothingElseMissing)',
  },
  'dossier.posted-at': {
    vi: 'Lúc gửi bưu chính phải sau lúc yêu cầu ({from}) và không ở tương lai',
    en: 'The instant of posting must lie after the request ({from}) and not in the future',
  },
  'dossier.handed-over': {
    vi: 'handedOverAt chỉ dùng cho kênh bưu chính và thay cho receivedAt (QĐ 45/2016 Điều 7.4)',
    en: 'handedOverAt is for channel post only and stands in place of receivedAt (QĐ 45/2016 Art.7.4)',
  },
  'dossier.supplement-files': {
    vi: 'Bổ sung trực tuyến phải kèm ít nhất một tệp loại supplement gửi sau khi được yêu cầu (NĐ 61/2018 Điều 19.4)',
    en: 'A supplement online needs at least one file of kind supplement, sent after it was asked for (NĐ 61/2018 Art.19.4)',
  },
  'dossier.supplement-online-only': {
    vi: 'Người nộp bổ sung trực tuyến vào lúc này: không ghi at, postedAt, kênh khác',
    en: 'Applicants supplement online and as of now: no at, postedAt or other channel',
  },
  'dossier.nothing-asked': {
    vi: 'Hồ sơ không đang chờ bổ sung',
    en: 'The dossier does not wait for a supplement',
  },
  'dossier.not-abandoned': {
    vi: 'Chưa quá {days} ngày kể từ yêu cầu bổ sung',
    en: 'The supplement has not been awaited for {days} days',
  },
  'dossier.consultation-unknown': {
    vi: 'Không có lần lấy ý kiến {id} đang chờ trả lời',
    en: 'There is no consultation {id} that waits for an answer',
  },
  'dossier.consultation-incomplete': {
    vi: 'Lấy ý kiến phải ghi cơ quan và thời hạn (NĐ 61/2018 Điều 19.5)',
    en: 'A consultation needs the agency and a term (NĐ 61/2018 Art.19.5)',
  },
  'dossier.participants-exist': {
    vi: 'Hồ sơ liên thông đã có phân công',
    en: 'The shares of the linked dossier are set already',
  },
  'dossier.participants-exceed-term': {
    vi: 'Tổng thời hạn các cơ quan đến {end}, vượt hạn trả kết quả {due} (NĐ 61/2018 Điều 19.6)',
    en: 'The shares last until {end}, beyond the due date of the dossier {due} (NĐ 61/2018 Art.19.6)',
  },
  'dossier.participant-unknown': {
    vi: 'Cơ quan {code} không có phần việc đang làm',
    en: 'Agency {code} has no share at work',
  },
  'dossier.not-received': { vi: 'Hồ sơ chưa được tiếp nhận', en: 'The dossier has not been received yet' },
  'dossier.visit-incomplete': {
    vi: 'Mẫu {form} phải ghi lý do, và mẫu 02 phải liệt kê giấy tờ (NĐ 61/2018 Điều 17.1)',
    en: 'Form {form} needs the reason, and form 02 the papers (NĐ 61/2018 Art.17.1)',
  },
  'dossier.visit-joined': {
    vi: 'Lượt đến này đã có hồ sơ',
    en: 'A dossier has followed that visit already',
  },
  'dossier.not-same-case': {
    vi: 'Hồ sơ {code} không phải cùng vụ việc: khác thủ tục, khác cơ quan, chưa kết thúc hoặc quá {days} ngày',
    en: 'Dossier {code} is not the same case: other procedure or agency, not closed, or more than {days} days ago',
  },
  'dossier.range-day': {
    vi: 'Ngày {day} đã qua: không giữ số được',
    en: '{day} has gone by: no numbers can be set aside',
  },
  'dossier.number-not-reserved': {
    vi: 'Số {number} không nằm trong dải dự phòng còn hiệu lực của ngày tiếp nhận, hoặc đã dùng',
    en: 'Number {number} is not reserved for the day of reception, or is used already',
  },
  'dossier.already-voted': { vi: 'Hồ sơ đã được đánh giá', en: 'There is a vote on this dossier already' },
  'dossier.vote-by-settler': {
    vi: 'Người giải quyết không nhập phiếu đánh giá hồ sơ của mình',
    en: 'Who settles a dossier does not type in the vote on it',
  },
  'dossier.assignee-missing': {
    vi: 'Phải ghi người nhận hoặc đơn vị nhận',
    en: 'An officer or a unit that takes it is needed',
  },
  'dossier.changed-meanwhile': {
    vi: 'Hồ sơ vừa được người khác xử lý: hãy đọc lại',
    en: 'Somebody else has just acted on the dossier: read it again',
  },
  'dossier.parameter-value': { vi: 'Giá trị của {key} phải có dạng {form}', en: 'The value of {key} must be {form}' },
  'dossier.parameter-days': {
    vi: 'Tham số chỉ đổi cho hồ sơ tiếp nhận từ {today} trở đi',
    en: 'A parameter changes for dossiers received from {today} on',
  },
  'dossier.parameter-exists': {
    vi: 'Đã có giá trị khác của {key} từ {from}',
    en: 'There is another value of {key} from {from}',
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
  'dossier.step-incomplete': {
    vi: 'Chuyển bước cần bên giao, bên nhận và hành động (from, to, action)',
    en: 'A step needs from, to and action',
  },
  'dossier.export-running': { vi: 'Tệp chưa làm xong', en: 'The file is not ready' },
  'dossier.tracking-unknown': {
    vi: 'Không có hồ sơ nào có mã và số điện thoại này',
    en: 'There is no dossier with this code and telephone number',
  },
  'dossier.attachment-type': {
    vi: 'Không nhận loại tệp này ({type}); nhận PDF, ảnh, Word, Excel, ODF, ZIP',
    en: 'This kind of file ({type}) is not accepted: send PDF, images, Word, Excel, ODF or ZIP',
  },
  'dossier.attachment-not-clean': {
    vi: 'Tệp chưa được xác nhận an toàn ({state})',
    en: 'The file has not been found safe ({state})',
  },
  'dossier.draft-content': {
    vi: 'Dự thảo phải có đúng một loại nội dung và giữ nguyên loại khi sửa',
    en: 'A draft has exactly one kind of content and keeps it when amended',
  },
  'dossier.draft-open': {
    vi: 'Hồ sơ đang có dự thảo cùng loại: sửa hoặc rút dự thảo đó',
    en: 'The dossier has an open draft of this kind: amend or withdraw that one',
  },
  'dossier.draft-act-not-allowed': {
    vi: 'Dự thảo đang ở trạng thái {state}: không thể {act}',
    en: 'The draft is {state}: {act} is not possible',
  },
  'dossier.draft-not-handler': {
    vi: 'Chỉ chuyên viên thụ lý hồ sơ được soạn, sửa, trình và rút dự thảo (NĐ 61/2018 Điều 19)',
    en: 'Only the specialist who settles the dossier drafts, amends, submits and withdraws (NĐ 61/2018 Art.19)',
  },
  'dossier.draft-other-desk': {
    vi: 'Dự thảo đang chờ {desk}, không phải bạn',
    en: 'The draft waits for the {desk}, not for you',
  },
  'dossier.draft-authority': {
    vi: 'Trưởng phòng chỉ ký thừa lệnh (TL.) hoặc thừa ủy quyền (TUQ.) các loại: {kinds} (NĐ 30/2020 Điều 13)',
    en: 'A head signs only by order (TL.) or authorisation (TUQ.), and only: {kinds} (NĐ 30/2020 Art.13)',
  },
  'dossier.form-not-yet': {
    vi: 'Hồ sơ chưa có việc để lập mẫu số {form} (TT 01/2018 Điều 9)',
    en: 'Nothing has happened to the dossier that form {form} is for (TT 01/2018 Art.9)',
  },
} as const satisfies Record<string, ProblemText>;
