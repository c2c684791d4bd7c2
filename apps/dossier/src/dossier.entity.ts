import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ApologyDraftState, ApologyState, ApplicantKind, Channel, ClockSegment, Closing } from '#contracts';
import type {
  ConsultationState,
  DossierStatus,
  Holder,
  ParticipantState,
  ResultDocument,
  StepCounts,
} from '#contracts';
import type { SupplementRequestState, TermUnit, VoteState, WaitSegment } from '#contracts';

/** From when to when the applicant or the post had the dossier; RFC 3339, `to` null while they have it. */
export interface Absence {
  holder: Exclude<Holder, 'unit'>;
  from: string;
  to: string | null;
}

/** Since when the rest of a term goes on after it stood still, and how much was left; office time in milliseconds. */
export interface Resumption {
  at: string;
  left: number;
  unit: 'working-day' | 'day' | 'millisecond';
}

/** A dossier, or a submission before its reception: then `code` and all that follows from reception are null. */
@Entity('dossier')
@Index('dossier_identity', ['source', 'externalId'], { unique: true })
@Index('dossier_of_agency', { synchronize: false })
@Index('dossier_of_unit', { synchronize: false })
@Index('dossier_open_of_agency', { synchronize: false })
@Index('dossier_settled_of_procedure', { synchronize: false })
@Index('dossier_alarm', { synchronize: false })
@Index('dossier_queue', { synchronize: false })
@Index('dossier_handler', { synchronize: false })
@Index('dossier_due', { synchronize: false })
@Index('dossier_returned', { synchronize: false })
@Index('dossier_provisional', { synchronize: false })
export class Dossier {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { nullable: true, unique: true }) code!: string | null;
  @Column('text', { name: 'tracking_number', nullable: true, unique: true }) trackingNumber!: string | null;
  @Column('text', { nullable: true }) source!: string | null;
  @Column('text', { name: 'external_id', nullable: true }) externalId!: string | null;
  @Column('text', { name: 'procedure_code' }) procedureCode!: string;
  @Column('uuid', { name: 'procedure_id', nullable: true }) procedureId!: string | null;
  /** The one in force at reception (NĐ 63/2010 Art.14–15); a later one changes nothing of the dossier. */
  @Column('integer', { name: 'procedure_version', nullable: true }) procedureVersion!: number | null;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'receiving_unit_id', nullable: true }) receivingUnitId!: string | null;
  @Column('text') channel!: Channel;
  @Column('text', { name: 'return_channel', nullable: true }) returnChannel!: Channel | null;
  @Column('smallint', { nullable: true }) level!: number | null;
  @Column('text', { name: 'applicant_kind', nullable: true }) applicantKind!: ApplicantKind | null;
  @Column('timestamptz', { name: 'submitted_at', nullable: true }) submittedAt!: Date | null;
  @Column('timestamptz', { name: 'received_at', nullable: true }) receivedAt!: Date | null;
  @Column('date', { name: 'received_on', nullable: true }) receivedOn!: string | null;
  @Column('text', { name: 'term_length', nullable: true }) termLength!: string | null;
  @Column('text', { name: 'term_unit', nullable: true }) termUnit!: TermUnit | null;
  /** From when the term that decides runs: reception, or the full supplement (NĐ 61/2018 Art.19.4). */
  @Column('timestamptz', { name: 'term_from', nullable: true }) termFrom!: Date | null;
  @Column('timestamptz', { name: 'first_due_at', nullable: true }) firstDueAt!: Date | null;
  @Column('timestamptz', { name: 'lawful_due_at', nullable: true }) lawfulDueAt!: Date | null;
  @Column('date', { name: 'lawful_due_on', nullable: true }) lawfulDueOn!: string | null;
  @Column('timestamptz', { name: 'reappointed_due_at', nullable: true }) reappointedDueAt!: Date | null;
  @Column('timestamptz', { name: 'completed_at', nullable: true }) completedAt!: Date | null;
  @Column('date', { name: 'completed_on', nullable: true }) completedOn!: string | null;
  @Column('text', { nullable: true }) closing!: Closing | null;
  @Column('date', { name: 'closed_on', nullable: true }) closedOn!: string | null;
  @Column('timestamptz', { name: 'returned_at', nullable: true }) returnedAt!: Date | null;
  @Column('smallint') status!: DossierStatus;
  @Column('jsonb', { default: [] }) clocks!: ClockSegment[];
  @Column('jsonb', { default: [] }) waits!: WaitSegment[];
  @Column('integer', { default: 0 }) supplements!: number;
  /** Every request of the case: at the counter before the receipt, of this dossier, of the one it is refiled from. */
  @Column('jsonb', { default: [] }) requests!: SupplementRequestState[];
  @Column('boolean', { name: 'not_own_fault', default: false }) notOwnFault!: boolean;
  @Column('jsonb', { nullable: true }) apology!: ApologyState | null;
  @Column('jsonb') steps!: StepCounts;
  @Column('text', { array: true, default: [] }) flags!: string[];
  /** The first dossier of the case, or its first visit; null where the dossier is a case of its own. */
  @Column('uuid', { name: 'case_id', nullable: true }) caseId!: string | null;
  @Column('uuid', { name: 'unit_id', nullable: true }) unitId!: string | null;
  @Column('text', { nullable: true }) handler!: string | null;
  /** Account of who settled it: not the one who types in a vote about it. */
  @Column('text', { name: 'settled_by', nullable: true }) settledBy!: string | null;
  @Column('jsonb', { nullable: true }) result!: ResultDocument | null;
  @Column('jsonb', { name: 'apology_draft', nullable: true }) apologyDraft!: ApologyDraftState | null;
  @Column('date', { name: 'late_again_on', nullable: true }) lateAgainOn!: string | null;
  /** Since when the term stands still (a payment or supplement that pauses it); null while it runs. */
  @Column('timestamptz', { name: 'paused_at', nullable: true }) pausedAt!: Date | null;
  /** Null where the term runs from its beginning, or had run out before it stood still. */
  @Column('jsonb', { nullable: true }) resumption!: Resumption | null;
  @Column('jsonb', { default: [] }) absences!: Absence[];
  @Column('jsonb', { default: [] }) consultations!: ConsultationState[];
  @Column('jsonb', { default: [] }) participants!: ParticipantState[];
  @Column('jsonb', { nullable: true }) vote!: VoteState | null;
  /** Of a submission: until when it should be received. */
  @Column('timestamptz', { name: 'queue_due_at', nullable: true }) queueDueAt!: Date | null;
  /** When the watch has to look at it next. */
  @Column('timestamptz', { name: 'alarm_at', nullable: true }) alarmAt!: Date | null;
  @Column('timestamptz', { name: 'last_act_at' }) lastActAt!: Date;
  /** Has had an act in this system: imports may not replace it. */
  @Column('boolean', { name: 'native_act' }) nativeAct!: boolean;
  /** Of what the caller or the source said, to tell a repetition from a change. */
  @Column('bytea') digest!: Buffer;
  @Column('integer', { default: 1 }) version!: number;
}
