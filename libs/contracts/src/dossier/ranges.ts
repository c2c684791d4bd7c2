import { event } from '../event.js';
import { Day, Flag, Id, OneOf, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';

/** Numbers of an agency's day set aside for paper receipts, should the power fail. */
export class ReserveNumbers {
  @Id({ vi: 'Định danh do bên gửi chọn', en: 'Id chosen by the caller', optional: true }) id?: string;
  @Text({ vi: 'Mã cơ quan', en: 'Agency', max: 40, example: '000.00.15.H10' }) agencyCode!: string;
  @Day({ vi: 'Ngày tiếp nhận', en: 'Day of reception: today or later' }) day!: string;
  @Whole({ vi: 'Số lượng', en: 'How many', min: 1, max: 500 }) count!: number;
  @Text({ vi: 'Lý do', en: 'Reason', max: 300 }) reason!: string;
}

export class RangeRef {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
}

/** What is left is given back, or declared void with the reason: then every number of the day is explained. */
export class CloseRange extends RangeRef {
  @Text({ vi: 'Lý do không dùng hết', en: 'Why numbers are left', max: 300 }) reason!: string;
}

export const NUMBER_STATES = ['reserved', 'used', 'void'] as const;
export class ReservedNumber {
  @Whole({ vi: 'Số trong ngày', en: 'Number of the day' }) n!: number;
  @Text({ vi: 'Mã hồ sơ mang số này', en: 'The code with this number' }) code!: string;
  @OneOf(NUMBER_STATES, { vi: 'Tình trạng', en: 'Waiting, used by a dossier, or void' })
  state!: (typeof NUMBER_STATES)[number];
}

export class RangeView {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Text({ vi: 'Mã cơ quan', en: 'Agency' }) agencyCode!: string;
  @Day({ vi: 'Ngày', en: 'Day of reception' }) day!: string;
  @Whole({ vi: 'Số đầu', en: 'First number' }) first!: number;
  @Whole({ vi: 'Số cuối', en: 'Last number' }) last!: number;
  @Text({ vi: 'Lý do', en: 'Reason' }) reason!: string;
  @Flag({ vi: 'Đã đóng', en: 'Closed' }) closed!: boolean;
  @Text({ vi: 'Lý do không dùng hết', en: 'Why numbers were left', optional: true }) closingReason!: string | null;
  @Parts(() => ReservedNumber, { vi: 'Từng số', en: 'Every number' }) numbers!: ReservedNumber[];
}

export class RangesQuery {
  @Text({ vi: 'Cơ quan', en: 'Agency, with those below it', max: 40, optional: true }) agency?: string;
  @Day({ vi: 'Ngày', en: 'Day', optional: true }) day?: string;
  @Whole({ vi: 'Số dòng', en: 'Rows', min: 1, max: 100, optional: true }) limit?: number;
  @Id({ vi: 'Tiếp sau', en: 'Continue after', optional: true }) after?: string;
}
export class RangesPage {
  @Parts(() => RangeView, { vi: 'Dải số, mới nhất trước', en: 'Ranges, newest first' }) items!: RangeView[];
  @Text({ vi: 'Trang sau', en: 'Next page', optional: true }) next!: string | null;
}

export const reserveNumbers = request('dossier.ranges.reserve', ReserveNumbers, RangeView);
export const closeRange = request('dossier.ranges.close', CloseRange, RangeView);
export const getRange = request('dossier.ranges.get', RangeRef, RangeView);
export const listRanges = request('dossier.ranges.list', RangesQuery, RangesPage);

export class RangeState {
  @Id({ vi: 'Cơ quan', en: 'Agency' }) agencyId!: string;
  @Day({ vi: 'Ngày', en: 'Day of reception' }) day!: string;
  @Whole({ vi: 'Số đầu', en: 'First number' }) first!: number;
  @Whole({ vi: 'Số cuối', en: 'Last number; below `first` when all were given back' }) last!: number;
  @Whole({ vi: 'Đã dùng', en: 'Used by dossiers' }) used!: number;
  @Whole({ vi: 'Bỏ, có giải trình', en: 'Void, explained' }) voided!: number;
  @Flag({ vi: 'Đã đóng', en: 'Closed' }) closed!: boolean;
}
/** Numbers were set aside, or their range was closed: with the dossiers they explain every number of the day. */
export const rangeRecorded = event('dossier.range.recorded.v1', RangeState);
