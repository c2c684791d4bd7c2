import { AGENCY_REF } from '../catalogue/codes.js';
import { Day, Flag, Instant, OneOf, Part, Text, Texts } from '../fields.js';
import { request } from '../request.js';
import { OPINION_CHANNELS, OPINION_KINDS, OPINION_NUMBER, OPINION_STATUSES } from './codes.js';
import type { NotAcceptedReason, OpinionChannel, OpinionKind, OpinionStatus } from './codes.js';

/** Who speaks. Stays in `opinion_person`, encrypted: never in an event, never published. */
export class Petitioner {
  @Text({ vi: 'Họ tên hoặc tên tổ chức', en: 'Name', max: 200, optional: true }) name?: string | null;
  @Text({ vi: 'Địa chỉ', en: 'Address', max: 400, optional: true }) address?: string | null;
  @Text({ vi: 'Điện thoại', en: 'Telephone', max: 40, pattern: /^[+\d][\d .-]{5,39}$/, optional: true })
  phone?: string | null;
}

export class ReceiveOpinion {
  @OneOf(OPINION_CHANNELS, { vi: 'Kênh tiếp nhận', en: 'Channel' }) channel!: OpinionChannel;
  @OneOf(OPINION_KINDS, { vi: 'Phản ánh kiến nghị, khiếu nại, tố cáo', en: 'Opinion by default', optional: true })
  kind?: OpinionKind | null;
  @Text({ vi: 'Cơ quan được gửi', en: 'Agency spoken to', example: '000.00.15.H10', pattern: AGENCY_REF })
  agencyCode!: string;
  @Text({ vi: 'Nội dung', en: 'What is said', max: 20_000, lines: true }) content!: string;
  @Part(() => Petitioner, {
    vi: 'Người gửi; thiếu họ tên, địa chỉ hoặc điện thoại thì không tiếp nhận (NĐ 20/2008 Điều 7)',
    en: 'Who speaks; without name, address and telephone it is registered but not accepted (NĐ 20/2008 Art.7)',
    optional: true,
  })
  petitioner?: Petitioner | null;
  @Instant({ vi: 'Lúc nhận; bỏ trống: bây giờ', en: 'When it came; now when absent', optional: true })
  receivedAt?: string | null;
}

export class OpinionRef {
  @Text({ vi: 'Số ý kiến', en: 'Number of the opinion', example: '000.00.15.H10-2018-00012', pattern: OPINION_NUMBER })
  number!: string;
}

export class AnswerOpinion extends OpinionRef {
  @Text({
    vi: 'Tóm tắt ý kiến để công khai, không có dữ liệu cá nhân',
    en: 'The opinion in short, for the public; without personal data',
    max: 4_000,
    lines: true,
  })
  question!: string;
  @Text({ vi: 'Trả lời công khai', en: 'The public answer', max: 20_000, lines: true }) answer!: string;
}

export class PublicAnswer {
  @Text({ vi: 'Tóm tắt ý kiến', en: 'The opinion in short' }) question!: string;
  @Text({ vi: 'Trả lời', en: 'The answer' }) answer!: string;
  @Instant({ vi: 'Lúc công khai', en: 'When it was published' }) answeredAt!: string;
  @Day({ vi: 'Ngày công khai', en: 'Day of publication' }) answeredOn!: string;
}

export class OpinionView {
  @Text({ vi: 'Số ý kiến', en: 'Number: agency, year, order in the year' }) number!: string;
  @Text({ vi: 'Cơ quan', en: 'Agency' }) agencyCode!: string;
  @OneOf(OPINION_CHANNELS, { vi: 'Kênh', en: 'Channel' }) channel!: OpinionChannel;
  @OneOf(OPINION_KINDS, { vi: 'Loại', en: 'Kind' }) kind!: OpinionKind;
  @OneOf(OPINION_STATUSES, { vi: 'Trạng thái', en: 'Status' }) status!: OpinionStatus;
  @Texts({ vi: 'Vì sao không tiếp nhận', en: 'What it lacks, when it is not accepted' })
  notAcceptedReasons!: NotAcceptedReason[];
  @Instant({ vi: 'Lúc nhận', en: 'When it came' }) receivedAt!: string;
  @Instant({ vi: 'Hạn trả lời công khai', en: 'Public answer due', optional: true }) dueAt!: string | null;
  @Day({ vi: 'Ngày hạn', en: 'Due day', optional: true }) dueOn!: string | null;
  @Flag({ vi: 'Lịch tạm tính', en: 'The calendar is provisional' }) provisional!: boolean;
  @Flag({ vi: 'Trả lời đúng hạn', en: 'Answered by the due day; null while there is none', optional: true })
  inTime!: boolean | null;
  @Part(() => PublicAnswer, { vi: 'Trả lời công khai', en: 'The public answer', optional: true })
  answer!: PublicAnswer | null;
  @Text({ vi: 'Nội dung', en: 'What is said, for those who settle it', optional: true }) content!: string | null;
  @Part(() => Petitioner, { vi: 'Người gửi', en: 'Who speaks, for those who settle it', optional: true })
  petitioner!: Petitioner | null;
}

export const receiveOpinion = request('feedback.opinion.receive', ReceiveOpinion, OpinionView);
export const answerOpinion = request('feedback.opinion.answer', AnswerOpinion, OpinionView);
export const getOpinion = request('feedback.opinion.get', OpinionRef, OpinionView);
