import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type {
  Payer,
  PostalService,
  ShipmentContent,
  ShipmentDirection,
  ShipmentStatus,
  TableRefusal,
  TrackingFormat,
  TransitClass,
} from '#contracts';

/** One item: a dossier on its way in, a result on its way out, or what agencies send each other. */
@Entity('shipment')
@Index('shipment_number', ['trackingNumber', 'acceptedOn'])
@Index('shipment_of_agency', ['agencyId', 'acceptedOn', 'id'])
// Of kinds that only migrations can say: GIN, and one over open items alone.
@Index('shipment_dossiers', { synchronize: false })
@Index('shipment_dossier_codes', { synchronize: false })
@Index('shipment_open', { synchronize: false })
export class Shipment {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') direction!: ShipmentDirection;
  @Column('text') content!: ShipmentContent;
  @Column('text') service!: PostalService;
  @Column('text', { nullable: true }) carrier!: string | null;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'from_agency_id', nullable: true }) fromAgencyId!: string | null;
  @Column('uuid', { name: 'dossier_ids', array: true }) dossierIds!: string[];
  @Column('text', { name: 'dossier_codes', array: true }) dossierCodes!: string[];
  @Column('uuid', { name: 'procedure_id' }) procedureId!: string;
  @Column('text', { name: 'procedure_code' }) procedureCode!: string;
  @Column('text', { name: 'tracking_number', nullable: true }) trackingNumber!: string | null;
  @Column('text', { name: 'tracking_format', nullable: true }) trackingFormat!: TrackingFormat | null;
  @Column('text') status!: ShipmentStatus;
  @Column('timestamptz', { name: 'accepted_at', nullable: true }) acceptedAt!: Date | null;
  @Column('date', { name: 'accepted_on', nullable: true }) acceptedOn!: string | null;
  @Column('text', { name: 'transit_class', nullable: true }) transitClass!: TransitClass | null;
  @Column('boolean', { name: 'appointment_slip' }) appointmentSlip!: boolean;
  @Column('date', { name: 'due_on', nullable: true }) dueOn!: string | null;
  @Column('uuid', { name: 'handover_id', nullable: true }) handoverId!: string | null;
  @Column('timestamptz', { name: 'signed_at', nullable: true }) signedAt!: Date | null;
  @Column('date', { name: 'signed_on', nullable: true }) signedOn!: string | null;
  @Column('text', { name: 'refused_for', nullable: true }) refusedFor!: TableRefusal | null;
  @Column('text', { name: 'way_back_paid_by', nullable: true }) wayBackPaidBy!: Payer | null;
  @Column('integer') invitations!: number;
  @Column('date', { name: 'invited_on', nullable: true }) invitedOn!: string | null;
  @Column('timestamptz', { name: 'delivered_at', nullable: true }) deliveredAt!: Date | null;
  @Column('date', { name: 'delivered_on', nullable: true }) deliveredOn!: string | null;
  @Column('date', { name: 'brought_back_on', nullable: true }) broughtBackOn!: string | null;
  @Column('date', { name: 'cancelled_on', nullable: true }) cancelledOn!: string | null;
  @Column('timestamptz', { name: 'last_moved_at', nullable: true }) lastMovedAt!: Date | null;
  @Column('integer') cod!: number;
  @Column('timestamptz', { name: 'registered_at' }) registeredAt!: Date;
  @Column('bytea', { nullable: true }) digest!: Buffer | null;
  @Column('integer', { default: 1 }) version!: number;
}
