import { Problem, type HandedOver, type HandoverDirection, type HandoverItem, type Signature } from '#contracts';
import { broughtBack, refusedAtTable, takenOver, type Changes, type Moment } from '../shipment/delivery.rules.js';
import type { Shipment } from '../shipment/shipment.entity.js';

/** Minutes that both sides sign must be possible before the first signs: every item once, of this agency, its refusal complete. */
export function assertWritable(
  items: readonly HandoverItem[],
  shipments: ReadonlyMap<string, Shipment>,
  minutes: { direction: HandoverDirection; agencyId: string },
): void {
  const seen = new Set<string>();
  for (const { shipmentId: id, refusedFor, wayBackPaidBy } of items) {
    if (seen.has(id)) throw new Problem('refused', 'postal.item-twice', { id });
    seen.add(id);
    const shipment = shipments.get(id);
    if (!shipment || !fits(shipment, minutes)) throw new Problem('refused', 'postal.item-not-of-agency', { id });
    if (refusedFor && !wayBackPaidBy) throw new Problem('refused', 'postal.payer-needed', { id });
  }
}

/** The post takes results from their agency; the agency takes dossiers, and results that could not be delivered. */
function fits(
  shipment: Shipment,
  { direction, agencyId }: { direction: HandoverDirection; agencyId: string },
): boolean {
  const { direction: way } = shipment;
  if (direction === 'to-agency') return shipment.agencyId === agencyId;
  if (way === 'between-agencies') return shipment.fromAgencyId === agencyId;
  return way === 'to-citizen' && shipment.agencyId === agencyId;
}

/** The later of both signatures; the sides must differ. */
export function signedAt(signatures: readonly Signature[]): Date | null {
  if (signatures.length < 2) return null;
  if (signatures[0]!.side === signatures[1]!.side) throw new Problem('refused', 'postal.same-side');
  return new Date(Math.max(...signatures.map(({ at }) => Date.parse(at))));
}

/** What the signed minutes do to one item. */
export function effectOf(
  shipment: Shipment,
  item: HandoverItem,
  minutes: { id: string; direction: HandoverDirection },
  moment: Moment,
): Changes {
  const { refusedFor, wayBackPaidBy } = item;
  if (refusedFor) return refusedAtTable(shipment, { refusedFor, wayBackPaidBy: wayBackPaidBy! }, moment);
  if (minutes.direction === 'to-agency' && shipment.direction === 'to-citizen')
    return broughtBack(shipment, moment, false);
  return takenOver(shipment, minutes.id, minutes.direction === 'to-post', moment);
}

export function lineOf(shipment: Shipment, { refusedFor, wayBackPaidBy }: HandoverItem): HandedOver {
  const { content, service, dossierIds, dossierCodes } = shipment;
  return {
    shipmentId: shipment.id,
    ...{ content, publicPost: service === 'public-post', dossierIds, dossierCodes },
    taken: !refusedFor,
    refusedFor: refusedFor ?? null,
    wayBackPaidBy: refusedFor ? (wayBackPaidBy ?? null) : null,
  };
}
