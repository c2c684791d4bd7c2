import { Day, Flag, Id, Instant, OneOf, Part, Parts, Text, Texts, Whole } from '../fields.js';
import { request } from '../request.js';
import { LegalSource } from './legal-source.js';
import { AGENCY_REF, ANY_PROCEDURE_CODE, CONDITIONAL_PARTS, ONLINE_LEVELS, PROCEDURE_CODE } from './codes.js';
import { PROVISIONAL_CODE, PROCEDURE_STATUSES, PUBLICATION_KINDS, SETTLING_LEVELS } from './codes.js';
import type { ConditionalPart, OnlineLevel, ProcedureStatus, PublicationKind, SettlingLevel } from './codes.js';
import { CompletenessView, ProcedureSummary, ProcedureVersions, ProcedureView } from './procedures.js';
import { ProcedureParts } from './procedure-parts.js';

export class ProcedureQuery {
  @Text({
    vi: 'Tìm theo tên hoặc mã, không cần dấu',
    en: 'Words of the name or code, accents not needed',
    max: 200,
    optional: true,
  })
  q?: string;
  @Text({ vi: 'Lĩnh vực, không cần dấu', en: 'Field, accents not needed', max: 200, optional: true }) field?: string;
  @OneOf([...ONLINE_LEVELS, ...SETTLING_LEVELS], {
    vi: 'Mức độ trực tuyến 1–4, hoặc cấp thực hiện',
    en: 'Online level 1–4 at which it is offered, or the level of government that settles it',
    optional: true,
  })
  level?: OnlineLevel | SettlingLevel;
  @Text({ vi: 'Nơi cung cấp', en: 'Offered by this agency: uuid or code', pattern: AGENCY_REF, optional: true })
  agency?: string;
  @OneOf(PROCEDURE_STATUSES, { vi: 'Tình trạng', en: 'Status', optional: true }) status?: ProcedureStatus;
  @Flag({ vi: 'Chỉ thủ tục chờ công bố', en: 'Only what waits for the province’s publication', optional: true })
  awaiting?: boolean;
  @OneOf(['code', 'name'], {
    vi: 'Thứ tự: mã, hoặc tên theo bảng chữ cái tiếng Việt',
    en: 'By code, or by name as Vietnamese sort',
    optional: true,
  })
  sort?: 'code' | 'name';
  @Whole({ vi: 'Số dòng', en: 'Rows a page', min: 1, max: 500, optional: true }) limit?: number;
  @Text({ vi: 'Trang sau', en: '`next` of the page before', max: 80, optional: true }) after?: string;
}
export class ProcedurePage {
  @Parts(() => ProcedureSummary, { vi: 'Thủ tục', en: 'Procedures' }) items!: ProcedureSummary[];
  @Text({ vi: 'Trang sau', en: 'For `after`; null at the end', optional: true }) next!: string | null;
}
export class ProcedureRef {
  @Text({ vi: 'Mã thủ tục, mới hoặc cũ', en: 'Code, new or old', example: '1.000178', pattern: ANY_PROCEDURE_CODE })
  code!: string;
}

export class ProcedureVersionsQuery extends ProcedureRef {
  @Instant({ vi: 'Theo hiểu biết lúc', en: 'As it was known at this instant; now when absent', optional: true })
  knownAt?: string;
}

/** An old or other code of a procedure, of certain days. */
export class AliasInput {
  @Text({ vi: 'Mã', en: 'Code', example: 'T-BPC-280421-TT', pattern: ANY_PROCEDURE_CODE }) code!: string;
  @Day({ vi: 'Từ ngày', en: 'From', optional: true }) from?: string | null;
  @Day({ vi: 'Đến hết ngày', en: 'To, included', optional: true }) to?: string | null;
}

/** A draft version: of a new procedure, or beside the version in force (then with `If-Match`). */
export class RecordProcedure extends ProcedureParts {
  @Id({
    vi: 'Định danh do bên gọi chọn',
    en: 'Chosen by the caller; derived from the code when absent',
    optional: true,
  })
  id?: string | null;
  @Text({ vi: 'Mã quốc gia', en: 'National code', example: '1.003384', pattern: PROCEDURE_CODE }) code!: string;
  @Parts(() => AliasInput, { vi: 'Mã khác, mã cũ', en: 'Other and old codes', max: 50, optional: true })
  aliases?: AliasInput[] | null;
}

/** Puts the draft in force (NĐ 63/2010 Art.14–15). Refused while a part is missing. */
export class PublishProcedure extends ProcedureRef {
  @OneOf(PUBLICATION_KINDS, { vi: 'Loại công bố', en: 'Kind' }) kind!: PublicationKind;
  @Text({ vi: 'Số quyết định', en: 'Number of the decision', example: '1789/QĐ-UBND', max: 300 }) decision!: string;
  @Day({ vi: 'Ngày quyết định', en: 'Date of the decision' }) decidedOn!: string;
  @Day({ vi: 'Hiệu lực từ', en: 'In force from' }) validFrom!: string;
  @Texts({
    vi: 'Phần không áp dụng',
    en: 'Parts of which there are none',
    pattern: new RegExp(`^(${CONDITIONAL_PARTS.join('|')})$`),
    max: 4,
    optional: true,
  })
  none?: ConditionalPart[] | null;
}

export class OfferingInput {
  @Text({ vi: 'Cơ quan', en: 'Agency: uuid or code', example: '000.00.15.H10', pattern: AGENCY_REF }) agency!: string;
  @Day({ vi: 'Từ ngày', en: 'From' }) from!: string;
  @Day({ vi: 'Đến hết ngày', en: 'To, included', optional: true }) to?: string | null;
  @OneOf(ONLINE_LEVELS, { vi: 'Mức độ trực tuyến', en: 'Online service level' }) level!: OnlineLevel;
  @Flag({ vi: 'Tại bộ phận một cửa', en: 'In the one-stop unit (the rule; NĐ 61/2018 Art.14)', optional: true })
  oneStop?: boolean | null;
  @Flag({ vi: 'Qua bưu chính công ích', en: 'On the list of the public post', optional: true }) post?: boolean | null;
  @Text({ vi: 'Số quyết định', en: 'Decision', max: 300, optional: true }) decision?: string | null;
  @Text({
    vi: 'Quyết định loại trừ khỏi một cửa',
    en: 'Decision that excludes it from the one-stop unit (NĐ 61/2018 Art.14.5); only with `oneStop` false',
    max: 300,
    optional: true,
  })
  exclusion?: string | null;
  @Part(() => LegalSource, { vi: 'Căn cứ', en: 'Document and article', optional: true }) basis?: LegalSource | null;
}
/** Sets who offers a procedure and how, from a day on; what the same agency offered before ends on the day before. */
export class ListProcedure extends ProcedureRef {
  @Parts(() => OfferingInput, { vi: 'Nơi cung cấp', en: 'Offerings', min: 1, max: 500 }) offerings!: OfferingInput[];
}

/** The third kind of decision (NĐ 63/2010 Art.14): an abolished procedure takes no new dossier. */
export class RepealProcedure extends ProcedureRef {
  @Text({ vi: 'Số quyết định', en: 'Number of the decision', max: 300 }) decision!: string;
  @Day({ vi: 'Ngày quyết định', en: 'Date of the decision', optional: true }) decidedOn?: string | null;
  @Day({ vi: 'Bãi bỏ từ ngày', en: 'Repealed from: the first day it is no longer in force' }) from!: string;
}

/** In an own row (`chiso-jsonl`): the decision that puts it in force. */
export class RowPublication {
  @Text({ vi: 'Số quyết định', en: 'Number of the decision', max: 300 }) decision!: string;
  @Day({ vi: 'Hiệu lực từ', en: 'In force from', optional: true }) validFrom?: string | null;
}
/** One line of `chiso-jsonl`. Absent parts are not carried: they stay as they are. */
export class ProcedureRow extends ProcedureParts {
  @Text({ vi: 'Mã quốc gia', en: 'National code', pattern: PROCEDURE_CODE }) code!: string;
  @Parts(() => AliasInput, { vi: 'Mã khác, mã cũ', en: 'Other and old codes', max: 50, optional: true })
  aliases?: AliasInput[] | null;
  @Part(() => RowPublication, { vi: 'Công bố', en: 'Publication', optional: true }) publication?: RowPublication | null;
  @Parts(() => OfferingInput, { vi: 'Nơi cung cấp', en: 'Offerings', max: 500, optional: true })
  offerings?: OfferingInput[] | null;
}

/** What a counter took in before anybody listed it; its name, the law it rests on, who settles it. */
export class BeginProvisional {
  @Text({ vi: 'Mã quốc gia hoặc mã tạm', en: 'National or provisional code', pattern: ANY_PROCEDURE_CODE })
  code!: string;
  @Text({ vi: 'Tên', en: 'Name', max: 1000 }) name!: string;
  @Text({ vi: 'Căn cứ pháp lý', en: 'Legal basis', max: 1000, lines: true }) legalBasis!: string;
  @Id({ vi: 'Cơ quan giải quyết', en: 'Agency that settles it' }) agencyId!: string;
  @Day({ vi: 'Từ ngày', en: 'Taken in since' }) from!: string;
}
export class ProvisionalBegun {
  @Id({ vi: 'Thủ tục', en: 'Procedure' }) id!: string;
}
/** Ends a provisional entry: its dossiers are those of this procedure from now on. */
export class JoinProcedure extends ProcedureRef {
  @Text({ vi: 'Mã tạm', en: 'Code of the provisional entry', pattern: PROVISIONAL_CODE }) provisional!: string;
}

/** A version's published papers, for the services that may ask a citizen for no other. */
export class PublishedPapersQuery {
  @Id({ vi: 'Thủ tục', en: 'Procedure' }) procedureId!: string;
  @Whole({ vi: 'Phiên bản', en: 'Version; the newest that is no draft when absent', optional: true }) version?: number;
}
export class PublishedPapers {
  @Texts({ vi: 'Tên giấy tờ', en: 'Names; empty = not listed paper by paper', max: 300 }) names!: string[];
}

export const publishedPapers = request('catalogue.procedures.papers', PublishedPapersQuery, PublishedPapers);
export const beginProvisional = request('catalogue.procedures.begin-provisional', BeginProvisional, ProvisionalBegun);
export const joinProcedure = request('catalogue.procedures.join', JoinProcedure, ProcedureView);
export const listProcedures = request('catalogue.procedures.list', ProcedureQuery, ProcedurePage);
export const findProcedure = request('catalogue.procedures.find', ProcedureRef, ProcedureView);
export const procedureVersions = request('catalogue.procedures.versions', ProcedureVersionsQuery, ProcedureVersions);
export const procedureCompleteness = request('catalogue.procedures.completeness', ProcedureRef, CompletenessView);
export const recordProcedure = request('catalogue.procedures.record', RecordProcedure, ProcedureView);
export const publishProcedure = request('catalogue.procedures.publish', PublishProcedure, ProcedureView);
export const offerProcedure = request('catalogue.procedures.offer', ListProcedure, ProcedureView);
export const repealProcedure = request('catalogue.procedures.repeal', RepealProcedure, ProcedureView);
