import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { ProcedurePart, PublicityPlace, WebUpdate } from '#contracts';
import { Agency } from '../agencies/agency.entity.js';
import { Procedure } from '../procedures/procedure.entity.js';

/** A version of a procedure public at a place from a day on (NĐ 63/2010 Art.17). */
@Entity('posting')
export class Posting {
  @PrimaryColumn('uuid') id!: string;
  @Index('posting_procedure')
  @ForeignKey(() => Procedure, { name: 'posting_procedure_id_fkey' })
  @Column('uuid', { name: 'procedure_id' })
  procedureId!: string;
  @Column('integer') version!: number;
  @Column('text') place!: PublicityPlace;
  @ForeignKey(() => Agency, { name: 'posting_agency_id_fkey' })
  @Column('uuid', { name: 'agency_id', nullable: true })
  agencyId!: string | null;
  @Column('date', { name: 'posted_on' }) postedOn!: string;
  @Column('date', { name: 'removed_on', nullable: true }) removedOn!: string | null;
  @Column('date', { name: 'due_on', nullable: true }) dueOn!: string | null;
  @Column('text', { array: true }) missing!: ProcedurePart[];
  @Column('text', { nullable: true }) proof!: string | null;
}

/** A required item of an agency's web page (NĐ 43/2011 Art.10). */
@Entity('web_item')
@Unique('web_item_agency_item_key', ['agencyId', 'item'])
export class WebItem {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => Agency, { name: 'web_item_agency_id_fkey' })
  @Column('uuid', { name: 'agency_id' })
  agencyId!: string;
  @Column('text') item!: string;
  @Column('boolean') required!: boolean;
  @Column('date', { name: 'present_from', nullable: true }) presentFrom!: string | null;
  @Column('date', { name: 'present_to', nullable: true }) presentTo!: string | null;
  @Column('jsonb') updates!: WebUpdate[];
}
