import { AGENCY_REF } from '../catalogue/codes.js';
import { Flag, Instant, OneOf, Part, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';
import { CARRIER_CODE, SHIPMENT_DIRECTIONS, type ShipmentDirection } from './codes.js';
import { Correspondent } from './correspondent.js';

/** A call of a carrier, byte for byte as it came: the signature is over the timestamp and the body. */
export class CarrierCall {
  @Text({ vi: 'Doanh nghiệp', en: 'Carrier', pattern: CARRIER_CODE }) carrier!: string;
  @Text({ vi: 'X-Timestamp', en: 'Seconds since 1970 of the signing', max: 20, min: 0 }) timestamp!: string;
  @Text({ vi: 'X-Signature', en: 'sha256=<hex HMAC-SHA-256 of timestamp.body>', max: 100, min: 0 }) signature!: string;
  @Text({ vi: 'Nội dung', en: 'The body as it came', min: 0, max: 262_144, pattern: /^[^]*$/ }) body!: string;
}

/** How a call was taken; sending an event again is harmless. */
export class CarrierCallTaken {
  @Whole({ vi: 'Sự kiện mới', en: 'Events that were new' }) accepted!: number;
  @Whole({ vi: 'Sự kiện đã có', en: 'Events known before' }) known!: number;
}
export const takeCarrierCall = request('postal.events.take', CarrierCall, CarrierCallTaken);

export class AskPrice {
  @Text({ vi: 'Doanh nghiệp', en: 'Carrier', example: 'vnpost', pattern: CARRIER_CODE }) carrier!: string;
  @OneOf(SHIPMENT_DIRECTIONS, { vi: 'Chiều', en: 'Which way it goes' }) direction!: ShipmentDirection;
  @Text({ vi: 'Cơ quan', en: 'The agency', example: '000.00.15.H10', pattern: AGENCY_REF }) agencyCode!: string;
  @Whole({ vi: 'Thu hộ khi phát (đồng)', en: 'Cash on delivery in đồng', max: 1_000_000_000, optional: true })
  cod?: number | null;
  @Part(() => Correspondent, { vi: 'Người gửi', en: 'Sender', optional: true }) sender?: Correspondent | null;
  @Part(() => Correspondent, { vi: 'Người nhận', en: 'Receiver', optional: true }) receiver?: Correspondent | null;
}
export class PriceView {
  @Text({ vi: 'Doanh nghiệp', en: 'Carrier' }) carrier!: string;
  @Whole({ vi: 'Cước (đồng)', en: 'Price in đồng' }) price!: number;
}
/** Asks the carrier while the caller waits: 503 when it does not answer, 422 when it refuses. */
export const askPrice = request('postal.price.ask', AskPrice, PriceView, { deadline: 45_000 });

/** A word of the carrier that nobody here understands: its events are kept and applied once the settings explain it. */
export class UnknownWord {
  @Text({ vi: 'Mã trạng thái', en: 'The word' }) word!: string;
  @Whole({ vi: 'Số sự kiện', en: 'Events with it' }) events!: number;
  @Instant({ vi: 'Lần cuối', en: 'When it was last said' }) lastAt!: string;
}

export class CarrierQuery {}
export class CarrierView {
  @Text({ vi: 'Mã', en: 'Code' }) code!: string;
  @OneOf(['closed', 'open', 'trying'], { vi: 'Ngắt mạch', en: 'Circuit: open means no calls are made for a while' })
  circuit!: 'closed' | 'open' | 'trying';
  @Whole({ vi: 'Đơn chờ gửi', en: 'Orders that wait' }) waiting!: number;
  @Whole({ vi: 'Đơn bị từ chối', en: 'Orders refused' }) refused!: number;
  @Whole({ vi: 'Sự kiện chưa khớp bưu gửi', en: 'Events whose item nobody knows yet' }) unmatched!: number;
  @Parts(() => UnknownWord, { vi: 'Mã trạng thái chưa hiểu', en: 'Words nobody understands, at most 100', max: 100 })
  notUnderstood!: UnknownWord[];
  @Flag({ vi: 'Nhận sự kiện', en: 'Takes signed events' }) webhook!: boolean;
}
export class CarriersView {
  @Parts(() => CarrierView, { vi: 'Doanh nghiệp', en: 'Carriers' }) items!: CarrierView[];
}
export const listCarriers = request('postal.carriers', CarrierQuery, CarriersView);
