import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ShipmentDirection, TrackingFormat } from '#contracts';

/** One item of the public post: a dossier on its way in, or a result on its way out. */
@Entity('shipment')
@Index('shipment_number', ['trackingNumber', 'acceptedOn'])
@Index('shipment_of_agency', ['agencyId', 'acceptedOn', 'id'])
export class Shipment {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') direction!: ShipmentDirection;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('text', { name: 'dossier_code', nullable: true }) dossierCode!: string | null;
  @Column('uuid', { name: 'procedure_id' }) procedureId!: string;
  @Column('text', { name: 'procedure_code' }) procedureCode!: string;
  @Column('text', { name: 'tracking_number' }) trackingNumber!: string;
  @Column('text', { name: 'tracking_format' }) trackingFormat!: TrackingFormat;
  @Column('timestamptz', { name: 'accepted_at' }) acceptedAt!: Date;
  @Column('date', { name: 'accepted_on' }) acceptedOn!: string;
  @Column('timestamptz', { name: 'registered_at' }) registeredAt!: Date;
  @Column('integer', { default: 1 }) version!: number;
}
