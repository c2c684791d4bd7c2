import { event } from '../event.js';
import { Day, Flag, Id, OneOf, Part, Parts, Text, Texts, Whole } from '../fields.js';
import { request } from '../request.js';
import { AGENCY_REF, PROCEDURE_PARTS, type ProcedurePart } from './codes.js';
import { BilingualName } from './label.js';
import { ProcedureRef } from './procedure-requests.js';

/** Where a procedure must be public (NĐ 63/2010 Art.17; letter 600/STTTT-VP I.3.g, I.5.e). */
export const PUBLICITY_PLACES = ['national-base', 'one-stop-centre', 'web-page'] as const;
export type PublicityPlace = (typeof PUBLICITY_PLACES)[number];
const PART = new RegExp(`^(${PROCEDURE_PARTS.join('|')})$`);

/** The whole state of a posting: one version of a procedure at one place from a day on. */
export class PostingRecorded {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Id({ vi: 'Thủ tục', en: 'Procedure' }) procedureId!: string;
  @Text({ vi: 'Mã thủ tục', en: 'Code of the procedure' }) procedureCode!: string;
  @Whole({ vi: 'Phiên bản được công khai', en: 'Version that is public' }) version!: number;
  @OneOf(PUBLICITY_PLACES, { vi: 'Nơi công khai', en: 'Place' }) place!: PublicityPlace;
  @Id({ vi: 'Của cơ quan', en: 'Whose page or office; null = the province’s', optional: true }) agencyId!:
    string | null;
  @Day({ vi: 'Công khai ngày', en: 'Public from' }) postedOn!: string;
  @Day({ vi: 'Gỡ sau ngày', en: 'Public to, included', optional: true }) removedOn!: string | null;
  @Day({ vi: 'Hạn công khai', en: 'Was due on; null where the version’s first day is not known', optional: true })
  dueOn!: string | null;
  @Texts({ vi: 'Nội dung còn thiếu ở nơi đó', en: 'Parts missing there', pattern: PART, max: 12 })
  missing!: ProcedurePart[];
}
/** Its subject is the procedure. */
export const postingRecorded = event('catalogue.posting.recorded.v1', PostingRecorded);

export class PostingView extends PostingRecorded {
  @Text({ vi: 'Mã cơ quan', en: 'Code of the agency', optional: true }) agency!: string | null;
  @Text({ vi: 'Địa chỉ, vị trí', en: 'Address or stand', optional: true }) proof!: string | null;
}
export class PlaceState {
  @OneOf(PUBLICITY_PLACES, { vi: 'Nơi', en: 'Place' }) place!: PublicityPlace;
  @Flag({ vi: 'Bản hiện hành, đủ nội dung', en: 'The version in force is there, with every part' }) current!: boolean;
  @Whole({ vi: 'Phiên bản ở đó', en: 'Version that is there', optional: true }) version!: number | null;
  @Day({ vi: 'Từ ngày', en: 'Since', optional: true }) postedOn!: string | null;
  @Texts({ vi: 'Còn thiếu', en: 'Missing there' }) missing!: ProcedurePart[];
}
export class PublicityView {
  @Text({ vi: 'Mã thủ tục', en: 'Code' }) code!: string;
  @Whole({ vi: 'Phiên bản hiện hành', en: 'Version in force', optional: true }) version!: number | null;
  @Whole({ vi: 'Điểm đầy đủ, %', en: 'Completeness, percent of the parts and places', max: 100 }) score!: number;
  @Texts({ vi: 'Còn thiếu', en: 'What is missing: parts and `place:part`' }) missing!: string[];
  @Parts(() => PlaceState, { vi: 'Ba nơi công khai', en: 'The three places' }) places!: PlaceState[];
  @Parts(() => PostingView, { vi: 'Mọi lần công khai', en: 'All postings, newest first' }) postings!: PostingView[];
}
export class PostProcedure extends ProcedureRef {
  @OneOf(PUBLICITY_PLACES, { vi: 'Nơi công khai', en: 'Place' }) place!: PublicityPlace;
  @Day({ vi: 'Công khai ngày', en: 'Public from' }) postedOn!: string;
  @Whole({ vi: 'Phiên bản; bỏ trống: hiện hành', en: 'Version; the one in force when absent', min: 1, optional: true })
  version?: number | null;
  @Text({ vi: 'Của cơ quan', en: 'Whose page or office: uuid or code', pattern: AGENCY_REF, optional: true })
  agency?: string | null;
  @Texts({ vi: 'Nội dung còn thiếu', en: 'Parts missing there', pattern: PART, max: 12, optional: true })
  missing?: ProcedurePart[] | null;
  @Text({ vi: 'Địa chỉ, vị trí', en: 'Address or stand', max: 1000, optional: true }) proof?: string | null;
  @Day({ vi: 'Gỡ sau ngày', en: 'Public to, included', optional: true }) removedOn?: string | null;
}
export const postProcedure = request('catalogue.postings.record', PostProcedure, PublicityView);
export const findPublicity = request('catalogue.postings.find', ProcedureRef, PublicityView);

/** A change of the subject and its appearance on the page. */
export class WebUpdate {
  @Day({ vi: 'Thay đổi ngày', en: 'Changed on' }) changedOn!: string;
  @Day({ vi: 'Hạn cập nhật', en: 'Update due on' }) dueOn!: string;
  @Day({ vi: 'Cập nhật ngày', en: 'Updated on', optional: true }) postedOn!: string | null;
}
/**
 * The whole state of a required item of an agency's web page (NĐ 43/2011 Art.10). It is up to date on a day when it is present
 * that day and every update due before it was posted by then.
 */
export class WebItemRecorded {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Id({ vi: 'Cơ quan', en: 'The agency whose page it is' }) agencyId!: string;
  @Text({ vi: 'Mục', en: 'Code of the item', example: 'contact' }) item!: string;
  @Flag({ vi: 'Bắt buộc', en: 'Required of this agency' }) required!: boolean;
  @Day({ vi: 'Có từ ngày', en: 'Present from', optional: true }) presentFrom!: string | null;
  @Day({ vi: 'Có đến hết ngày', en: 'Present to, included', optional: true }) presentTo!: string | null;
  @Parts(() => WebUpdate, { vi: 'Các lần phải cập nhật', en: 'Updates that were due, oldest first', max: 500 })
  updates!: WebUpdate[];
}
export const webItemRecorded = event('catalogue.web-item.recorded.v1', WebItemRecorded);

export class WebItemView extends WebItemRecorded {
  @Text({ vi: 'Mã cơ quan', en: 'Code of the agency' }) agency!: string;
  @Part(() => BilingualName, { vi: 'Tên mục', en: 'Label' }) label!: BilingualName;
  @Text({ vi: 'Căn cứ', en: 'Law' }) law!: string;
  @Whole({ vi: 'Hạn cập nhật (ngày làm việc)', en: 'Working days to update after a change' }) term!: number;
  @Flag({ vi: 'Đang cập nhật', en: 'Up to date today' }) current!: boolean;
}
export class WebItemList {
  @Parts(() => WebItemView, { vi: 'Danh mục kiểm tra', en: 'The checklist' }) items!: WebItemView[];
}
export class WebItemQuery {
  @Text({ vi: 'Cơ quan', en: 'Agency: uuid or code', pattern: AGENCY_REF }) agency!: string;
}
/** What was found or done for one item: present or not since a day, a change of the subject, an update of the page. */
export class CheckWebItem extends WebItemQuery {
  @Text({ vi: 'Mục', en: 'Item', example: 'contact', pattern: /^[a-z-]{1,40}$/ }) item!: string;
  @Flag({ vi: 'Bắt buộc', en: 'Required', optional: true }) required?: boolean | null;
  @Day({ vi: 'Có từ ngày', en: 'Present from', optional: true }) presentFrom?: string | null;
  @Day({ vi: 'Không còn sau ngày', en: 'Present to, included', optional: true }) presentTo?: string | null;
  @Day({ vi: 'Thay đổi ngày', en: 'The subject changed on', optional: true }) changedOn?: string | null;
  @Day({ vi: 'Hạn cập nhật, khi khác hạn chung', en: 'Update due on, where not by the term', optional: true })
  dueOn?: string | null;
  @Day({ vi: 'Cập nhật ngày', en: 'The page was updated on', optional: true }) postedOn?: string | null;
}
export const listWebItems = request('catalogue.web-items.list', WebItemQuery, WebItemList);
export const checkWebItem = request('catalogue.web-items.check', CheckWebItem, WebItemView);
