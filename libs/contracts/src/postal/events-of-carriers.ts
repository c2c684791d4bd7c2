import { Flag, OneOf, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';
import { CARRIER_CODE } from './codes.js';

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

export class CarrierQuery {}
export class CarrierView {
  @Text({ vi: 'Mã', en: 'Code' }) code!: string;
  @OneOf(['closed', 'open', 'trying'], { vi: 'Ngắt mạch', en: 'Circuit: open means no calls are made for a while' })
  circuit!: 'closed' | 'open' | 'trying';
  @Whole({ vi: 'Đơn chờ gửi', en: 'Orders that wait' }) waiting!: number;
  @Whole({ vi: 'Đơn bị từ chối', en: 'Orders refused' }) refused!: number;
  @Whole({ vi: 'Sự kiện chưa khớp bưu gửi', en: 'Events whose item nobody knows yet' }) unmatched!: number;
  @Flag({ vi: 'Nhận sự kiện', en: 'Takes signed events' }) webhook!: boolean;
}
export class CarriersView {
  @Parts(() => CarrierView, { vi: 'Doanh nghiệp', en: 'Carriers' }) items!: CarrierView[];
}
export const listCarriers = request('postal.carriers', CarrierQuery, CarriersView);
