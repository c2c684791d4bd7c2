import { AGENCY_REF } from '../catalogue/codes.js';
import { BilingualName } from '../catalogue/label.js';
import { Day, OneOf, Part, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';
import { SHARE_READINGS, type ShareReading } from './codes.js';

export class ShareQuery {
  @Text({ vi: 'Cơ quan, gồm trực thuộc', en: 'Agency, with those below it', pattern: AGENCY_REF, optional: true })
  agency?: string;
  @Day({ vi: 'Ban hành từ ngày', en: 'Issued from' }) from!: string;
  @Day({ vi: 'Đến hết ngày', en: 'To, included' }) to!: string;
}

export class ShareFigure {
  @OneOf(SHARE_READINGS, { vi: 'Cách tính', en: 'Reading' }) reading!: ShareReading;
  @Whole({ vi: 'Tử số', en: 'Numerator' }) numerator!: number;
  @Whole({ vi: 'Mẫu số', en: 'Denominator; 0: not applicable' }) denominator!: number;
}
export class AgencyShare {
  @Text({ vi: 'Cơ quan', en: 'Agency' }) agencyCode!: string;
  @Part(() => BilingualName, { vi: 'Tên', en: 'Name', optional: true }) agencyName!: BilingualName | null;
  @Parts(() => ShareFigure, { vi: 'Theo từng cách tính', en: 'By reading' }) figures!: ShareFigure[];
  @Whole({ vi: 'Văn bản chưa rõ hình thức', en: 'Documents of which it is not known how they went' }) unknown!: number;
  @Whole({ vi: 'Thuộc danh mục chỉ gửi giấy', en: 'On the paper-only list, not counted' }) listed!: number;
}
export class UnprovidedAgency {
  @Text({ vi: 'Cơ quan', en: 'Agency' }) agencyCode!: string;
  @Part(() => BilingualName, { vi: 'Tên', en: 'Name' }) agencyName!: BilingualName;
}
export class ShareView {
  @Day({ vi: 'Từ ngày', en: 'From' }) from!: string;
  @Day({ vi: 'Đến hết ngày', en: 'To, included' }) to!: string;
  @Parts(() => ShareFigure, { vi: 'Chung', en: 'All of them together' }) figures!: ShareFigure[];
  @Parts(() => AgencyShare, { vi: 'Từng cơ quan', en: 'Agency by agency', max: 5000 }) agencies!: AgencyShare[];
  @Parts(() => UnprovidedAgency, { vi: 'Cơ quan chưa có số liệu', en: 'Agencies without data, by name', max: 5000 })
  notProvided!: UnprovidedAgency[];
}
export const shareOfElectronic = request('exchange.share.get', ShareQuery, ShareView, { deadline: 30_000 });
