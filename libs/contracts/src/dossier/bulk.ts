import { Flag, OneOf, Parts, Text, Texts, Whole } from '../fields.js';
import { request } from '../request.js';
import { CHANNELS, DOSSIER_REF, type Channel } from './codes.js';

export const BULK_ACTS = ['step', 'return'] as const;
export type BulkAct = (typeof BULK_ACTS)[number];

/** One act on many dossiers: handing over at the end of the counter's day, returning what was fetched. Each for itself. */
export class ActOnMany {
  @OneOf(BULK_ACTS, { vi: 'Việc', en: 'Act' }) act!: BulkAct;
  @Texts({ vi: 'Các hồ sơ', en: 'Dossiers', max: 200, pattern: DOSSIER_REF }) refs!: string[];
  @Text({ vi: 'Bên giao (step)', en: 'Who hands over (step)', max: 120, optional: true }) from?: string;
  @Text({ vi: 'Bên nhận (step)', en: 'Who takes over (step)', max: 120, optional: true }) to?: string;
  @Text({ vi: 'Hành động (step)', en: 'Action (step)', max: 60, optional: true }) action?: string;
  @OneOf(CHANNELS, { vi: 'Kênh trả (return)', en: 'Channel of the return', optional: true }) channel?: Channel;
}
export class ItemOutcome {
  @Text({ vi: 'Hồ sơ', en: 'Dossier' }) ref!: string;
  @Flag({ vi: 'Đã làm', en: 'Done' }) done!: boolean;
  @Text({ vi: 'Mã lỗi', en: 'Code of the refusal', optional: true }) code!: string | null;
  @Text({ vi: 'Vì sao không', en: 'Why not', max: 1000, optional: true }) reason!: string | null;
}
export class ManyOutcome {
  @Whole({ vi: 'Số đã làm', en: 'How many were done' }) done!: number;
  @Parts(() => ItemOutcome, { vi: 'Kết quả từng hồ sơ', en: 'The result of each' }) items!: ItemOutcome[];
}
export const actOnMany = request('dossier.bulk-acts', ActOnMany, ManyOutcome, { deadline: 60_000 });
