import { Day, Flag, Id, Instant, OneOf, Part, Parts, Text, Texts, Whole } from '../fields.js';
import {
  PAYERS,
  POSTAL_SERVICES,
  SHIPMENT_CONTENTS,
  SHIPMENT_DIRECTIONS,
  SHIPMENT_STATUSES,
  TABLE_REFUSALS,
  TRACKING_FORMATS,
} from './codes.js';
import type {
  Payer,
  PostalService,
  ShipmentContent,
  ShipmentDirection,
  ShipmentStatus,
  TableRefusal,
  TrackingFormat,
} from './codes.js';

/** The whole state of a shipment after an act: sender, receiver and papers are not part of it (ADR 0005). */
export class ShipmentState {
  @OneOf(SHIPMENT_DIRECTIONS, { vi: 'Chiều', en: 'Which way it goes' }) direction!: ShipmentDirection;
  @OneOf(SHIPMENT_CONTENTS, { vi: 'Nội dung', en: 'What is carried' }) content!: ShipmentContent;
  @OneOf(POSTAL_SERVICES, { vi: 'Dịch vụ', en: 'Which service carries it' }) service!: PostalService;
  @Flag({ vi: 'Là bưu chính công ích', en: 'Public postal service: only these are counted' }) publicPost!: boolean;
  @Text({ vi: 'Doanh nghiệp bưu chính', en: 'Carrier', optional: true }) carrier!: string | null;
  @Id({ vi: 'Cơ quan giải quyết', en: 'The settling agency' }) agencyId!: string;
  @Id({ vi: 'Cơ quan gửi (liên thông)', en: 'Sending agency, between agencies', optional: true })
  fromAgencyId!: string | null;
  @Texts({ vi: 'Định danh hồ sơ', en: 'Dossiers inside, by id; empty while none is known' }) dossierIds!: string[];
  @Texts({ vi: 'Mã hồ sơ', en: 'Dossiers inside, by code' }) dossierCodes!: string[];
  @Id({ vi: 'Thủ tục', en: 'The procedure' }) procedureId!: string;
  @Text({ vi: 'Mã thủ tục', en: 'Procedure code' }) procedureCode!: string;
  @Text({ vi: 'Số hiệu bưu gửi', en: 'Number of the item', optional: true }) trackingNumber!: string | null;
  @OneOf(TRACKING_FORMATS, { vi: 'Dạng số hiệu', en: 'Form of the number', optional: true })
  trackingFormat!: TrackingFormat | null;
  @OneOf(SHIPMENT_STATUSES, { vi: 'Trạng thái', en: 'Status' }) status!: ShipmentStatus;
  @Instant({ vi: 'Lúc chấp nhận (J)', en: 'When the post accepted it (J)', optional: true }) acceptedAt!: string | null;
  @Day({ vi: 'Ngày chấp nhận (J)', en: 'Vietnam day of acceptance (J)', optional: true }) acceptedOn!: string | null;
  @Day({ vi: 'Hạn toàn trình (J + n)', en: 'Last day of the whole way (J + n)', optional: true }) dueOn!: string | null;
  @Id({ vi: 'Biên bản giao nhận', en: 'The minutes that took it over', optional: true }) handoverId!: string | null;
  @Instant({
    vi: 'Lúc ký biên bản: cơ quan nhận hồ sơ, hoặc bưu chính nhận kết quả',
    en: 'Minutes signed: the agency took the dossier, or the post took the result',
    optional: true,
  })
  signedAt!: string | null;
  @Day({ vi: 'Ngày ký biên bản', en: 'Vietnam day of the signing', optional: true }) signedOn!: string | null;
  @OneOf(TABLE_REFUSALS, { vi: 'Lý do không nhận', en: 'Why it was refused at the table', optional: true })
  refusedFor!: TableRefusal | null;
  @OneOf(PAYERS, { vi: 'Bên trả cước chiều về', en: 'Who pays the way back', optional: true })
  wayBackPaidBy!: Payer | null;
  @Whole({ vi: 'Số lần mời nhận', en: 'Invitations to receive' }) invitations!: number;
  @Day({ vi: 'Ngày mời gần nhất', en: 'Day of the last invitation', optional: true }) invitedOn!: string | null;
  @Instant({ vi: 'Lúc phát', en: 'When it was delivered', optional: true }) deliveredAt!: string | null;
  @Day({ vi: 'Ngày phát', en: 'Vietnam day of delivery', optional: true }) deliveredOn!: string | null;
  @Day({ vi: 'Ngày chuyển hoàn', en: 'Day it came back to its sender', optional: true }) broughtBackOn!: string | null;
  @Day({ vi: 'Ngày hủy', en: 'Day it was cancelled', optional: true }) cancelledOn!: string | null;
}

export class ShipmentAct {
  @Part(() => ShipmentState, { vi: 'Trạng thái bưu gửi', en: 'State of the shipment' }) state!: ShipmentState;
}

/** Which side signs as the one that takes over. */
export const HANDOVER_DIRECTIONS = ['to-agency', 'to-post'] as const;
export type HandoverDirection = (typeof HANDOVER_DIRECTIONS)[number];

export class HandedOver {
  @Id({ vi: 'Bưu gửi', en: 'The shipment' }) shipmentId!: string;
  @OneOf(SHIPMENT_CONTENTS, { vi: 'Nội dung', en: 'What is carried' }) content!: ShipmentContent;
  @Flag({ vi: 'Là bưu chính công ích', en: 'Public postal service' }) publicPost!: boolean;
  @Texts({ vi: 'Định danh hồ sơ', en: 'Dossiers inside, by id' }) dossierIds!: string[];
  @Texts({ vi: 'Mã hồ sơ', en: 'Dossiers inside, by code' }) dossierCodes!: string[];
  @Flag({ vi: 'Đã nhận', en: 'Taken over; otherwise refused at the table' }) taken!: boolean;
  @OneOf(TABLE_REFUSALS, { vi: 'Lý do không nhận', en: 'Why it was refused', optional: true })
  refusedFor!: TableRefusal | null;
  @OneOf(PAYERS, { vi: 'Bên trả cước chiều về', en: 'Who pays the way back', optional: true })
  wayBackPaidBy!: Payer | null;
}

/** Minutes of hand-over (biên bản giao nhận), signed by both sides: for the agency the legal moment of submission (Art.7.4). */
export class HandoverState {
  @Text({ vi: 'Số biên bản', en: 'Number of the minutes' }) number!: string;
  @OneOf(HANDOVER_DIRECTIONS, { vi: 'Bên nhận', en: 'Who takes over' }) direction!: HandoverDirection;
  @Id({ vi: 'Cơ quan', en: 'The agency' }) agencyId!: string;
  @Instant({ vi: 'Lúc ký', en: 'When both sides had signed' }) signedAt!: string;
  @Day({ vi: 'Ngày ký', en: 'Vietnam day of the signing' }) signedOn!: string;
  @Parts(() => HandedOver, { vi: 'Danh sách', en: 'The items' }) items!: HandedOver[];
}

export class ReminderFigure {
  @Text({ vi: 'Chỉ tiêu', en: 'Indicator', example: 'I.5.đ.2' }) indicator!: string;
  @Whole({ vi: 'Tử số', en: 'Numerator' }) numerator!: number;
  @Whole({ vi: 'Mẫu số', en: 'Denominator' }) denominator!: number;
  @Whole({ vi: 'Mức phải đạt (%)', en: 'Target in per cent', max: 100 }) target!: number;
}

/** A letter that urges an agency below the targets of the public post (letter 600/STTTT-VP, I.13). */
export class ReminderState {
  @Id({ vi: 'Cơ quan được đôn đốc', en: 'The agency urged' }) agencyId!: string;
  @Day({ vi: 'Từ ngày', en: 'First day of the period' }) from!: string;
  @Day({ vi: 'Đến ngày', en: 'Last day of the period' }) to!: string;
  @Parts(() => ReminderFigure, { vi: 'Số liệu', en: 'What was below its target' }) figures!: ReminderFigure[];
  @Day({ vi: 'Ngày ban hành', en: 'Day of issue' }) issuedOn!: string;
  @Day({ vi: 'Ngày cơ quan trả lời', en: 'Day of the reply', optional: true }) repliedOn!: string | null;
}

/** A report of the provincial post office that came to the department (TT 17/2017/TT-BTTTT Art.13). */
export class PostReportState {
  @Text({ vi: 'Kỳ', en: 'Period', example: '2018-Q3' }) period!: string;
  @Day({ vi: 'Hạn gửi Sở', en: 'Due at the department' }) dueOn!: string;
  @Day({ vi: 'Ngày gửi', en: 'Sent on' }) submittedOn!: string;
  @Day({ vi: 'Ngày nhận', en: 'Received on' }) receivedOn!: string;
}
export class PostReportAct {
  @Part(() => PostReportState, { vi: 'Trạng thái', en: 'State of the report' }) state!: PostReportState;
}

export class ReminderAct {
  @Part(() => ReminderState, { vi: 'Trạng thái', en: 'State of the reminder' }) state!: ReminderState;
}
