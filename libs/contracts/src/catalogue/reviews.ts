import { event } from '../event.js';
import { Day, Flag, Id, OneOf, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';
import { AGENCY_REF } from './codes.js';

/** How often procedures are reviewed (letter 600/STTTT-VP I.3.a; a parameter). */
export const REVIEW_RHYTHMS = ['quarter', 'half-year', 'year'] as const;
export type ReviewRhythm = (typeof REVIEW_RHYTHMS)[number];

/** The whole state of a periodic review that is due: held or not. */
export class PeriodicReviewRecorded {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Id({ vi: 'Cơ quan', en: 'The agency that reviews' }) agencyId!: string;
  @Text({ vi: 'Kỳ', en: 'Period', example: '2018-Q3' }) period!: string;
  @Day({ vi: 'Hạn', en: 'Due on: last day of the period' }) dueOn!: string;
  @Day({ vi: 'Rà soát ngày', en: 'Held on', optional: true }) heldOn!: string | null;
  @Flag({ vi: 'Đã bỏ khỏi kế hoạch', en: 'Taken out of the plan' }) takenBack!: boolean;
}
export const periodicReviewRecorded = event('catalogue.periodic-review.recorded.v1', PeriodicReviewRecorded);

export class PeriodicReviewView extends PeriodicReviewRecorded {
  @Text({ vi: 'Mã cơ quan', en: 'Code of the agency' }) agency!: string;
  @Text({ vi: 'Báo cáo kết quả', en: 'Document with the outcome', optional: true }) document!: string | null;
  @Whole({ vi: 'Số thủ tục đã rà soát', en: 'Procedures reviewed', optional: true }) reviewed!: number | null;
  @Whole({ vi: 'Số kiến nghị', en: 'Proposals made', optional: true }) proposals!: number | null;
}
export class PeriodicReviewList {
  @Parts(() => PeriodicReviewView, { vi: 'Kỳ rà soát', en: 'Reviews' }) items!: PeriodicReviewView[];
}
/** The reviews an agency owes in a year. Planned again, what was held stays; the rest follows the new rhythm. */
export class PlanReviews {
  @Text({ vi: 'Cơ quan', en: 'Agency: uuid or code', pattern: AGENCY_REF }) agency!: string;
  @Whole({ vi: 'Năm', en: 'Year', min: 2010, max: 2200 }) year!: number;
  @OneOf(REVIEW_RHYTHMS, { vi: 'Nhịp', en: 'Rhythm; a quarter when absent', optional: true })
  rhythm?: ReviewRhythm | null;
}
export class HoldReview {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Day({ vi: 'Rà soát ngày', en: 'Held on' }) heldOn!: string;
  @Text({ vi: 'Báo cáo kết quả', en: 'Document with the outcome', max: 300 }) document!: string;
  @Whole({ vi: 'Số thủ tục đã rà soát', en: 'Procedures reviewed', max: 10_000, optional: true })
  reviewed?: number | null;
  @Whole({ vi: 'Số kiến nghị', en: 'Proposals made', max: 10_000, optional: true }) proposals?: number | null;
}
export class ReviewQuery {
  @Text({ vi: 'Cơ quan', en: 'Agency: uuid or code, with all below it', pattern: AGENCY_REF, optional: true })
  agency?: string;
  @Whole({ vi: 'Năm', en: 'Year', min: 2010, max: 2200 }) year!: number;
}

export const planReviews = request('catalogue.reviews.plan', PlanReviews, PeriodicReviewList);
export const holdReview = request('catalogue.reviews.hold', HoldReview, PeriodicReviewView);
export const listReviews = request('catalogue.reviews.list', ReviewQuery, PeriodicReviewList);
