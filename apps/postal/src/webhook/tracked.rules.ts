import { vietnamDay, type WorkingCalendar } from '#calendar';
import { SHIPMENT_STATUSES, type ShipmentStatus } from '#contracts';
import type { Changes } from '../shipment/delivery.rules.js';
import type { Shipment } from '../shipment/shipment.entity.js';
import { transitDueOn } from '../transit/transit.rules.js';

/** What a carrier said, in this system's words. */
export interface Said {
  readonly status: ShipmentStatus;
  readonly at: Date;
}

/** What people decided at the table stands, whatever a carrier says later. */
const DECIDED: readonly ShipmentStatus[] = ['refused', 'cancelled', 'brought-back'];
/** The post certainly has the item. */
const CARRIED: ReadonlySet<ShipmentStatus> = new Set(['accepted', 'in-transit', 'arrived', 'invited', 'delivered']);

const rank = ({ status }: Said): number => SHIPMENT_STATUSES.indexOf(status);
const inOrder = (said: readonly Said[]): Said[] =>
  said.toSorted((a, b) => a.at.getTime() - b.at.getTime() || rank(a) - rank(b));

/**
 * What an item becomes by all that its carrier ever said of it, or null where that changes nothing. A function of the whole set:
 * duplicates and any order of arrival give the same. The signed minutes, not a carrier, end the way to an agency.
 */
export function tracked(shipment: Shipment, said: readonly Said[], calendar: WorkingCalendar): Changes | null {
  const signedForAgency = shipment.direction !== 'to-citizen' && shipment.signedAt !== null;
  const sorted = inOrder(said);
  const last = sorted.at(-1);
  if (!last || signedForAgency || DECIDED.includes(shipment.status)) return null;
  const changes: Changes = {
    ...accepted(shipment, sorted, calendar),
    ...invitations(shipment, sorted),
    ...((shipment.lastMovedAt ?? last.at) <= last.at ? ended(shipment, last) : {}),
  };
  return differs(shipment, changes) ? changes : null;
}

function ended({ direction }: Shipment, { status, at }: Said): Changes {
  const toCitizen = direction === 'to-citizen';
  const delivered = status === 'delivered' && toCitizen;
  return {
    // At the agency's door: the minutes come next.
    status: status === 'delivered' && !toCitizen ? 'arrived' : status,
    lastMovedAt: at,
    deliveredAt: delivered ? at : null,
    deliveredOn: delivered ? vietnamDay(at) : null,
    broughtBackOn: status === 'brought-back' ? vietnamDay(at) : null,
    cancelledOn: status === 'cancelled' ? vietnamDay(at) : null,
  };
}

/** J, where no slip says it. */
function accepted(shipment: Shipment, sorted: readonly Said[], calendar: WorkingCalendar): Changes {
  const first = shipment.acceptedAt ? undefined : sorted.find(({ status }) => CARRIED.has(status));
  if (!first) return {};
  const acceptedAt = first.at;
  return { acceptedAt, acceptedOn: vietnamDay(acceptedAt), dueOn: transitDueOn({ ...shipment, acceptedAt }, calendar) };
}

/** Invitations of one day are one. */
function invitations(shipment: Shipment, sorted: readonly Said[]): Changes {
  const days = [...new Set(sorted.filter(({ status }) => status === 'invited').map(({ at }) => vietnamDay(at)))];
  if (days.length <= shipment.invitations) return {};
  return { invitations: days.length, invitedOn: days.at(-1)! };
}

function differs(shipment: Shipment, changes: Changes): boolean {
  return Object.entries(changes).some(([key, value]) => {
    const before = shipment[key as keyof Shipment];
    return before instanceof Date && value instanceof Date ? before.getTime() !== value.getTime() : before !== value;
  });
}
