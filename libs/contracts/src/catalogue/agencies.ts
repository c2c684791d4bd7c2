import { event } from '../event.js';
import { Day, Flag, Id, OneOf, Part, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';
import { AGENCY_CODE, AGENCY_KINDS, AGENCY_LEVELS, AGENCY_REF } from './codes.js';
import type { AgencyKind, AgencyLevel } from './codes.js';
import { BilingualName } from './label.js';

/** A code and the days on which it is the agency's; null = open. */
export class DatedCode {
  @Text({ vi: 'Mã', en: 'Code', example: '000.00.15.H10', max: 35 }) code!: string;
  @Day({ vi: 'Từ ngày', en: 'From', optional: true }) from!: string | null;
  @Day({ vi: 'Đến hết ngày', en: 'To, included', optional: true }) to!: string | null;
}

export class AgencyView {
  @Id({ vi: 'Định danh, không bao giờ đổi', en: 'Identity, never changed' }) id!: string;
  @Text({ vi: 'Mã định danh', en: 'Code', example: '000.00.15.H10' }) code!: string;
  @Parts(() => DatedCode, { vi: 'Mọi mã, cũ và mới', en: 'All codes, old and new' }) codes!: DatedCode[];
  @Part(() => BilingualName, { vi: 'Tên', en: 'Name' }) name!: BilingualName;
  @OneOf(AGENCY_KINDS, { vi: 'Loại', en: 'Kind' }) kind!: AgencyKind;
  @OneOf(AGENCY_LEVELS, { vi: 'Cấp', en: 'Level' }) level!: AgencyLevel;
  @Text({ vi: 'Mã cơ quan cấp trên', en: 'Code of the agency above', optional: true }) parent!: string | null;
  @Id({ vi: 'Cơ quan cấp trên', en: 'The agency above', optional: true }) parentId!: string | null;
  @Day({ vi: 'Có hiệu lực từ', en: 'Exists from; null = not known', optional: true }) from!: string | null;
  @Day({ vi: 'Đến hết ngày', en: 'To, included; null = still exists', optional: true }) to!: string | null;
  @Text({ vi: 'Sáp nhập vào', en: 'Code of the agency it was merged into', optional: true }) mergedInto!: string | null;
  @Id({ vi: 'Sáp nhập vào', en: 'The agency it was merged into', optional: true }) mergedIntoId!: string | null;
  @Text({ vi: 'Tách từ', en: 'Code of the agency it was split from', optional: true }) splitFrom!: string | null;
  @Id({ vi: 'Tách từ', en: 'The agency it was split from', optional: true }) splitFromId!: string | null;
  @Text({ vi: 'Mã Tổng cục Thống kê', en: 'Code of the General Statistics Office', example: '25195', optional: true })
  gsoCode!: string | null;
  @Flag({ vi: 'Mã minh họa, chưa kiểm chứng', en: 'The code is a demonstration, not verified' })
  demonstration!: boolean;
  @Text({ vi: 'Phiên bản để sửa', en: 'Value for If-Match' }) etag!: string;
}

export class AgencyQuery {
  @Whole({ vi: 'Số dòng', en: 'Rows a page', min: 1, max: 500, optional: true }) limit?: number;
  @Text({ vi: 'Trang sau', en: '`next` of the page before', max: 80, optional: true }) after?: string;
  @Day({ vi: 'Còn hiệu lực ngày', en: 'Only agencies that exist on this day', optional: true }) validOn?: string;
  @OneOf(AGENCY_KINDS, { vi: 'Loại', en: 'Kind', optional: true }) kind?: AgencyKind;
}
export class AgencyPage {
  @Parts(() => AgencyView, { vi: 'Cơ quan', en: 'Agencies' }) items!: AgencyView[];
  @Text({ vi: 'Trang sau', en: 'For `after`; null at the end', optional: true }) next!: string | null;
}
export class AgencyRef {
  @Text({ vi: 'Định danh hoặc mã', en: 'uuid or code', example: 'H10', pattern: AGENCY_REF }) ref!: string;
}

export class RecordAgency {
  @Id({
    vi: 'Định danh do bên gọi chọn',
    en: 'Chosen by the caller; derived from the code when absent',
    optional: true,
  })
  id?: string | null;
  @Text({ vi: 'Mã định danh', en: 'Code', example: '000.00.21.H10', pattern: AGENCY_CODE }) code!: string;
  @Part(() => BilingualName, { vi: 'Tên', en: 'Name' }) name!: BilingualName;
  @OneOf(AGENCY_KINDS, { vi: 'Loại', en: 'Kind' }) kind!: AgencyKind;
  @OneOf(AGENCY_LEVELS, {
    vi: 'Cấp; bỏ trống: như cấp trên',
    en: 'Level; as the agency above when absent',
    optional: true,
  })
  level?: AgencyLevel | null;
  @Text({ vi: 'Cơ quan cấp trên', en: 'The agency above: uuid or code', example: 'H10', pattern: AGENCY_REF })
  parent!: string;
  @Text({ vi: 'Tách từ', en: 'Split from: uuid or code; then `from` is needed', pattern: AGENCY_REF, optional: true })
  splitFrom?: string | null;
  @Day({ vi: 'Có hiệu lực từ', en: 'Exists from', optional: true }) from?: string | null;
  @Day({ vi: 'Đến hết ngày', en: 'To, included', optional: true }) to?: string | null;
  @Text({ vi: 'Mã Tổng cục Thống kê', en: 'Code of the General Statistics Office', max: 10, optional: true })
  gsoCode?: string | null;
  @Flag({ vi: 'Mã minh họa', en: 'The code is a demonstration', optional: true }) demonstration?: boolean | null;
}

/** Fields absent stay as they are. Needs `If-Match`. */
export class ChangeAgency extends AgencyRef {
  @Part(() => BilingualName, { vi: 'Tên mới', en: 'New name', optional: true }) name?: BilingualName | null;
  @Text({ vi: 'Mã mới', en: 'New code', pattern: AGENCY_CODE, optional: true }) code?: string | null;
  @Day({ vi: 'Mã mới từ ngày', en: 'New code from', optional: true }) codeFrom?: string | null;
  @Day({ vi: 'Chấm dứt sau ngày', en: 'Ends after this day', optional: true }) to?: string | null;
  @Text({ vi: 'Sáp nhập vào', en: 'Merged into: uuid or code', pattern: AGENCY_REF, optional: true })
  mergedInto?: string | null;
}

/** A set of dated changes shipped with the catalogue, e.g. `merger-2025-07-01`. Applying it again changes nothing. */
export class ApplyChangeSet {
  @Text({ vi: 'Tên bộ thay đổi', en: 'Name of the set', example: 'merger-2025-07-01', pattern: /^[a-z0-9-]{1,60}$/ })
  name!: string;
  @Flag({ vi: 'Chỉ chạy thử', en: 'Dry run', optional: true }) dryRun?: boolean | null;
}
export class ChangeSetApplied {
  @Text({ vi: 'Tên bộ thay đổi', en: 'Name of the set' }) name!: string;
  @Text({ vi: 'Căn cứ', en: 'What it rests on' }) source!: string;
  @Whole({ vi: 'Cơ quan mới', en: 'Agencies recorded' }) recorded!: number;
  @Whole({ vi: 'Cơ quan chấm dứt', en: 'Agencies ended' }) ended!: number;
  @Whole({ vi: 'Không đổi', en: 'Already so' }) unchanged!: number;
}

export const listAgencies = request('catalogue.agencies.list', AgencyQuery, AgencyPage);
export const findAgency = request('catalogue.agencies.find', AgencyRef, AgencyView);
export const recordAgency = request('catalogue.agencies.record', RecordAgency, AgencyView);
export const changeAgency = request('catalogue.agencies.change', ChangeAgency, AgencyView);
export const applyChangeSet = request('catalogue.agencies.apply-changes', ApplyChangeSet, ChangeSetApplied);

/** The whole state of an agency after a change. */
export class AgencyRecorded {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Id({ vi: 'Cơ quan cấp trên', en: 'The agency above', optional: true }) parentId!: string | null;
  @OneOf(AGENCY_KINDS, { vi: 'Loại', en: 'Kind' }) kind!: AgencyKind;
  @OneOf(AGENCY_LEVELS, { vi: 'Cấp', en: 'Level' }) level!: AgencyLevel;
  @Part(() => BilingualName, { vi: 'Tên', en: 'Name' }) name!: BilingualName;
  @Parts(() => DatedCode, { vi: 'Mọi mã; mã đầu là mã chính', en: 'All codes; the first is the one to show', min: 1 })
  codes!: DatedCode[];
  @Day({ vi: 'Từ ngày', en: 'From', optional: true }) from!: string | null;
  @Day({ vi: 'Đến hết ngày', en: 'To, included', optional: true }) to!: string | null;
  @Id({ vi: 'Sáp nhập vào', en: 'Merged into', optional: true }) mergedInto!: string | null;
  @Flag({ vi: 'Mã minh họa', en: 'Demonstration code' }) demonstration!: boolean;
  @Id({ vi: 'Tách từ', en: 'Split from', optional: true }) splitFrom?: string | null;
}
export const agencyRecorded = event('catalogue.agency.recorded.v1', AgencyRecorded);
