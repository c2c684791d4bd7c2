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

export class ConsultationAct extends DossierAct {
  @Id({ vi: 'Lần lấy ý kiến', en: 'The consultation' }) consultationId!: string;
}

export class ReassignedAct extends DossierAct {
  @Text({ vi: 'Người giao', en: 'Account of who had it', optional: true }) from!: string | null;
  @Text({ vi: 'Người nhận', en: 'Account of who has it now', optional: true }) to!: string | null;
}

/** A decision on days off moved the lawful due date of a running dossier: citizen and officer are told (domain rule 85). */
export class DeadlineMoved extends DossierAct {
  @Text({ vi: 'Quyết định về ngày nghỉ', en: 'The decision', max: 200 }) decisionId!: string;
  @Text({ vi: 'Số văn bản', en: 'Its number', max: 500 }) decisionNumber!: string;
  @Day({ vi: 'Hạn trước đó', en: 'Due day before' }) before!: string;
  @Day({ vi: 'Hạn mới', en: 'Due day after' }) after!: string;
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
  @Instant({ vi: 'Hạn tiếp nhận', en: 'Until when it should be received', optional: true }) queueDueAt?: string | null;
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
export const consultationAsked = event('dossier.dossier.consultation-asked.v1', ConsultationAct);
export const consultationAnswered = event('dossier.dossier.consultation-answered.v1', ConsultationAct);
/** The head of the one-stop unit must know (NĐ 61/2018 Art.19.5). */
export const consultationOverdue = event('dossier.dossier.consultation-overdue.v1', ConsultationAct);
export const participantsSet = event('dossier.dossier.participants-set.v1', DossierAct);
export const participantFinished = event('dossier.dossier.participant-finished.v1', DossierAct);
export const returnChannelChanged = event('dossier.dossier.return-channel-changed.v1', DossierAct);
export const dossierReassigned = event('dossier.dossier.reassigned.v1', ReassignedAct);
export const dossierVoted = event('dossier.dossier.voted.v1', DossierAct);
/** It belongs to the case of an earlier dossier or of a visit without a receipt. */
export const dossierJoined = event('dossier.dossier.joined.v1', DossierAct);
/** By the late guard, when the last day begins without a result. */
export const apologyDrafted = event('dossier.dossier.apology-drafted.v1', DossierAct);
/** The re-appointed day has passed too: no new date, the next level must know. */
export const dossierLateAgain = event('dossier.dossier.late-again.v1', DossierAct);
/** The supplement did not come within N days: someone may stop the dossier. */
export const supplementAbandoned = event('dossier.dossier.supplement-abandoned.v1', DossierAct);

export const deadlineMoved = event('dossier.dossier.deadline-moved.v1', DeadlineMoved);

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
  consultationAsked,
  consultationAnswered,
  consultationOverdue,
  participantsSet,
  participantFinished,
  returnChannelChanged,
  dossierReassigned,
  dossierVoted,
  dossierJoined,
  apologyDrafted,
  dossierLateAgain,
  supplementAbandoned,
  deadlineMoved,
] as const;
