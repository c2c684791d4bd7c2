import { Day, Flag, Id, Instant, OneOf, Part, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';
import { ActOnDossier } from './acts.js';
import { HOLDERS, PARTICIPATION_MODES, type Holder, type ParticipationMode } from './codes.js';
import { ImportedTerm } from './imported.js';
import { DossierRef } from './reception.js';
import { DossierView, Label } from './view.js';

/** An opinion is asked for, with content and term, or has come (NĐ 61/2018 Art.19.5). */
export class Consult extends ActOnDossier {
  @OneOf(['asked', 'answered'], { vi: 'Hỏi hoặc đã trả lời', en: 'Asked, or answered' }) state!: 'asked' | 'answered';
  @Id({
    vi: 'Lần lấy ý kiến: chọn khi hỏi, bắt buộc khi trả lời',
    en: 'The consultation; needed for the answer',
    optional: true,
  })
  consultationId?: string;
  @Text({ vi: 'Mã cơ quan được hỏi', en: 'Code of the agency that is asked', max: 40, optional: true }) agency?: string;
  @Part(() => ImportedTerm, { vi: 'Thời hạn trả lời', en: 'Term of the answer', optional: true }) term?: ImportedTerm;
  @Text({ vi: 'Nội dung', en: 'What is asked, or answered', max: 1000, lines: true, optional: true }) content?: string;
  @Text({ vi: 'Mã văn bản trên trục liên thông', en: 'Document on the exchange', max: 120, optional: true })
  documentId?: string;
}

export class Share {
  @Text({ vi: 'Mã cơ quan', en: 'Code of the agency', max: 40 }) agency!: string;
  @Part(() => ImportedTerm, { vi: 'Thời hạn riêng', en: 'Its own term' }) term!: ImportedTerm;
}

/** Who takes part in a linked dossier: paper goes in this order, electronic dossiers to all at once (NĐ 61/2018 Art.19.6). */
export class SetParticipants extends ActOnDossier {
  @OneOf(PARTICIPATION_MODES, { vi: 'Tuần tự hoặc song song', en: 'In sequence or in parallel' })
  mode!: ParticipationMode;
  @Parts(() => Share, { vi: 'Các cơ quan, theo thứ tự', en: 'The agencies, in order', min: 1, max: 20 })
  shares!: Share[];
}

export class FinishParticipation extends ActOnDossier {
  @Text({ vi: 'Mã cơ quan đã xong phần việc', en: 'Code of the agency whose share is done', max: 40 }) agency!: string;
}

export const consult = request('dossier.consultations', Consult, DossierView);
export const setParticipants = request('dossier.participants', SetParticipants, DossierView);
export const finishParticipation = request('dossier.participations', FinishParticipation, DossierView);

/** Office hours that belong to one holder. Milliseconds, so that the parts sum to the whole exactly. */
export class AttributedTime {
  @OneOf(HOLDERS, { vi: 'Loại', en: 'A unit, the citizen or the post' }) holder!: Holder;
  @Id({ vi: 'Đơn vị', en: 'The unit', optional: true }) unitId!: string | null;
  @Text({ vi: 'Mã đơn vị', en: 'Code of the unit', optional: true }) unit!: string | null;
  @Whole({ vi: 'Giờ làm việc (mili giây)', en: 'Office time in milliseconds' }) milliseconds!: number;
  @Whole({ vi: 'Trong đó sau hạn', en: 'Of it after the lawful due instant' }) afterDue!: number;
}

export class AttributionView {
  @Text({ vi: 'Mã hồ sơ', en: 'Dossier code' }) code!: string;
  @Instant({ vi: 'Từ tiếp nhận', en: 'From reception' }) from!: string;
  @Instant({ vi: 'Đến khi có kết quả, hay bây giờ', en: 'To the settlement, or now' }) to!: string;
  @Instant({ vi: 'Hạn theo luật', en: 'Lawful due instant', optional: true }) lawfulDueAt!: string | null;
  @Whole({ vi: 'Tổng giờ làm việc (mili giây)', en: 'All office time in milliseconds' }) milliseconds!: number;
  @Whole({ vi: 'Trong đó sau hạn', en: 'Of it after the lawful due instant' }) afterDue!: number;
  @Parts(() => AttributedTime, { vi: 'Mỗi giờ thuộc đúng một bên', en: 'Every hour belongs to exactly one' })
  parts!: AttributedTime[];
  @Flag({ vi: 'Ước theo ngày: hệ thống nguồn không ghi giờ', en: 'By days: the source system tells no hours' })
  approximate!: boolean;
}
export const getAttribution = request('dossier.attribution', DossierRef, AttributionView);

/** One row of form 05 (TT 01/2018): who gave, who took, when, and whether the taker kept the own term. */
export class ControlSheetRow {
  @Whole({ vi: 'Thứ tự', en: 'Number' }) n!: number;
  @Text({ vi: 'Bên giao', en: 'Giver', optional: true }) giver!: string | null;
  @Text({ vi: 'Bên nhận', en: 'Taker', optional: true }) taker!: string | null;
  @Text({ vi: 'Hành động', en: 'Action', optional: true }) action!: string | null;
  @Instant({ vi: 'Lúc giao nhận', en: 'Handed over' }) at!: string;
  @Instant({ vi: 'Lúc ghi', en: 'Written down', optional: true }) recordedAt!: string | null;
  @Instant({ vi: 'Hạn của bên nhận', en: 'Due for the taker', optional: true }) dueAt!: string | null;
  @Instant({ vi: 'Bên nhận giao tiếp lúc', en: 'The taker handed on', optional: true }) until!: string | null;
  @OneOf(['early', 'on-time', 'late', 'open', 'overdue', 'none'], { vi: 'Kết quả', en: 'Result against the term' })
  result!: 'early' | 'on-time' | 'late' | 'open' | 'overdue' | 'none';
}

export class ControlSheetView {
  @Text({ vi: 'Mã hồ sơ', en: 'Dossier code' }) code!: string;
  @Text({ vi: 'Cơ quan giải quyết', en: 'Settling agency' }) agency!: string;
  @Instant({ vi: 'Lúc tiếp nhận', en: 'Received' }) receivedAt!: string;
  @Instant({ vi: 'Hạn trả', en: 'Lawful due', optional: true }) lawfulDueAt!: string | null;
  @Day({ vi: 'Ngày có kết quả', en: 'Day settled', optional: true }) completedOn!: string | null;
  @Part(() => Label, { vi: 'Trạng thái', en: 'Status' }) status!: Label;
  @Parts(() => ControlSheetRow, { vi: 'Các lần giao nhận', en: 'Hand-overs' }) rows!: ControlSheetRow[];
}
export const getControlSheet = request('dossier.control-sheet', DossierRef, ControlSheetView);
