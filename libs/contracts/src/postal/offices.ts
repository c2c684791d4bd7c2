import { Parts, Text } from '../fields.js';
import { request } from '../request.js';

export class OfficeQuery {
  @Text({ vi: 'Huyện', en: 'District', max: 60, optional: true }) district?: string;
}
export class PostOfficeView {
  @Text({ vi: 'Mã bưu cục', en: 'Code', example: '830000' }) code!: string;
  @Text({ vi: 'Tên', en: 'Name' }) name!: string;
  @Text({ vi: 'Huyện', en: 'District' }) district!: string;
  @Text({ vi: 'Xã, phường', en: 'Ward' }) ward!: string;
}
export class PostOffices {
  @Parts(() => PostOfficeView, { vi: 'Bưu cục', en: 'Post offices' }) items!: PostOfficeView[];
}
/** The post offices of Bình Phước. */
export const listOffices = request('postal.offices', OfficeQuery, PostOffices);
