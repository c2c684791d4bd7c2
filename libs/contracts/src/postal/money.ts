import { AGENCY_REF } from '../catalogue/codes.js';
import { Day, Flag, Id, Instant, OneOf, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';

/** `fee` of the procedure and `cod` collected at delivery are the agency's and remitted to it; `postage` stays with the post. */
export const MONEY_KINDS = ['fee', 'cod', 'postage'] as const;
export type MoneyKind = (typeof MONEY_KINDS)[number];
export const REMITTED_KINDS = ['fee', 'cod'] as const;

const AMOUNT = { vi: 'Số tiền (đồng)', en: 'Amount in đồng', min: 1, max: 1_000_000_000 };

/** Money taken from the citizen against a receipt (QĐ 45/2016 Art.6.6). */
export class CollectMoney {
  @Id({ vi: 'Định danh do bên gửi chọn', en: 'Id chosen by the caller', optional: true }) id?: string | null;
  @Id({ vi: 'Bưu gửi', en: 'The shipment' }) shipmentId!: string;
  @OneOf(MONEY_KINDS, { vi: 'Loại tiền', en: 'What it is for' }) kind!: MoneyKind;
  @Whole(AMOUNT) amount!: number;
  @Text({ vi: 'Số biên lai', en: 'Number of the receipt', max: 60 }) receiptNumber!: string;
  @Instant({ vi: 'Lúc thu', en: 'When it was taken; now by default', optional: true }) at?: string | null;
}
/** Money paid over to the agency (Art.7.5). */
export class RemitMoney {
  @Id({ vi: 'Định danh do bên gửi chọn', en: 'Id chosen by the caller', optional: true }) id?: string | null;
  @Text({ vi: 'Cơ quan', en: 'The agency', pattern: AGENCY_REF }) agencyCode!: string;
  @OneOf(REMITTED_KINDS, { vi: 'Loại tiền', en: 'What it is for' }) kind!: (typeof REMITTED_KINDS)[number];
  @Whole(AMOUNT) amount!: number;
  @Text({ vi: 'Số chứng từ', en: 'Number of the voucher', max: 60 }) voucher!: string;
  @Instant({ vi: 'Lúc nộp', en: 'When it was paid over; now by default', optional: true }) at?: string | null;
}
export class MoneyMoved {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Text({ vi: 'Cơ quan', en: 'Agency' }) agencyCode!: string;
  @Whole({ vi: 'Còn phải nộp sau đó (đồng)', en: 'Still to be remitted after it, in đồng' }) outstanding!: number;
}

export class BalanceQuery {
  @Text({ vi: 'Cơ quan', en: 'Agency, with those below it', max: 40, optional: true }) agency?: string;
  @Day({ vi: 'Ngày', en: 'Day; today by default', optional: true }) day?: string;
}
export class BalanceLine {
  @Text({ vi: 'Cơ quan', en: 'Agency' }) agencyCode!: string;
  @OneOf(MONEY_KINDS, { vi: 'Loại tiền', en: 'What it is for' }) kind!: MoneyKind;
  @Whole({ vi: 'Tồn đầu ngày', en: 'Not yet remitted at the start of the day' }) before!: number;
  @Whole({ vi: 'Thu trong ngày', en: 'Collected in the day' }) collected!: number;
  @Whole({ vi: 'Nộp trong ngày', en: 'Remitted in the day' }) remitted!: number;
  @Whole({ vi: 'Tồn cuối ngày', en: 'Not yet remitted at its end' }) after!: number;
}
export class BalanceView {
  @Day({ vi: 'Ngày', en: 'Day' }) day!: string;
  @Whole({ vi: 'Tổng thu trong ngày', en: 'Collected in the day, all kinds' }) collected!: number;
  @Whole({ vi: 'Còn phải nộp', en: 'Still to be remitted to agencies' }) outstanding!: number;
  @Flag({ vi: 'Đã cân', en: 'The balance is zero' }) balanced!: boolean;
  @Parts(() => BalanceLine, { vi: 'Theo cơ quan', en: 'By agency and kind' }) lines!: BalanceLine[];
}
/** Closing the day: refused while money is still to be remitted, and nothing may be added to a closed day. */
export class CloseDay {
  @Text({ vi: 'Cơ quan', en: 'The agency', pattern: AGENCY_REF }) agencyCode!: string;
  @Day({ vi: 'Ngày', en: 'Day' }) day!: string;
}

export const collectMoney = request('postal.money.collect', CollectMoney, MoneyMoved);
export const remitMoney = request('postal.money.remit', RemitMoney, MoneyMoved);
export const getBalance = request('postal.money.balance', BalanceQuery, BalanceView);
export const closeDay = request('postal.money.close-day', CloseDay, BalanceView);
