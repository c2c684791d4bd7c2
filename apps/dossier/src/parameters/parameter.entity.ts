import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ParameterKey } from '#contracts';

/** One value of a parameter for a field ('' = every field), by the day of reception. */
@Entity('dossier_parameter')
export class DossierParameter {
  @PrimaryColumn('text') key!: ParameterKey;
  @PrimaryColumn('text', { default: '' }) field!: string;
  @PrimaryColumn('date', { name: 'valid_from' }) from!: string;
  @Column('date', { name: 'valid_to', nullable: true }) to!: string | null;
  @Column('text') value!: string;
  @Column('text') source!: string;
  @Column('text', { name: 'set_by' }) setBy!: string;
  @Column('timestamptz', { name: 'set_at' }) setAt!: Date;
}
