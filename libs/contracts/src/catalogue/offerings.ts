import { event } from '../event.js';
import { Day, Flag, Id, OneOf, Part, Parts, Text } from '../fields.js';
import { CHANNELS, type Channel } from '../dossier/codes.js';
import { StatedTerm } from '../dossier/state.js';
import { LegalSource } from './legal-source.js';
import { ONLINE_LEVELS, type OnlineLevel } from './codes.js';

/** A term that a decision cut for one agency. */
export class OwnTerm {
  @OneOf(CHANNELS, { vi: 'Kênh; bỏ trống: mọi kênh', en: 'Channel; null = all', optional: true })
  channel!: Channel | null;
  @Part(() => StatedTerm, { vi: 'Thời hạn', en: 'Term' }) term!: StatedTerm;
  @Text({ vi: 'Quyết định', en: 'Decision' }) decision!: string;
  @Day({ vi: 'Từ ngày', en: 'From' }) from!: string;
  @Day({ vi: 'Đến hết ngày', en: 'To, included', optional: true }) to!: string | null;
}

/** Who offers a procedure, at which online level, in the one-stop unit or not, by post or not: of certain days. */
export class OfferingView {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Text({ vi: 'Mã cơ quan', en: 'Code of the agency' }) agency!: string;
  @Id({ vi: 'Cơ quan', en: 'The agency' }) agencyId!: string;
  @Day({ vi: 'Từ ngày', en: 'From' }) from!: string;
  @Day({ vi: 'Đến hết ngày', en: 'To, included; null = open', optional: true }) to!: string | null;
  @OneOf(ONLINE_LEVELS, { vi: 'Mức độ dịch vụ công trực tuyến', en: 'Online service level' }) level!: OnlineLevel;
  @Flag({ vi: 'Tại bộ phận một cửa', en: 'In the one-stop unit' }) oneStop!: boolean;
  @Flag({ vi: 'Qua bưu chính công ích', en: 'By the public post' }) post!: boolean;
  @Text({ vi: 'Số quyết định', en: 'Decision', optional: true }) decision!: string | null;
  @Text({
    vi: 'Quyết định loại trừ khỏi một cửa',
    en: 'Decision that excludes it from the one-stop unit',
    optional: true,
  })
  exclusion!: string | null;
  @Part(() => LegalSource, { vi: 'Căn cứ', en: 'What the listing rests on', optional: true })
  basis!: LegalSource | null;
  @Parts(() => OwnTerm, { vi: 'Thời hạn riêng của cơ quan', en: 'Terms cut for this agency alone (`shortenings`)' })
  terms!: OwnTerm[];
}

/** The whole state of an offering after a change; `to` before `from` means that it was taken back. */
export class OfferingRecorded {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Id({ vi: 'Thủ tục', en: 'Procedure' }) procedureId!: string;
  @Text({ vi: 'Mã thủ tục', en: 'Code of the procedure' }) procedureCode!: string;
  @Id({ vi: 'Cơ quan', en: 'Agency' }) agencyId!: string;
  @Day({ vi: 'Từ ngày', en: 'From' }) from!: string;
  @Day({ vi: 'Đến hết ngày', en: 'To, included', optional: true }) to!: string | null;
  @OneOf(ONLINE_LEVELS, { vi: 'Mức độ', en: 'Online service level' }) level!: OnlineLevel;
  @Flag({ vi: 'Một cửa', en: 'One-stop' }) oneStop!: boolean;
  @Flag({ vi: 'Bưu chính', en: 'By post' }) post!: boolean;
  /** With `oneStop` false and no decision it is a procedure that should be one-stop and is not. */
  @Text({
    vi: 'Quyết định loại trừ (NĐ 61/2018 Điều 14.5)',
    en: 'Excluded from one-stop by this decision',
    optional: true,
  })
  exclusion?: string | null;
}

/** Its subject is the procedure, so that it stays behind the procedure's own events. */
export const offeringRecorded = event('catalogue.offering.recorded.v1', OfferingRecorded);
