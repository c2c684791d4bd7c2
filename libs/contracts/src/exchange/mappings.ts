import { AGENCY_REF } from '../catalogue/codes.js';
import { Parts, Text } from '../fields.js';
import { request } from '../request.js';

/** Fields of a line of a register that a file's column may fill. */
export const REGISTER_FIELDS = [
  'agencyCode',
  'direction',
  'number',
  'notation',
  'issuedOn',
  'senderCode',
  'recipients',
  'paperRecipients',
  'class',
  'paperReason',
  'secrecy',
  'signed',
  'arrivalNumber',
  'arrivedOn',
  'citizens',
  'enterprises',
  'internal',
] as const;
export type RegisterField = (typeof REGISTER_FIELDS)[number];

export class MappedField {
  @Text({ vi: 'Trường', en: 'Field of ours', example: 'issuedOn', max: 40 }) field!: string;
  @Text({ vi: 'Tên cột trong tệp', en: 'Heading in the file', example: 'Ngày ban hành', max: 100, optional: true })
  heading?: string | null;
  @Text({
    vi: 'Giá trị khi cột trống hoặc không có',
    en: 'Value where the column is empty or absent',
    max: 200,
    optional: true,
  })
  otherwise?: string | null;
  @Parts(() => MappedValue, {
    vi: 'Giá trị trong tệp và nghĩa của nó',
    en: 'Values in the file and what they mean',
    max: 100,
    optional: true,
  })
  values?: MappedValue[] | null;
}
export class MappedValue {
  @Text({ vi: 'Trong tệp', en: 'In the file', example: 'VB điện tử', max: 200 }) from!: string;
  @Text({ vi: 'Nghĩa', en: 'What it means', example: 'electronic', max: 200 }) to!: string;
}
export class SaveMapping {
  @Text({ vi: 'Cơ quan nhập tệp', en: 'The agency whose people import', pattern: AGENCY_REF }) agencyCode!: string;
  @Parts(() => MappedField, { vi: 'Các trường', en: 'Fields', min: 1, max: REGISTER_FIELDS.length })
  fields!: MappedField[];
}
export class MappingQuery {
  @Text({ vi: 'Cơ quan nhập tệp', en: 'The agency whose people import', pattern: AGENCY_REF }) agency!: string;
}
export class MappingView {
  @Text({ vi: 'Cơ quan nhập tệp', en: 'The agency whose people import' }) agencyCode!: string;
  @Parts(() => MappedField, {
    vi: 'Các trường; rỗng: theo tên trường',
    en: 'Fields; none: columns are named as our fields',
  })
  fields!: MappedField[];
}
export const saveMapping = request('exchange.mapping.save', SaveMapping, MappingView);
export const findMapping = request('exchange.mapping.find', MappingQuery, MappingView);
