import { event } from '../event.js';
import { Day, Id, OneOf, Part, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';
import { CHANNELS, type Channel } from '../dossier/codes.js';
import { StatedTerm } from '../dossier/state.js';
import { LegalSource } from './legal-source.js';
import { AGENCY_REF, ANY_PROCEDURE_CODE } from './codes.js';
import { ProcedureRef } from './procedure-requests.js';

/** How a local term stands to the central one, by the due dates of five days (R8). */
export const TERM_COMPARISONS = ['shorter', 'equal', 'longer', 'not-comparable'] as const;
export type TermComparison = (typeof TERM_COMPARISONS)[number];

/** The whole state of a shortening after a change: a local term below the central one, by decision (NĐ 61/2018 Art.5.1đ). */
export class ShorteningRecorded {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Id({ vi: 'Thủ tục', en: 'Procedure' }) procedureId!: string;
  @Text({ vi: 'Mã thủ tục', en: 'Code of the procedure' }) procedureCode!: string;
  @Id({ vi: 'Chỉ ở cơ quan', en: 'At this agency alone; null = the whole province', optional: true }) agencyId!:
    string | null;
  @OneOf(CHANNELS, { vi: 'Kênh', en: 'Of this channel; null = all', optional: true }) channel!: Channel | null;
  @Part(() => StatedTerm, { vi: 'Thời hạn Trung ương', en: 'Central term' }) central!: StatedTerm;
  @Part(() => StatedTerm, { vi: 'Thời hạn của tỉnh', en: 'Local term' }) local!: StatedTerm;
  @Day({ vi: 'Ngày quyết định', en: 'Date of the decision' }) decidedOn!: string;
  @Day({ vi: 'Hiệu lực từ', en: 'In force from' }) from!: string;
  @Day({ vi: 'Đến hết ngày', en: 'To, included', optional: true }) to!: string | null;
  @OneOf(TERM_COMPARISONS, { vi: 'So với Trung ương', en: 'Against the central term' }) comparison!: TermComparison;
  @Text({ vi: 'Số ngày làm việc rút ngắn', en: 'Working days saved', example: '3.5', optional: true }) daysSaved!:
    string | null;
  @Text({ vi: 'Tỷ lệ rút ngắn, %', en: 'Share saved, percent', example: '35.00', optional: true }) shareSaved!:
    string | null;
}
/** Its subject is the procedure. */
export const shorteningRecorded = event('catalogue.shortening.recorded.v1', ShorteningRecorded);

export class ShorteningView extends ShorteningRecorded {
  @Text({ vi: 'Mã cơ quan', en: 'Code of the agency', optional: true }) agency!: string | null;
  @Text({ vi: 'Quyết định', en: 'Decision' }) decision!: string;
  @Part(() => LegalSource, { vi: 'Căn cứ thời hạn Trung ương', en: 'What the central term rests on', optional: true })
  basis!: LegalSource | null;
}
export class ShorteningPage {
  @Parts(() => ShorteningView, { vi: 'Rút ngắn thời hạn', en: 'Shortenings' }) items!: ShorteningView[];
  @Whole({ vi: 'Số thủ tục', en: 'Distinct procedures among them' }) procedures!: number;
  @Text({ vi: 'Tổng ngày rút ngắn', en: 'Working days saved by all' }) daysSaved!: string;
  @Text({ vi: 'Tỷ lệ bình quân, %', en: 'Mean share saved, percent; null = none', optional: true }) shareSaved!:
    string | null;
}
export class ShortenProcedure extends ProcedureRef {
  @Text({ vi: 'Chỉ ở cơ quan', en: 'At this agency alone: uuid or code', pattern: AGENCY_REF, optional: true })
  agency?: string | null;
  @OneOf(CHANNELS, { vi: 'Kênh; bỏ trống: mọi kênh', en: 'Channel; all when absent', optional: true })
  channel?: Channel | null;
  @Part(() => StatedTerm, { vi: 'Thời hạn Trung ương', en: 'Central term; the version’s when absent', optional: true })
  central?: StatedTerm | null;
  @Part(() => StatedTerm, { vi: 'Thời hạn của tỉnh', en: 'Local term' }) local!: StatedTerm;
  @Text({ vi: 'Quyết định', en: 'Decision', example: '2636/QĐ-UBND', max: 300 }) decision!: string;
  @Day({ vi: 'Ngày quyết định', en: 'Date of the decision' }) decidedOn!: string;
  @Day({ vi: 'Hiệu lực từ', en: 'In force from' }) from!: string;
  @Day({ vi: 'Đến hết ngày', en: 'To, included', optional: true }) to?: string | null;
  @Part(() => LegalSource, { vi: 'Căn cứ thời hạn Trung ương', en: 'What the central term rests on', optional: true })
  basis?: LegalSource | null;
}
export class ShorteningQuery {
  @Text({ vi: 'Mã thủ tục', en: 'Code', pattern: ANY_PROCEDURE_CODE, optional: true }) code?: string;
  @Whole({ vi: 'Năm của quyết định', en: 'Year of the decision', min: 2000, max: 2200, optional: true }) year?: number;
  @Day({ vi: 'Đang áp dụng ngày', en: 'In force on this day', optional: true }) validOn?: string;
}
export const shortenProcedure = request('catalogue.shortenings.record', ShortenProcedure, ShorteningView);
export const listShortenings = request('catalogue.shortenings.list', ShorteningQuery, ShorteningPage);
