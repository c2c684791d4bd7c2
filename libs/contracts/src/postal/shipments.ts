import { AGENCY_REF, ANY_PROCEDURE_CODE } from '../catalogue/codes.js';
import { BilingualName } from '../catalogue/label.js';
import { Erased } from '../dossier/acts.js';
import { DOSSIER_CODE } from '../dossier/codes.js';
import { Day, Flag, Id, Instant, OneOf, Part, Parts, Text, Texts, Whole } from '../fields.js';
import { request } from '../request.js';
import {
  CARRIER_CODE,
  ITEM_NUMBER,
  POST_OFFICE_CODE,
  POSTAL_SERVICES,
  SHIPMENT_CONTENTS,
  SHIPMENT_DIRECTIONS,
  SHIPMENT_STATUSES,
  TRACKING_FORMATS,
  TRANSIT_CLASSES,
} from './codes.js';
import type {
  PostalService,
  ShipmentContent,
  ShipmentDirection,
  ShipmentStatus,
  TrackingFormat,
  TransitClass,
} from './codes.js';
import { SlipContent } from './correspondent.js';
import { ShipmentState } from './state.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const INSIDE_IDS = { vi: 'Định danh hồ sơ bên trong', en: 'Dossiers inside, by id', max: 50, pattern: UUID };
const INSIDE_CODES = { vi: 'Mã hồ sơ bên trong', en: 'Dossiers inside, by code', max: 50, pattern: DOSSIER_CODE };
const OFFICE = { max: 6, pattern: POST_OFFICE_CODE, optional: true };
const NUMBER = {
  vi: 'Số hiệu bưu gửi; kiểm tra chặt khi có dạng UPU S10; có thể ghi sau',
  en: 'Number of the item; checked strictly when it has the form of UPU S10; may come later',
  example: 'RR123456785VN',
  pattern: ITEM_NUMBER,
};

/** A slip (phiếu gửi). With `acceptedAt` the post has the item already; without, it still has to be collected. */
export class RegisterShipment extends SlipContent {
  /** Chosen by the caller, so that a slip made offline, or sent twice, is one slip. */
  @Id({ vi: 'Định danh do bên gửi chọn', en: 'Id chosen by the caller', optional: true }) id?: string | null;
  @OneOf(SHIPMENT_DIRECTIONS, { vi: 'Chiều', en: 'Which way it goes' }) direction!: ShipmentDirection;
  @OneOf(SHIPMENT_CONTENTS, {
    vi: 'Nội dung; mặc định theo chiều: hồ sơ hoặc kết quả',
    en: 'What is carried; a dossier or a result by default',
    optional: true,
  })
  content?: ShipmentContent | null;
  @OneOf(POSTAL_SERVICES, { vi: 'Dịch vụ', en: 'Service; the public post by default', optional: true })
  service?: PostalService | null;
  @Text({ vi: 'Doanh nghiệp bưu chính', en: 'Carrier', example: 'vnpost', pattern: CARRIER_CODE, optional: true })
  carrier?: string | null;
  @Text({ vi: 'Cơ quan giải quyết', en: 'The settling agency', example: '000.00.15.H10', pattern: AGENCY_REF })
  agencyCode!: string;
  @Text({ vi: 'Cơ quan gửi (liên thông)', en: 'Sending agency', pattern: AGENCY_REF, optional: true })
  fromAgencyCode?: string | null;
  @Text({ vi: 'Mã hồ sơ, khi đã có', en: 'Dossier code, once there is one', pattern: DOSSIER_CODE, optional: true })
  dossierCode?: string | null;
  @Texts({ ...INSIDE_IDS, optional: true }) dossierIds?: string[] | null;
  @Texts({ ...INSIDE_CODES, optional: true }) dossierCodes?: string[] | null;
  @Text({ vi: 'Mã thủ tục', en: 'Procedure code', example: '1.000178', pattern: ANY_PROCEDURE_CODE })
  procedureCode!: string;
  @Text({ ...NUMBER, optional: true }) trackingNumber?: string | null;
  @Instant({ vi: 'Lúc bưu chính chấp nhận', en: 'When the post accepted it, as on the slip', optional: true })
  acceptedAt?: string | null;
  @Text({ vi: 'Bưu cục nơi gửi', en: 'Post office of origin', ...OFFICE }) fromOffice?: string | null;
  @Text({ vi: 'Bưu cục nơi nhận', en: 'Post office of destination', ...OFFICE }) toOffice?: string | null;
  @OneOf(TRANSIT_CLASSES, { vi: 'Chặng, khi không ghi bưu cục', en: 'Class of the way', optional: true })
  transitClass?: TransitClass | null;
  @Flag({ vi: 'Có mang về phiếu hẹn', en: 'The appointment slip is brought back', optional: true })
  appointmentSlip?: boolean | null;
  @Flag({ vi: 'Đặt doanh nghiệp đến lấy', en: 'Order its carriage from the carrier', optional: true })
  order?: boolean | null;
  @Whole({ vi: 'Thu hộ khi phát (đồng)', en: 'Cash on delivery in đồng', max: 1_000_000_000, optional: true })
  cod?: number | null;
}

/** How the order with the carrier stands; reception and hand-over never wait for it. */
export const ORDER_STATES = ['waiting', 'accepted', 'refused', 'cancelling', 'cancelled'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export class OrderView {
  @OneOf(ORDER_STATES, { vi: 'Trạng thái đơn', en: 'How the order stands' }) state!: OrderState;
  @Whole({ vi: 'Số lần gọi', en: 'Calls made' }) attempts!: number;
  @Text({ vi: 'Lỗi gần nhất', en: 'Code of the last failure', optional: true }) failure!: string | null;
  @Whole({ vi: 'Cước (đồng)', en: 'Price in đồng', optional: true }) price!: number | null;
}

export class ShipmentView extends ShipmentState {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Text({ vi: 'Cơ quan giải quyết', en: 'The settling agency' }) agencyCode!: string;
  @OneOf(TRANSIT_CLASSES, { vi: 'Chặng', en: 'Class of the way', optional: true }) transitClass!: TransitClass | null;
  @Flag({ vi: 'Quá hạn toàn trình', en: 'Later than J + n (TT 17/2017 Art.7)' }) late!: boolean;
  @Instant({ vi: 'Tin gần nhất', en: 'When it was last heard of', optional: true }) lastMovedAt!: string | null;
  @Instant({ vi: 'Lúc ghi nhận', en: 'When it was registered here' }) registeredAt!: string;
  @Part(() => SlipContent, { vi: 'Người gửi, nhận, giấy tờ', en: 'People and papers', optional: true })
  slip?: SlipContent | null;
  @Part(() => OrderView, { vi: 'Đơn với doanh nghiệp', en: 'Order with the carrier', optional: true })
  order?: OrderView | null;
}

export class ShipmentRef {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
}

/** What the post has to look after: late by J + n, or nothing heard of it for some working days. */
export const SHIPMENT_CONCERNS = ['late', 'not-moving', 'undeliverable'] as const;

export class ShipmentQuery {
  @Text({ vi: 'Cơ quan (gồm cơ quan trực thuộc)', en: 'Agency, with those below it', max: 40, optional: true })
  agency?: string;
  @OneOf(SHIPMENT_DIRECTIONS, { vi: 'Chiều', en: 'Which way', optional: true }) direction?: ShipmentDirection;
  @OneOf(SHIPMENT_STATUSES, { vi: 'Trạng thái', en: 'Status', optional: true }) status?: ShipmentStatus;
  @Text({ vi: 'Hồ sơ (mã)', en: 'Dossier, by code', max: 60, optional: true }) dossier?: string;
  @Text({ vi: 'Số hiệu', en: 'Number of the item', max: 40, optional: true }) number?: string;
  @OneOf(SHIPMENT_CONCERNS, { vi: 'Cần xử lý', en: 'What is wrong', optional: true })
  concern?: (typeof SHIPMENT_CONCERNS)[number];
  @Whole({ vi: 'Số ngày làm việc không có tin', en: 'Working days without news', min: 1, max: 60, optional: true })
  idleDays?: number;
  @Whole({ vi: 'Số dòng', en: 'Rows', min: 1, max: 500, optional: true }) limit?: number;
  @Id({ vi: 'Tiếp sau', en: 'Continue after', optional: true }) after?: string;
}

export class ShipmentPage {
  @Parts(() => ShipmentView, { vi: 'Bưu gửi', en: 'Shipments' }) items!: ShipmentView[];
  @Text({ vi: 'Trang sau', en: 'Next page', optional: true }) next!: string | null;
}

export class TrackingNumberRef {
  @Text({ vi: 'Số hiệu bưu gửi', en: 'Number of an item', max: 60 }) number!: string;
}

export class TrackingNumberView {
  @Text({ vi: 'Số hiệu, viết liền', en: 'The number as it is kept' }) number!: string;
  @OneOf(TRACKING_FORMATS, { vi: 'Dạng số hiệu', en: 'Form of the number' }) format!: TrackingFormat;
  @Flag({ vi: 'Hợp lệ theo UPU S10', en: 'Valid by UPU S10: check digit and country' }) valid!: boolean;
  @Text({ vi: 'Hai chữ cái dịch vụ', en: 'The two letters of the service', example: 'RR', optional: true })
  service!: string | null;
  @Part(() => BilingualName, { vi: 'Tên dịch vụ', en: 'Name of the service', optional: true })
  serviceName!: BilingualName | null;
  @Text({ vi: 'Mã nước ISO 3166', en: 'Country, ISO 3166; null when S10 does not know it', optional: true })
  country!: string | null;
  @Whole({ vi: 'Chữ số kiểm tra đúng', en: 'The check digit the number must have', max: 9, optional: true })
  checkDigit!: number | null;
}

export const registerShipment = request('postal.shipment.register', RegisterShipment, ShipmentView);
export const getShipment = request('postal.shipment.get', ShipmentRef, ShipmentView);
export const listShipments = request('postal.shipment.list', ShipmentQuery, ShipmentPage);
export const checkTrackingNumber = request('postal.tracking-number.check', TrackingNumberRef, TrackingNumberView);

/** An act on one item; `at` may lie in the past, when it is entered later. */
export class ActOnShipment extends ShipmentRef {
  @Instant({ vi: 'Lúc diễn ra; mặc định là bây giờ', en: 'When it happened; now by default', optional: true })
  at?: string | null;
}

/** The number of an item whose slip was made offline, the dossiers inside, the day the post took it. */
export class AmendShipment extends ShipmentRef {
  @Text({ ...NUMBER, optional: true }) trackingNumber?: string | null;
  @Instant({ vi: 'Lúc bưu chính chấp nhận', en: 'When the post accepted it', optional: true })
  acceptedAt?: string | null;
  @Texts({ ...INSIDE_IDS, optional: true }) dossierIds?: string[] | null;
  @Texts({ ...INSIDE_CODES, optional: true }) dossierCodes?: string[] | null;
}

/** The applicant has moved, or names a proxy: the old address is kept nowhere. */
export class ReaddressShipment extends ActOnShipment {
  @Text({ vi: 'Địa chỉ mới', en: 'New address', max: 400 }) address!: string;
  @Text({ vi: 'Huyện', en: 'District', max: 100, optional: true }) district?: string | null;
  @Text({ vi: 'Tỉnh', en: 'Province', max: 100, optional: true }) province?: string | null;
  @Text({ vi: 'Điện thoại', en: 'Telephone', max: 40, optional: true }) phone?: string | null;
  @Text({ vi: 'Được ủy quyền nhận', en: 'Who may receive in their place', max: 300, optional: true })
  proxy?: string | null;
}

export class CancelShipment extends ActOnShipment {}
export class InviteReceiver extends ActOnShipment {}

export class DeliverShipment extends ActOnShipment {
  @Text({ vi: 'Người nhận thực tế', en: 'Who took it, when not the receiver', max: 300, optional: true })
  takenBy?: string | null;
}
export class BringBackShipment extends ActOnShipment {
  @Flag({ vi: 'Người nhận từ chối', en: 'The receiver refuses it: no second invitation is needed', optional: true })
  receiverRefuses?: boolean | null;
}

export const amendShipment = request('postal.shipment.amend', AmendShipment, ShipmentView);
export const readdressShipment = request('postal.shipment.readdress', ReaddressShipment, ShipmentView);
export const cancelShipment = request('postal.shipment.cancel', CancelShipment, ShipmentView);
export const inviteReceiver = request('postal.shipment.invite', InviteReceiver, ShipmentView);
export const deliverShipment = request('postal.shipment.deliver', DeliverShipment, ShipmentView);
export const bringBackShipment = request('postal.shipment.bring-back', BringBackShipment, ShipmentView);

/** The day is kept with the item's own agency; a day is a Vietnam day. */
export class PickUpQuery {
  @Text({ vi: 'Cơ quan', en: 'Agency, with those below it', max: 40, optional: true }) agency?: string;
}
export class PickUpItem {
  @Text({ vi: 'Mã hồ sơ', en: 'Dossier code' }) dossierCode!: string;
  @Id({ vi: 'Hồ sơ', en: 'Dossier' }) dossierId!: string;
  @Text({ vi: 'Mã thủ tục', en: 'Procedure code' }) procedureCode!: string;
  @Day({ vi: 'Có kết quả từ ngày', en: 'Result ready since' }) readyOn!: string;
  @Id({ vi: 'Phiếu gửi đã lập', en: 'Slip already made', optional: true }) shipmentId!: string | null;
}
export class PickUpAgency {
  @Text({ vi: 'Cơ quan', en: 'Agency' }) agencyCode!: string;
  @Part(() => BilingualName, { vi: 'Tên', en: 'Name', optional: true }) name!: BilingualName | null;
  @Whole({ vi: 'Số kết quả', en: 'Results to collect' }) count!: number;
  @Parts(() => PickUpItem, { vi: 'Danh sách', en: 'The results' }) items!: PickUpItem[];
}
export class PickUpList {
  @Day({ vi: 'Ngày', en: 'Day' }) day!: string;
  @Parts(() => PickUpAgency, { vi: 'Theo cơ quan', en: 'By agency' }) agencies!: PickUpAgency[];
}
/** The postman's morning list: results that go by post and still lie at their agency. */
export const listPickUps = request('postal.pick-ups', PickUpQuery, PickUpList);

/** Empties what names people; ids, days and figures stay (the data subject's right, after the term of keeping). */
export class EraseShipmentPeople extends ShipmentRef {
  @Text({ vi: 'Lý do', en: 'Reason', max: 500 }) reason!: string;
}
export const eraseShipmentPeople = request('postal.shipment.erase', EraseShipmentPeople, Erased);
