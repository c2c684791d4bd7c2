import { event } from '../event.js';
import { Day, Flag, Id, Instant, OneOf, Part, Text, Texts } from '../fields.js';
import { OPINION_CHANNELS, OPINION_KINDS, OPINION_STATUSES } from './codes.js';
import type { NotAcceptedReason, OpinionChannel, OpinionKind, OpinionStatus } from './codes.js';

/** The whole state of an opinion but for what is said and who says it. */
export class OpinionState {
  @Text({ vi: 'Số ý kiến', en: 'Number of the opinion' }) number!: string;
  @Id({ vi: 'Cơ quan', en: 'Agency spoken to' }) agencyId!: string;
  @OneOf(OPINION_CHANNELS, { vi: 'Kênh', en: 'Channel' }) channel!: OpinionChannel;
  @OneOf(OPINION_KINDS, { vi: 'Loại', en: 'Kind' }) kind!: OpinionKind;
  @OneOf(OPINION_STATUSES, { vi: 'Trạng thái', en: 'Status' }) status!: OpinionStatus;
  @Texts({ vi: 'Vì sao không tiếp nhận', en: 'What it lacks, when it is not accepted' })
  notAcceptedReasons!: NotAcceptedReason[];
  @Instant({ vi: 'Lúc nhận', en: 'When it came' }) receivedAt!: string;
  @Day({ vi: 'Ngày nhận', en: 'Vietnam day it came' }) receivedOn!: string;
  @Day({ vi: 'Ngày hạn trả lời', en: 'Public answer due', optional: true }) dueOn!: string | null;
  @Flag({ vi: 'Lịch tạm tính', en: 'The calendar is provisional' }) provisional!: boolean;
  @Instant({ vi: 'Lúc trả lời công khai', en: 'Answered in public', optional: true }) answeredAt!: string | null;
  @Day({ vi: 'Ngày trả lời công khai', en: 'Vietnam day of the answer', optional: true }) answeredOn!: string | null;
}

export class OpinionAct {
  @Part(() => OpinionState, { vi: 'Trạng thái ý kiến', en: 'State of the opinion' }) state!: OpinionState;
}

export const opinionReceived = event('feedback.opinion.received.v1', OpinionAct);
export const opinionAnswered = event('feedback.opinion.answered.v1', OpinionAct);
