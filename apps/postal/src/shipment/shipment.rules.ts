import { vietnamDay } from '#calendar';
import { Problem, type RegisterShipment, type ShipmentState } from '#contracts';
import { assertUsable, readTrackingNumber } from '../tracking/tracking-number.rules.js';

/** What this service's copy of the catalogue says about the procedure at the agency on the day. */
export interface Ground {
  readonly agencyId: string;
  readonly procedure: { readonly id: string; readonly code: string } | undefined;
  /** Whether the agency's list has it for the public post; undefined where it is not listed at all. */
  readonly byPost: boolean | undefined;
}

/**
 * The state of an item the post has accepted, or why it can't be registered. Only procedures on the agency's list go by post
 * (QĐ 45/2016/QĐ-TTg Art.1.2, 13); a number in the form of UPU S10 must be one.
 */
export function register(command: RegisterShipment, ground: Ground, now: Date): ShipmentState {
  const { procedureCode: code } = command;
  const { procedure, agencyId } = ground;
  const acceptedAt = new Date(command.acceptedAt);
  if (acceptedAt > now) throw new Problem('refused', 'postal.accepted-in-future');
  if (!procedure) throw new Problem('refused', 'postal.procedure-unknown', { code });
  if (!ground.byPost) throw new Problem('refused', 'postal.procedure-not-by-post', { code });
  const number = readTrackingNumber(command.trackingNumber);
  assertUsable(number);
  return {
    direction: command.direction,
    content: command.direction === 'to-citizen' ? 'result' : 'dossier',
    service: 'public-post',
    publicPost: true,
    carrier: null,
    agencyId,
    fromAgencyId: null,
    dossierIds: [],
    dossierCodes: command.dossierCode ? [command.dossierCode] : [],
    status: 'accepted',
    procedureId: procedure.id,
    procedureCode: procedure.code,
    trackingNumber: number.number,
    trackingFormat: number.format,
    acceptedAt: acceptedAt.toISOString(),
    acceptedOn: vietnamDay(acceptedAt),
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
}
