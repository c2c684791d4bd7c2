import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ApplicantKind, ApologyState, Channel, ClockSegment, Closing, DossierStatus } from '#contracts';
import type { StepCounts, SupplementRequestState, TermUnit, WaitSegment } from '#contracts';

/** A dossier, or a submission before its reception: then `code` and all that follows from reception are null. */
@Entity('dossier')
@Index('dossier_identity', ['source', 'externalId'], { unique: true })
@Index('dossier_of_agency', { synchronize: false })
@Index('dossier_of_unit', { synchronize: false })
export class Dossier {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { nullable: true, unique: true }) code!: string | null;
  @Column('text', { name: 'tracking_number', nullable: true, unique: true }) trackingNumber!: string | null;
  @Column('text', { nullable: true }) source!: string | null;
  @Column('text', { name: 'external_id', nullable: true }) externalId!: string | null;
  @Column('text', { name: 'procedure_code' }) procedureCode!: string;
  @Column('uuid', { name: 'procedure_id', nullable: true }) procedureId!: string | null;
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
  @Column('timestamptz', { name: 'last_act_at' }) lastActAt!: Date;
  /** Has had an act in this system: imports may not replace it. */
  @Column('boolean', { name: 'native_act' }) nativeAct!: boolean;
  /** Of what the caller or the source said, to tell a repetition from a change. */
  @Column('bytea') digest!: Buffer;
  @Column('integer', { default: 1 }) version!: number;
}
