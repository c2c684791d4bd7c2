import { Text } from '../fields.js';

/** The article of a legal document that something rests on; the document is one of the register's, by its number. */
export class LegalSource {
  @Text({ vi: 'Số, ký hiệu văn bản', en: 'Number of the document', example: '61/2018/NĐ-CP', max: 300 })
  document!: string;
  @Text({ vi: 'Điều, khoản', en: 'Article and clause', example: 'Điều 14.5', max: 200, optional: true })
  article?: string | null;
}
