import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DocumentDirection } from '#contracts';

/** The last number given in a register (NĐ 30/2020 Art.15, 22.2). */
@Entity('register_counter')
export class RegisterCounter {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId!: string;
  @PrimaryColumn('text') direction!: DocumentDirection;
  @PrimaryColumn('integer') year!: number;
  @PrimaryColumn('text') series!: string;
  @Column('integer') last!: number;
}
