import { event, type Envelope } from '../event.js';
import { upcasting } from '../upcast.js';
import type { ShipmentDirection, TrackingFormat } from './codes.js';
import { HandoverState, PostReportAct, ReminderAct, ShipmentAct, type ShipmentState } from './state.js';

/** The slip is made, or the post has accepted an item. The legal submission is the signed hand-over, never this (QĐ 45/2016 Art.7.4). */
export const shipmentRegistered = event('postal.shipment.registered.v2', ShipmentAct);
/** The number came later, dossiers were named, the receiver's address changed. */
export const shipmentAmended = event('postal.shipment.amended.v1', ShipmentAct);
/** A carrier says where it is. */
export const shipmentTracked = event('postal.shipment.tracked.v1', ShipmentAct);
/** Minutes are signed for it: the agency took the dossier, or the post took the result. */
export const shipmentHandedOver = event('postal.shipment.handed-over.v1', ShipmentAct);
/** Refused at the table when the others of the minutes were taken. */
export const shipmentRefused = event('postal.shipment.refused.v1', ShipmentAct);
/** It could not be delivered and the receiver was invited (TT 17/2017 Art.5.2h). */
export const shipmentInvited = event('postal.shipment.invited.v1', ShipmentAct);
export const shipmentDelivered = event('postal.shipment.delivered.v1', ShipmentAct);
/** Back with its sender, the agency for a result. */
export const shipmentBroughtBack = event('postal.shipment.brought-back.v1', ShipmentAct);
export const shipmentCancelled = event('postal.shipment.cancelled.v1', ShipmentAct);

/** Every event whose `state` consumers fold; the last one of a shipment says everything. */
export const shipmentEvents = [
  shipmentRegistered,
  shipmentAmended,
  shipmentTracked,
  shipmentHandedOver,
  shipmentRefused,
  shipmentInvited,
  shipmentDelivered,
  shipmentBroughtBack,
  shipmentCancelled,
] as const;

/** Both sides have signed. What the agency took is submitted at this moment (QĐ 45/2016 Art.7.4). */
export const handoverSigned = event('postal.handover.signed.v1', HandoverState);

export const reminderIssued = event('postal.reminder.issued.v1', ReminderAct);
export const reminderReplied = event('postal.reminder.replied.v1', ReminderAct);

/** The post office's report has come to the department. */
export const postReportRecorded = event('postal.report.recorded.v1', PostReportAct);

/** What v1 said: one item of the public post that had been accepted. */
interface StateV1 {
  direction: ShipmentDirection;
  agencyId: string;
  dossierCode: string | null;
  procedureId: string;
  procedureCode: string;
  trackingNumber: string;
  trackingFormat: TrackingFormat;
  acceptedAt: string;
  acceptedOn: string;
}

upcasting('postal.shipment.registered.v1', (older) => {
  const { dossierCode, ...known } = (older.data as { state: StateV1 }).state;
  const state: ShipmentState = {
    ...known,
    content: known.direction === 'to-agency' ? 'dossier' : 'result',
    service: 'public-post',
    publicPost: true,
    carrier: null,
    fromAgencyId: null,
    dossierIds: [],
    dossierCodes: dossierCode ? [dossierCode] : [],
    status: 'accepted',
    dueOn: null,
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
  };
  return { ...older, type: shipmentRegistered.type, data: { state } } satisfies Envelope;
});
