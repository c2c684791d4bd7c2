import { AGENCY_REF, ANY_PROCEDURE_CODE } from '../catalogue/codes.js';
import { DOSSIER_CODE } from '../dossier/codes.js';
import { Day, Flag, Id, Instant, OneOf, Part, Text, Whole } from '../fields.js';
import { request } from '../request.js';
import { BilingualName } from '../catalogue/label.js';
import { ITEM_NUMBER, SHIPMENT_DIRECTIONS, TRACKING_FORMATS } from './codes.js';
import type { ShipmentDirection, TrackingFormat } from './codes.js';

export class RegisterShipment {
  @OneOf(['to-agency', 'to-citizen'], {
    vi: 'Chiều: hồ sơ đến cơ quan hay kết quả đến người dân',
    en: 'Which way it goes',
  })
  direction!: ShipmentDirection;
  @Text({ vi: 'Cơ quan giải quyết', en: 'The settling agency', example: '000.00.15.H10', pattern: AGENCY_REF })
  agencyCode!: string;
  @Text({ vi: 'Mã hồ sơ, khi đã có', en: 'Dossier code, once there is one', pattern: DOSSIER_CODE, optional: true })
  dossierCode?: string | null;
  @Text({ vi: 'Mã thủ tục', en: 'Procedure code', example: '1.000178', pattern: ANY_PROCEDURE_CODE })
  procedureCode!: string;
  @Text({
    vi: 'Số hiệu bưu gửi; kiểm tra chặt khi có dạng UPU S10',
    en: 'Number of the item; checked strictly when it has the form of UPU S10',
    example: 'RR123456785VN',
    pattern: ITEM_NUMBER,
  })
  trackingNumber!: string;
  @Instant({ vi: 'Lúc bưu chính chấp nhận, ghi trên phiếu gửi', en: 'When the post accepted it, as on the slip' })
  acceptedAt!: string;
}

export class ShipmentView {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @OneOf(SHIPMENT_DIRECTIONS, { vi: 'Chiều', en: 'Which way it goes' }) direction!: ShipmentDirection;
  @Text({ vi: 'Cơ quan giải quyết', en: 'The settling agency' }) agencyCode!: string;
  @Text({ vi: 'Mã hồ sơ', en: 'Dossier code', optional: true }) dossierCode!: string | null;
  @Text({ vi: 'Mã thủ tục', en: 'Procedure code' }) procedureCode!: string;
  @Text({ vi: 'Số hiệu bưu gửi', en: 'Number of the item' }) trackingNumber!: string;
  @OneOf(TRACKING_FORMATS, { vi: 'Dạng số hiệu', en: 'Form of the number' }) trackingFormat!: TrackingFormat;
  @Instant({ vi: 'Lúc chấp nhận', en: 'When the post accepted it' }) acceptedAt!: string;
  @Day({ vi: 'Ngày chấp nhận (J)', en: 'Day of acceptance (J of TT 17/2017 Art.7)' }) acceptedOn!: string;
  @Instant({ vi: 'Lúc ghi nhận', en: 'When it was registered here' }) registeredAt!: string;
}

export class ShipmentRef {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
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
export const checkTrackingNumber = request('postal.tracking-number.check', TrackingNumberRef, TrackingNumberView);
