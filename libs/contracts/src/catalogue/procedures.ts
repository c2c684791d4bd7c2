import { event } from '../event.js';
import { Day, Flag, Id, Instant, OneOf, Part, Parts, Text, Texts, Whole } from '../fields.js';
import { CHANNELS, type Channel } from '../dossier/codes.js';
import { StatedTerm } from '../dossier/state.js';
import { DatedCode } from './agencies.js';
import { PROCEDURE_PARTS, PROCEDURE_STATUSES, PUBLICATION_KINDS, SETTLING_LEVELS } from './codes.js';
import type { ProcedurePart, ProcedureStatus, PublicationKind, SettlingLevel } from './codes.js';
import { BilingualName } from './label.js';
import { OfferingView } from './offerings.js';
import { ProcedureParts } from './procedure-parts.js';

export class ProcedureSummary {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Text({ vi: 'Mã thủ tục', en: 'National code', example: '1.000178' }) code!: string;
  @Part(() => BilingualName, { vi: 'Tên', en: 'Name' }) name!: BilingualName;
  @Text({ vi: 'Lĩnh vực', en: 'Field', optional: true }) field!: string | null;
  @Texts({ vi: 'Cấp thực hiện', en: 'Levels that settle it' }) levels!: SettlingLevel[];
  @OneOf(PROCEDURE_STATUSES, { vi: 'Tình trạng', en: 'Status' }) status!: ProcedureStatus;
  @Whole({ vi: 'Phiên bản', en: 'Version in force, else the draft' }) version!: number;
  @Day({ vi: 'Hiệu lực từ', en: 'Valid from; null = not known', optional: true }) validFrom!: string | null;
  @Day({ vi: 'Đến hết ngày', en: 'Valid to, included', optional: true }) validTo!: string | null;
  @Texts({ vi: 'Phần còn thiếu', en: 'Parts missing' }) missing!: ProcedurePart[];
  @Day({ vi: 'Chờ công bố từ', en: 'Taken in since, not yet published by the province', optional: true })
  awaitingFrom!: string | null;
}

export class ProcedureView extends ProcedureSummary {
  @Parts(() => DatedCode, { vi: 'Mã khác, mã cũ', en: 'Other and old codes' }) aliases!: DatedCode[];
  @Part(() => ProcedureParts, { vi: 'Nội dung', en: 'What it says' }) parts!: ProcedureParts;
  @Texts({ vi: 'Điểm cần xem lại', en: 'What should be looked at, e.g. `term-unclear:online`', max: 200 })
  flags!: string[];
  @Texts({ vi: 'Nguồn', en: 'Sources it was loaded from' }) sources!: string[];
  @Whole({ vi: 'Bản dự thảo đang có', en: 'A draft version beside it', optional: true }) draftVersion!: number | null;
  @Parts(() => OfferingView, { vi: 'Nơi cung cấp', en: 'Offerings' }) offerings!: OfferingView[];
  @Text({ vi: 'Phiên bản để sửa', en: 'Value for If-Match' }) etag!: string;
}

export class ProcedureVersionView {
  @Whole({ vi: 'Phiên bản', en: 'Version' }) version!: number;
  @OneOf(PROCEDURE_STATUSES, { vi: 'Tình trạng', en: 'Status' }) status!: ProcedureStatus;
  @OneOf(PUBLICATION_KINDS, { vi: 'Loại công bố', en: 'Kind of publication', optional: true })
  kind!: PublicationKind | null;
  @Text({ vi: 'Quyết định công bố', en: 'Publication decision', optional: true }) decision!: string | null;
  @Day({ vi: 'Hiệu lực từ', en: 'Valid from; null = not known', optional: true }) validFrom!: string | null;
  @Day({ vi: 'Đến hết ngày', en: 'Valid to, included', optional: true }) validTo!: string | null;
  @Text({ vi: 'Nguồn', en: 'Where its text comes from' }) source!: string;
  @Instant({ vi: 'Ghi nhận lúc', en: 'Recorded at' }) recordedAt!: string;
  @Part(() => ProcedureParts, { vi: 'Nội dung', en: 'What it says' }) parts!: ProcedureParts;
}
export class ProcedureVersions {
  @Text({ vi: 'Mã thủ tục', en: 'National code' }) code!: string;
  @Parts(() => ProcedureVersionView, { vi: 'Các phiên bản, mới nhất trước', en: 'Versions, newest first' })
  items!: ProcedureVersionView[];
}

export class PartState {
  @OneOf(PROCEDURE_PARTS, { vi: 'Phần', en: 'Part' }) part!: ProcedurePart;
  @Part(() => BilingualName, { vi: 'Tên phần', en: 'Label' }) label!: BilingualName;
  @OneOf(['present', 'none', 'missing'], { vi: 'Tình trạng', en: 'There, explicitly none, or missing' })
  state!: 'present' | 'none' | 'missing';
  @Text({ vi: 'Căn cứ', en: 'Law' }) law!: string;
}
export class CompletenessView {
  @Text({ vi: 'Mã thủ tục', en: 'National code' }) code!: string;
  @Whole({ vi: 'Phiên bản', en: 'Version' }) version!: number;
  @Flag({ vi: 'Đủ để công bố', en: 'Complete enough to be published' }) complete!: boolean;
  @Parts(() => PartState, { vi: 'Từng phần', en: 'Every part' }) items!: PartState[];
  @Texts({ vi: 'Điểm cần xem lại', en: 'What should be looked at', max: 200 }) flags!: string[];
}

/** What a channel promises; `length` is text because halves occur. */
export class ChannelTerm {
  @OneOf(CHANNELS, { vi: 'Kênh', en: 'Channel' }) channel!: Channel;
  @Part(() => StatedTerm, { vi: 'Thời hạn', en: 'Term, when it is plain', optional: true }) term!: StatedTerm | null;
  @Part(() => StatedTerm, {
    vi: 'Thời hạn Trung ương',
    en: 'Central term, where the local one differs',
    optional: true,
  })
  central?: StatedTerm | null;
}

/**
 * The state of a procedure that others need, after a change. While a version is published it is that version's state, and
 * a draft beside it shows only in `draftVersion`; version n from a day ends version n−1 on the day before.
 */
export class ProcedureRecorded {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Text({ vi: 'Mã thủ tục', en: 'National code' }) code!: string;
  @Parts(() => DatedCode, { vi: 'Mã khác, mã cũ', en: 'Other and old codes' }) aliases!: DatedCode[];
  @Part(() => BilingualName, { vi: 'Tên', en: 'Name' }) name!: BilingualName;
  @Text({ vi: 'Lĩnh vực', en: 'Field', optional: true }) field!: string | null;
  @Texts({ vi: 'Cấp thực hiện', en: 'Levels', pattern: new RegExp(`^(${SETTLING_LEVELS.join('|')})$`) })
  levels!: SettlingLevel[];
  @OneOf(PROCEDURE_STATUSES, { vi: 'Tình trạng', en: 'Status' }) status!: ProcedureStatus;
  @Whole({ vi: 'Phiên bản', en: 'Version' }) version!: number;
  @Day({ vi: 'Hiệu lực từ', en: 'Valid from; null = not known', optional: true }) validFrom!: string | null;
  @Day({ vi: 'Đến hết ngày', en: 'Valid to, included', optional: true }) validTo!: string | null;
  @Whole({ vi: 'Bản dự thảo', en: 'A draft version beside it', optional: true }) draftVersion!: number | null;
  @Parts(() => ChannelTerm, { vi: 'Thời hạn theo kênh', en: 'Terms by channel' }) terms!: ChannelTerm[];
  /** Dossiers of it are taken in under "chờ công bố" from that day until the province publishes it. */
  @Day({ vi: 'Chờ công bố từ', en: 'In force by the centre from, not yet published by the province', optional: true })
  awaitingFrom?: string | null;
}
export const procedureRecorded = event('catalogue.procedure.recorded.v1', ProcedureRecorded);
