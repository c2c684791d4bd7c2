import { Parts, Part, Text, Whole } from '../fields.js';

/** Sender or receiver. Stays in `shipment_person`, sealed: never in an event. */
export class Correspondent {
  @Text({ vi: 'Họ tên hoặc tên tổ chức', en: 'Name', max: 200 }) name!: string;
  @Text({ vi: 'Địa chỉ', en: 'Address', max: 400, optional: true }) address?: string | null;
  @Text({ vi: 'Huyện, thị xã, thành phố', en: 'District', max: 100, optional: true }) district?: string | null;
  @Text({ vi: 'Tỉnh, thành phố', en: 'Province', max: 100, optional: true }) province?: string | null;
  @Text({ vi: 'Điện thoại', en: 'Telephone', max: 40, optional: true }) phone?: string | null;
  @Text({ vi: 'Thư điện tử', en: 'E-mail', max: 200, optional: true }) email?: string | null;
}

/** A line of the paper list of the slip (QĐ 45/2016 Art.6.4). */
export class SlipPaper {
  @Text({ vi: 'Tên giấy tờ', en: 'Name of the paper', max: 300 }) name!: string;
  @Whole({ vi: 'Số lượng', en: 'Quantity', min: 1, max: 1000 }) quantity!: number;
}

/** What the slip (phiếu gửi) says about people and papers; shown to those who need it for their work, each reading kept. */
export class SlipContent {
  @Part(() => Correspondent, { vi: 'Người gửi', en: 'Sender', optional: true }) sender?: Correspondent | null;
  @Part(() => Correspondent, { vi: 'Người nhận', en: 'Receiver', optional: true }) receiver?: Correspondent | null;
  @Parts(() => SlipPaper, { vi: 'Danh mục giấy tờ', en: 'Papers inside', max: 100, optional: true })
  papers?: SlipPaper[] | null;
  @Text({ vi: 'Được ủy quyền nhận', en: 'Who may receive in their place', max: 300, optional: true })
  proxy?: string | null;
}
