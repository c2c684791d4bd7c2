import { DAY_CURSOR } from '../day-page.js';
import { AGENCY_REF } from '../catalogue/codes.js';
import { Day, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';

export class PublishedQuery {
  @Text({ vi: 'Cơ quan, gồm trực thuộc', en: 'Agency, with those below it', pattern: AGENCY_REF, optional: true })
  agency?: string;
  @Whole({ vi: 'Số dòng', en: 'Rows', min: 1, max: 500, optional: true }) limit?: number;
  @Text({
    vi: 'Tiếp sau',
    en: 'Continue after (`next` of the page before)',
    pattern: DAY_CURSOR,
    optional: true,
  })
  after?: string;
}

export class PublishedOpinion {
  @Text({ vi: 'Số ý kiến', en: 'Number of the opinion' }) number!: string;
  @Text({ vi: 'Cơ quan', en: 'Agency' }) agencyCode!: string;
  @Day({ vi: 'Ngày nhận', en: 'Day it came' }) receivedOn!: string;
  @Day({ vi: 'Ngày công khai', en: 'Day of publication' }) answeredOn!: string;
  @Text({ vi: 'Tóm tắt ý kiến', en: 'The opinion in short' }) question!: string;
  @Text({ vi: 'Trả lời', en: 'The answer' }) answer!: string;
}

export class PublishedPage {
  @Parts(() => PublishedOpinion, { vi: 'Ý kiến đã trả lời công khai, mới nhất trước', en: 'Answered, newest first' })
  items!: PublishedOpinion[];
  @Text({ vi: 'Trang sau', en: 'Next page', optional: true }) next!: string | null;
}

/** For everybody: the published answers without who asked (NĐ 20/2008 Art.19). */
export const listPublished = request('feedback.opinion.list-published', PublishedQuery, PublishedPage);
