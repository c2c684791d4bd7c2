import { dueDate, instantOf, vietnamDay, type WorkingCalendar } from '#calendar';
import { Problem, type Payer, type TableRefusal } from '#contracts';
import { transitDueOn } from '../transit/transit.rules.js';
import type { Shipment } from './shipment.entity.js';
import type { ShipmentFacts } from './shipment.rules.js';
import { AFTER, POSSIBLE, type ShipmentActName } from './shipment.states.js';

/** When it happened, when it is written down, and the calendar of the agency. */
export interface Moment {
  readonly at: Date;
  readonly now: Date;
  readonly calendar: WorkingCalendar;
}

export type Changes = Partial<ShipmentFacts>;

/** Refuses what the status does not allow, a time ahead, and a time before the post had the item. */
export function assertPossible(
  shipment: Shipment,
  act: ShipmentActName,
  { at, now }: Pick<Moment, 'at' | 'now'>,
): void {
  const { status, acceptedAt } = shipment;
  if (!(POSSIBLE[act] as readonly string[]).includes(status))
    throw new Problem('refused', 'postal.act-not-allowed', { status, act });
  if (at > now) throw new Problem('refused', 'postal.in-the-future');
  if (acceptedAt && at < acceptedAt) throw new Problem('refused', 'postal.before-acceptance');
}

const moved = (act: ShipmentActName, shipment: Shipment, at: Date): Changes => ({
  status: AFTER[act] ?? shipment.status,
  lastMovedAt: shipment.lastMovedAt && shipment.lastMovedAt > at ? shipment.lastMovedAt : at,
});

/**
 * Both sides signed. The agency took a dossier: its way has ended and it is submitted at this moment (QĐ 45/2016 Art.7.4).
 * The post took a result: its way begins (J is that day, unless the slip says another).
 */
export function takenOver(shipment: Shipment, handoverId: string, toPost: boolean, moment: Moment): Changes {
  assertPossible(shipment, 'hand-over', moment);
  const { at, calendar } = moment;
  const day = vietnamDay(at);
  const acceptedAt = shipment.acceptedAt ?? at;
  const accepted = { acceptedAt, acceptedOn: vietnamDay(acceptedAt) };
  const dueOn = shipment.acceptedAt ? shipment.dueOn : transitDueOn({ ...shipment, acceptedAt }, calendar);
  const begun = { ...moved('hand-over', shipment, at), ...accepted, dueOn };
  // Between agencies the first minutes only begin the way: the receiving agency's are the legal ones.
  if (toPost && shipment.direction === 'between-agencies') return { ...begun, status: 'accepted' };
  const signed = { handoverId, signedAt: at, signedOn: day };
  if (toPost) return { ...begun, ...signed, status: 'accepted' };
  return { ...begun, ...signed, status: 'delivered', deliveredAt: at, deliveredOn: day };
}

/** One item of the minutes is not taken: it goes back, and somebody pays for that. */
export function refusedAtTable(
  shipment: Shipment,
  refusal: { refusedFor: TableRefusal; wayBackPaidBy: Payer },
  moment: Moment,
): Changes {
  assertPossible(shipment, 'refuse', moment);
  return { ...moved('refuse', shipment, moment.at), ...refusal };
}

/** Two working days lie between invitations (TT 17/2017/TT-BTTTT Art.5.2h). */
const BETWEEN_INVITATIONS = { length: 2, unit: 'working-day' } as const;
const INVITATIONS_NEEDED = 2;

export function invited(shipment: Shipment, moment: Moment): Changes {
  assertPossible(shipment, 'invite', moment);
  const { at, calendar } = moment;
  const day = vietnamDay(at);
  if (shipment.invitedOn) {
    const next = dueDate({ from: instantOf(shipment.invitedOn, '08:00'), ...BETWEEN_INVITATIONS }, calendar).dueOn;
    if (day < next) throw new Problem('refused', 'postal.invitation-too-early', { day: next });
  }
  return { ...moved('invite', shipment, at), invitations: shipment.invitations + 1, invitedOn: day };
}

export function delivered(shipment: Shipment, moment: Moment): Changes {
  assertPossible(shipment, 'deliver', moment);
  if (shipment.direction !== 'to-citizen')
    throw new Problem('refused', 'postal.act-not-allowed', { status: shipment.status, act: 'deliver' });
  return { ...moved('deliver', shipment, moment.at), deliveredAt: moment.at, deliveredOn: vietnamDay(moment.at) };
}

/** A result goes back to its agency only after two invitations, unless its receiver refuses it. */
export function broughtBack(shipment: Shipment, moment: Moment, receiverRefuses: boolean): Changes {
  assertPossible(shipment, 'bring-back', moment);
  const { invitations, direction, status } = shipment;
  const needed =
    direction === 'to-citizen' && !receiverRefuses && !['returning', 'damaged', 'refused'].includes(status);
  if (needed && invitations < INVITATIONS_NEEDED)
    throw new Problem('refused', 'postal.too-few-invitations', { invitations });
  return { ...moved('bring-back', shipment, moment.at), broughtBackOn: vietnamDay(moment.at) };
}

export function cancelled(shipment: Shipment, moment: Moment): Changes {
  assertPossible(shipment, 'cancel', moment);
  return { status: 'cancelled', cancelledOn: vietnamDay(moment.at) };
}
