import { event } from '../event.js';
import { Day, Id, Instant, OneOf, Part, Text, Whole } from '../fields.js';
import { DossierState } from './state.js';
import { CHANNELS, type Channel } from './codes.js';

const STATE = { vi: 'Toàn bộ trạng thái nghiệp vụ', en: 'The whole business state after the act' };

export class DossierAct {
  @Part(() => DossierState, STATE) state!: DossierState;
}

export class DossierStepped extends DossierAct {
  @Instant({ vi: 'Lúc chuyển', en: 'When it was handed over' }) at!: string;
  @Text({ vi: 'Mã hành động', en: 'Code of the action', max: 60 }) action!: string;
}

export class DossierCorrected extends DossierAct {
  @Text({ vi: 'Trường được sửa', en: 'Field corrected' }) field!: string;
}

/** A submission that is not a dossier yet: own queue and clock, never counted as received. */
export class SubmissionState {
  @Text({ vi: 'Số theo dõi', en: 'Tracking number' }) trackingNumber!: string;
  @Text({ vi: 'Mã thủ tục', en: 'Procedure code' }) procedureCode!: string;
  @Id({ vi: 'Cơ quan', en: 'Agency' }) agencyId!: string;
  @OneOf(CHANNELS, { vi: 'Kênh', en: 'Channel' }) channel!: Channel;
  @Instant({ vi: 'Lúc nộp', en: 'Submitted' }) submittedAt!: string;
  @Day({ vi: 'Ngày nộp', en: 'Day of submission' }) submittedOn!: string;
  @Whole({ vi: 'Trạng thái', en: 'National status code: 1, 3, 5 or 7', min: 1, max: 10 }) status!: number;
  @Whole({ vi: 'Số lần yêu cầu bổ sung', en: 'Supplement requests before reception' }) supplements!: number;
}

export class SubmissionAct {
  @Part(() => SubmissionState, { vi: 'Trạng thái hồ sơ mới nộp', en: 'State of the submission' })
  submission!: SubmissionState;
}

/** Submitted online, asked for a supplement, refused (form 03) or withdrawn before reception. */
export const submissionRecorded = event('dossier.submission.recorded.v1', SubmissionAct);

export const dossierReceived = event('dossier.dossier.received.v1', DossierAct);
export const dossierImported = event('dossier.dossier.imported.v1', DossierAct);
export const dossierRevised = event('dossier.dossier.revised.v1', DossierAct);
export const dossierStepped = event('dossier.dossier.stepped.v1', DossierStepped);
export const supplementRequested = event('dossier.dossier.supplement-requested.v1', DossierAct);
export const dossierSupplemented = event('dossier.dossier.supplemented.v1', DossierAct);
export const dossierApologised = event('dossier.dossier.apologised.v1', DossierAct);
export const paymentRequested = event('dossier.dossier.payment-requested.v1', DossierAct);
export const dossierPaid = event('dossier.dossier.paid.v1', DossierAct);
export const dossierCompleted = event('dossier.dossier.completed.v1', DossierAct);
export const dossierRefused = event('dossier.dossier.refused.v1', DossierAct);
export const dossierWithdrawn = event('dossier.dossier.withdrawn.v1', DossierAct);
export const dossierStopped = event('dossier.dossier.stopped.v1', DossierAct);
export const dossierReturned = event('dossier.dossier.returned.v1', DossierAct);
export const dossierCorrected = event('dossier.dossier.corrected.v1', DossierCorrected);

/** Every event whose `state` consumers fold; the last one of a dossier says everything. */
export const dossierEvents = [
  dossierReceived,
  dossierImported,
  dossierRevised,
  dossierStepped,
  supplementRequested,
  dossierSupplemented,
  dossierApologised,
  paymentRequested,
  dossierPaid,
  dossierCompleted,
  dossierRefused,
  dossierWithdrawn,
  dossierStopped,
  dossierReturned,
  dossierCorrected,
] as const;
