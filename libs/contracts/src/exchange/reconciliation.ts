import { AGENCY_REF } from '../catalogue/codes.js';
import { Day, OneOf, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';

/** Why sender and receiver do not tell the same of a document between two agencies of the province. */
export const REGISTER_DIFFERENCES = ['not-received', 'not-sent', 'class'] as const;
export type RegisterDifferenceKind = (typeof REGISTER_DIFFERENCES)[number];

export class RegisterReconciliationQuery {
  @Text({ vi: 'Cơ quan, gồm trực thuộc', en: 'Agency, with those below it', pattern: AGENCY_REF, optional: true })
  agency?: string;
  @Day({ vi: 'Ban hành từ ngày', en: 'Issued from' }) from!: string;
  @Day({ vi: 'Đến hết ngày', en: 'To, included' }) to!: string;
}
export class RegisterDifference {
  @OneOf(REGISTER_DIFFERENCES, {
    vi: 'Bên nhận không có; bên gửi không có; hai bên ghi hình thức khác nhau',
    en: "Not in the receiver's register; not in the sender's; told to have gone in different ways",
  })
  difference!: RegisterDifferenceKind;
  @Text({ vi: 'Mã văn bản', en: 'DocumentId' }) documentId!: string;
  @Day({ vi: 'Ngày ban hành', en: 'Day of issue' }) issuedOn!: string;
  @Text({ vi: 'Nơi gửi', en: 'Sender' }) senderCode!: string;
  @Text({ vi: 'Nơi nhận', en: 'Receiver' }) receiverCode!: string;
  @Text({ vi: 'Bên gửi ghi', en: 'As the sender tells it', optional: true }) sent!: string | null;
  @Text({ vi: 'Bên nhận ghi', en: 'As the receiver tells it', optional: true }) received!: string | null;
}
export class RegisterReconciliation {
  @Whole({ vi: 'Khớp', en: 'Told alike by both' }) matched!: number;
  @Whole({ vi: 'Khác', en: 'Differences' }) different!: number;
  @Parts(() => RegisterDifference, { vi: 'Tối đa 1.000 khác biệt', en: 'At most 1,000 of them' })
  items!: RegisterDifference[];
}
export const reconcileRegisters = request(
  'exchange.register.reconcile',
  RegisterReconciliationQuery,
  RegisterReconciliation,
  {
    deadline: 30_000,
  },
);
