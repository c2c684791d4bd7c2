import { Text } from '../fields.js';

/** A name in both languages; a procedure of a source without English has only the Vietnamese one. */
export class BilingualName {
  @Text({ vi: 'Tiếng Việt', en: 'Vietnamese', example: 'Sở Thông tin và Truyền thông', max: 2000 }) vi!: string;
  @Text({
    vi: 'Tiếng Anh',
    en: 'English',
    example: 'Department of Information and Communications',
    max: 2000,
    optional: true,
  })
  en!: string | null;
}
