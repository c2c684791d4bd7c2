import fc from 'fast-check';
import { shipmentTracked, systemActor, type NewEvent, type ShipmentState } from '#contracts';
import { dayOf, LIFE_AGENCIES } from '../facts/dossier-lives.makers.js';

const SOME = systemActor('postal');
const PROCEDURES = [1, 2, 3].map((n) => `aaaaaaaa-aaaa-4aaa-8aaa-00000000000${n}`);
const dossierId = (n: number): string => `dddddddd-dddd-4ddd-8ddd-00000000000${n}`;
const shipmentId = (n: number): string => `eeeeeeee-eeee-4eee-8eee-${String(n).padStart(12, '0')}`;

/** A shipment as its service would announce it, time after time. */
export interface Told {
  readonly subject: string;
  readonly state: ShipmentState;
}

export function aShipment(about: Partial<ShipmentState> = {}): ShipmentState {
  return {
    ...{ direction: 'to-agency', content: 'dossier', service: 'public-post', publicPost: true, carrier: 'vnpost' },
    ...{ agencyId: LIFE_AGENCIES[0]!, fromAgencyId: null, dossierIds: [], dossierCodes: [] },
    ...{ procedureId: PROCEDURES[0]!, procedureCode: '1.000001', trackingNumber: null, trackingFormat: null },
    ...{ status: 'registered', acceptedAt: null, acceptedOn: null, dueOn: null, handoverId: null, signedAt: null },
    ...{ signedOn: null, refusedFor: null, wayBackPaidBy: null, invitations: 0, invitedOn: null, deliveredAt: null },
    ...{ deliveredOn: null, broughtBackOn: null, cancelledOn: null },
    ...about,
  };
}

const day = fc.option(fc.integer({ min: 0, max: 364 }).map(dayOf), { freq: 4 });
const content = fc.constantFrom('dossier', 'result', 'result', 'supplement', 'way-back');

/** What may be so of one of eight shipments of four dossiers: they are split, sent again, named late, corrected, moved. */
const told: fc.Arbitrary<Told> = fc
  .record({
    shipment: fc.integer({ min: 1, max: 8 }),
    content,
    dossiers: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }),
    place: fc.integer({ min: 0, max: 1 }),
    publicPost: fc.boolean().map((no) => !no),
    signedOn: day,
    deliveredOn: day,
    broughtBackOn: fc.option(fc.constant('2018-12-30'), { freq: 1 }),
    refused: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ shipment, content: carried, dossiers, place, refused, ...days }) => ({
    subject: shipmentId(shipment),
    state: aShipment({
      ...days,
      content: carried,
      direction: carried === 'result' ? 'to-citizen' : 'to-agency',
      dossierIds: dossiers.map(dossierId),
      dossierCodes: dossiers.map((n) => `code-${n}`),
      // The place is the dossier's: whatever shipment says it, it is the same.
      agencyId: LIFE_AGENCIES[dossiers[0] ? dossiers[0] % 2 : place]!,
      procedureId: PROCEDURES[(dossiers[0] ?? shipment) % 3]!,
      refusedFor: refused === 0 ? 'incomplete' : null,
      cancelledOn: refused === 1 ? '2018-06-01' : null,
    }),
  }));

export const tellings = (most: number): fc.Arbitrary<Told[]> => fc.array(told, { minLength: 1, maxLength: most });

export const announced = (all: readonly Told[]): NewEvent[] =>
  all.map(({ subject, state }) =>
    shipmentTracked.of(subject, { state }, SOME, { time: new Date('2018-01-01T00:00:00Z') }),
  );

type Way = 'post-received' | 'post-returned' | 'post-delivered';

/** Dossiers each way, counted straight from the last state of every shipment: shares no code with facts and cells. */
export function oracle(all: readonly Told[], from: string, to: string): Record<Way | 'post-transactions', number> {
  const last = [...new Map(all.map((one) => [one.subject, one])).values()];
  const first = new Map<string, string>();
  for (const { subject, state } of last) {
    const counts = state.publicPost && state.refusedFor === null && state.cancelledOn === null;
    if (!counts || !state.signedOn) continue;
    const names = state.dossierIds.length > 0 ? state.dossierIds : [subject];
    for (const name of names) {
      if (state.content === 'dossier') earliest(first, `post-received ${name}`, state.signedOn);
      if (state.content === 'result') earliestReturn(first, name, state);
    }
  }
  const count = (way: Way) =>
    [...first].filter(([key, on]) => key.startsWith(`${way} `) && on >= from && on <= to).length;
  const [received, returned] = [count('post-received'), count('post-returned')];
  return {
    'post-received': received,
    'post-returned': returned,
    'post-delivered': count('post-delivered'),
    'post-transactions': received + returned,
  };
}

function earliestReturn(
  first: Map<string, string>,
  name: string,
  { signedOn, deliveredOn, broughtBackOn }: ShipmentState,
) {
  earliest(first, `post-returned ${name}`, signedOn!);
  if (deliveredOn && !broughtBackOn) earliest(first, `post-delivered ${name}`, deliveredOn);
}

function earliest(found: Map<string, string>, key: string, on: string): void {
  const known = found.get(key);
  if (!known || on < known) found.set(key, on);
}
