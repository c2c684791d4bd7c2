import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ChangeKind, PublicationRules } from '#contracts';
import { Agency } from '../agencies/agency.entity.js';
import { Procedure } from '../procedures/procedure.entity.js';

/** The duty to publish one procedure that the centre has changed (NĐ 63/2010 Art.15). */
@Entity('publication_duty')
@Index('publication_duty_running', { synchronize: false })
export class PublicationDuty {
  @PrimaryColumn('uuid') id!: string;
  @Index('publication_duty_change') @Column('uuid', { name: 'change_id' }) changeId!: string;
  @ForeignKey(() => Procedure, { name: 'publication_duty_procedure_id_fkey' })
  @Column('uuid', { name: 'procedure_id', nullable: true })
  procedureId!: string | null;
  @Index('publication_duty_procedure') @Column('text', { name: 'procedure_code' }) procedureCode!: string;
  @Column('text') kind!: ChangeKind;
  @ForeignKey(() => Agency, { name: 'publication_duty_agency_id_fkey' })
  @Column('uuid', { name: 'agency_id' })
  agencyId!: string;
  @Column('text') document!: string;
  @Column('date', { name: 'announced_on' }) announcedOn!: string;
  @Column('date', { name: 'effective_on' }) effectiveOn!: string;
  @Column('boolean') shortened!: boolean;
  @Column('date', { name: 'proposal_due_on' }) proposalDueOn!: string;
  @Column('date', { name: 'proposed_on', nullable: true }) proposedOn!: string | null;
  @Column('text', { name: 'proposal_document', nullable: true }) proposalDocument!: string | null;
  @Column('date', { name: 'decision_due_on' }) decisionDueOn!: string;
  @Column('date', { name: 'decided_on', nullable: true }) decidedOn!: string | null;
  @Column('text', { name: 'decision_document', nullable: true }) decisionDocument!: string | null;
  @Column('date', { name: 'entry_due_on' }) entryDueOn!: string;
  @Column('date', { name: 'entered_on', nullable: true }) enteredOn!: string | null;
  /** Why it was no duty. */
  @Column('text', { name: 'taken_back', nullable: true }) takenBack!: string | null;
  @Column('text', { array: true }) flags!: string[];
  /** `stage:days` of alarms that were raised. */
  @Column('text', { array: true, default: '{}' }) alarmed!: string[];
}

@Entity('publication_rule')
export class PublicationRule {
  @PrimaryColumn('date', { name: 'valid_from' }) from!: string;
  @Column('jsonb') rules!: PublicationRules;
}
