import { AGENCY_REF } from '../catalogue/codes.js';
import { Flag, Id, Instant, OneOf, Parts, Text } from '../fields.js';
import { request } from '../request.js';
import { PAYERS, TABLE_REFUSALS, type Payer, type TableRefusal } from './codes.js';
import { HANDOVER_DIRECTIONS, HandedOver, type HandoverDirection } from './state.js';

export const SIDES = ['post', 'agency'] as const;
export type Side = (typeof SIDES)[number];

/** Who signs for one side. Names stay in `handover_person`. */
export class Signature {
  @OneOf(SIDES, { vi: 'Bên ký', en: 'Which side signs' }) side!: Side;
  @Text({ vi: 'Họ tên người ký', en: 'Name', max: 200 }) name!: string;
  @Text({ vi: 'Chức vụ', en: 'Position', max: 200, optional: true }) position?: string | null;
  @Instant({ vi: 'Lúc ký', en: 'When they signed' }) at!: string;
}

export class HandoverItem {
  @Id({ vi: 'Bưu gửi', en: 'The shipment' }) shipmentId!: string;
  @OneOf(TABLE_REFUSALS, { vi: 'Không nhận vì', en: 'Refused at the table because', optional: true })
  refusedFor?: TableRefusal | null;
  @OneOf(PAYERS, { vi: 'Bên trả cước chiều về', en: 'Who pays the way back', optional: true })
  wayBackPaidBy?: Payer | null;
  @Text({ vi: 'Ghi chú', en: 'What is missing', max: 500, optional: true }) note?: string | null;
}

/**
 * Minutes of hand-over. With both signatures they hold at once (signed at the table, on paper or on one screen); with one they
 * wait for the other side's. The later signature is the legal moment (QĐ 45/2016 Art.7.4).
 */
export class SignHandover {
  @Id({ vi: 'Định danh do bên gửi chọn', en: 'Id chosen by the caller', optional: true }) id?: string | null;
  @OneOf(HANDOVER_DIRECTIONS, { vi: 'Bên nhận', en: 'Who takes over' }) direction!: HandoverDirection;
  @Text({ vi: 'Cơ quan', en: 'The agency', example: '000.00.15.H10', pattern: AGENCY_REF }) agencyCode!: string;
  @Parts(() => HandoverItem, {
    vi: 'Danh sách',
    en: 'The items, one dossier refused leaves the others',
    min: 1,
    max: 300,
  })
  items!: HandoverItem[];
  @Parts(() => Signature, { vi: 'Chữ ký', en: 'One or both signatures', min: 1, max: 2 }) signatures!: Signature[];
}

export class HandoverView {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Text({ vi: 'Số biên bản', en: 'Number; once it is signed', optional: true }) number!: string | null;
  @OneOf(HANDOVER_DIRECTIONS, { vi: 'Bên nhận', en: 'Who takes over' }) direction!: HandoverDirection;
  @Text({ vi: 'Cơ quan', en: 'The agency' }) agencyCode!: string;
  @Flag({ vi: 'Đã đủ hai bên ký', en: 'Signed by both sides' }) signed!: boolean;
  @Instant({ vi: 'Lúc ký đủ', en: 'When both had signed', optional: true }) signedAt!: string | null;
  @OneOf(SIDES, { vi: 'Còn chờ bên', en: 'Whose signature is missing', optional: true }) waitsFor!: Side | null;
  @Parts(() => HandedOver, { vi: 'Danh sách', en: 'The items' }) items!: HandedOver[];
}

export class HandoverRef {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
}
/** The other side signs; a different person from the first, since each answers for their side. */
export class AddSignature extends HandoverRef {
  @Text({ vi: 'Họ tên người ký', en: 'Name', max: 200 }) name!: string;
  @Text({ vi: 'Chức vụ', en: 'Position', max: 200, optional: true }) position?: string | null;
  @Instant({ vi: 'Lúc ký', en: 'When they signed; now by default', optional: true }) at?: string | null;
}

export const signHandover = request('postal.handover.sign', SignHandover, HandoverView);
export const addSignature = request('postal.handover.add-signature', AddSignature, HandoverView);
export const getHandover = request('postal.handover.get', HandoverRef, HandoverView);
