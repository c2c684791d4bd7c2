import { vietnamDay, type WorkingCalendar } from '#calendar';
import { Problem, type AmendShipment, type RegisterShipment, type ShipmentState, type TransitClass } from '#contracts';
import { assertUsable, readTrackingNumber } from '../tracking/tracking-number.rules.js';
import { transitDueOn } from '../transit/transit.rules.js';
import type { Shipment } from './shipment.entity.js';

/** What this service's copy of the catalogue says about the procedure at the agency on the day. */
export interface Ground {
  readonly agencyId: string;
  readonly fromAgencyId: string | null;
  readonly procedure: { readonly id: string; readonly code: string } | undefined;
  /** Whether the agency's list has it for the public post; undefined where it is not listed at all. */
  readonly byPost: boolean | undefined;
  readonly transitClass: TransitClass | null;
  readonly calendar: WorkingCalendar;
}

export type ShipmentFacts = Omit<Shipment, 'id' | 'digest' | 'version'>;

/**
 * A slip, or why it can't be made. Only procedures on the agency's list go by the public post (QĐ 45/2016/QĐ-TTg Art.1.2, 13);
 * what is not the public post is recorded apart.
 */
export function register(command: RegisterShipment, ground: Ground, now: Date): ShipmentFacts {
  const acceptedAt = acceptance(command.acceptedAt, now);
  const procedure = allowed(command, ground);
  return {
    ...UNTOUCHED,
    ...acceptanceFacts(acceptedAt),
    ...numberFacts(command.trackingNumber),
    ...kindFacts(command),
    agencyId: ground.agencyId,
    fromAgencyId: ground.fromAgencyId,
    ...insideFacts(command),
    procedureId: procedure.id,
    procedureCode: procedure.code,
    ...wayFacts(command, ground, acceptedAt),
    registeredAt: now,
  };
}

function allowed(command: RegisterShipment, { procedure, byPost, agencyId, fromAgencyId }: Ground) {
  const { procedureCode: code, direction, service } = command;
  if (!procedure) throw new Problem('refused', 'postal.procedure-unknown', { code });
  if ((service ?? 'public-post') === 'public-post' && !byPost)
    throw new Problem('refused', 'postal.procedure-not-by-post', { code });
  if ((direction === 'between-agencies') !== (fromAgencyId !== null) || fromAgencyId === agencyId)
    throw new Problem('refused', 'postal.sender-agency');
  return procedure;
}

const kindFacts = ({ direction, content, service, carrier, cod }: RegisterShipment) => ({
  direction,
  content: content ?? (direction === 'to-citizen' ? ('result' as const) : ('dossier' as const)),
  service: service ?? ('public-post' as const),
  carrier: carrier ?? null,
  cod: cod ?? 0,
});

const insideFacts = ({ dossierIds, dossierCode, dossierCodes }: RegisterShipment) => ({
  dossierIds: [...new Set(dossierIds ?? [])],
  dossierCodes: [...new Set([...(dossierCode ? [dossierCode] : []), ...(dossierCodes ?? [])])],
});

/** Before it nobody sent dossiers by post; and a slip of a wrong year is a mistake. */
const EARLIEST = new Date('2000-01-01T00:00:00+07:00');

const UNTOUCHED = {
  handoverId: null,
  signedAt: null,
  signedOn: null,
  refusedFor: null,
  wayBackPaidBy: null,
  invitations: 0,
  invitedOn: null,
  deliveredAt: null,
  deliveredOn: null,
  broughtBackOn: null,
  cancelledOn: null,
} as const;

function wayFacts(command: RegisterShipment, ground: Ground, acceptedAt: Date | null) {
  const { transitClass, calendar } = ground;
  const appointmentSlip = command.appointmentSlip ?? false;
  return {
    transitClass,
    appointmentSlip,
    dueOn: transitDueOn({ acceptedAt, transitClass, appointmentSlip }, calendar),
  };
}

function acceptance(text: string | null | undefined, now: Date): Date | null {
  const at = text ? new Date(text) : null;
  if (at && at > now) throw new Problem('refused', 'postal.accepted-in-future');
  if (at && at < EARLIEST) throw new Problem('refused', 'postal.too-long-ago');
  return at;
}

const acceptanceFacts = (at: Date | null) => ({
  acceptedAt: at,
  acceptedOn: at && vietnamDay(at),
  lastMovedAt: at,
  status: at ? ('accepted' as const) : ('registered' as const),
});

/** A number in the form of UPU S10 must be one; other forms are taken as they are. */
function numberFacts(text: string | null | undefined): Pick<ShipmentFacts, 'trackingNumber' | 'trackingFormat'> {
  if (!text) return { trackingNumber: null, trackingFormat: null };
  const number = readTrackingNumber(text);
  assertUsable(number);
  return { trackingNumber: number.number, trackingFormat: number.format };
}

/** A number, an acceptance or dossiers that come after the slip; what is there already stays. */
export function amend(
  shipment: Shipment,
  command: AmendShipment,
  about: { now: Date; calendar: WorkingCalendar },
): Partial<ShipmentFacts> {
  return {
    ...numbered(shipment, command.trackingNumber),
    ...accepted(shipment, command.acceptedAt, about),
    dossierIds: [...new Set([...shipment.dossierIds, ...(command.dossierIds ?? [])])],
    dossierCodes: [...new Set([...shipment.dossierCodes, ...(command.dossierCodes ?? [])])],
  };
}

function numbered({ trackingNumber: known }: Shipment, text: string | null | undefined): Partial<ShipmentFacts> {
  if (!text) return {};
  const number = numberFacts(text);
  if (known && known !== number.trackingNumber) throw new Problem('conflict', 'postal.number-fixed', { number: known });
  return number;
}

function accepted(
  shipment: Shipment,
  text: string | null | undefined,
  { now, calendar }: { now: Date; calendar: WorkingCalendar },
): Partial<ShipmentFacts> {
  const at = acceptance(text, now);
  if (!at || shipment.acceptedAt?.getTime() === at.getTime()) return {};
  if (shipment.acceptedAt) throw new Problem('conflict', 'postal.accepted-twice');
  return acceptedNow(shipment, at, calendar);
}

function acceptedNow(shipment: Shipment, at: Date, calendar: WorkingCalendar): Partial<ShipmentFacts> {
  const facts = acceptanceFacts(at);
  const moved = shipment.status === 'registered' || shipment.status === 'collecting';
  const dueOn = transitDueOn({ ...shipment, acceptedAt: at }, calendar);
  return { ...facts, status: moved ? facts.status : shipment.status, dueOn };
}

const instant = (at: Date | null): string | null => at && at.toISOString();

/** What events say: everything but people and papers. */
export function stateOf(facts: ShipmentFacts): ShipmentState {
  const { direction, content, service, carrier, agencyId, fromAgencyId, dossierIds, dossierCodes } = facts;
  const { procedureId, procedureCode, trackingNumber, trackingFormat, status, acceptedOn, dueOn, handoverId } = facts;
  const { signedOn, refusedFor, wayBackPaidBy, invitations, invitedOn, deliveredOn, broughtBackOn, cancelledOn } =
    facts;
  return {
    ...{ direction, content, service, publicPost: service === 'public-post', carrier, agencyId, fromAgencyId },
    ...{ dossierIds, dossierCodes, procedureId, procedureCode, trackingNumber, trackingFormat, status },
    ...{ acceptedAt: instant(facts.acceptedAt), acceptedOn, dueOn, handoverId },
    ...{ signedAt: instant(facts.signedAt), signedOn, refusedFor, wayBackPaidBy, invitations, invitedOn },
    ...{ deliveredAt: instant(facts.deliveredAt), deliveredOn, broughtBackOn, cancelledOn },
  };
}
