import { shipmentEvents, type Recorded, type ShipmentAct, type ShipmentState } from '#contracts';
import { factKind } from './fact-kind.js';

/**
 * A dossier the post carried, gathered from its shipments: several count once each way. The transaction is the signing of
 * the minutes (QĐ 45/2016/QĐ-TTg Art.7.4), never postal acceptance.
 */
type PostDossier = {
  readonly agencyId: string;
  readonly procedureId: string;
  readonly procedureCode: string;
  readonly dossierCode: string | null;
  /** The agency took the dossier. */
  readonly receivedOn: string | null;
  /** The post took the result. */
  readonly returnedOn: string | null;
  /** The citizen has it; what came back is none. */
  readonly deliveredOn: string | null;
  readonly trackingNumbers: readonly string[];
  readonly sources: readonly string[];
  /** A shipment each, as JSON; in the order of `sources`. */
  readonly parts: readonly string[];
};

/** What one shipment says of the dossier. */
interface Part {
  readonly source: string;
  readonly place: Pick<PostDossier, 'agencyId' | 'procedureId' | 'procedureCode' | 'dossierCode'>;
  readonly number: string | null;
  readonly receivedOn: string | null;
  readonly returnedOn: string | null;
  readonly deliveredOn: string | null;
}

export const postDossier = factKind<PostDossier, ShipmentAct>({
  name: 'post-dossier',
  producer: 'postal',
  table: 'post_dossier_fact',
  events: shipmentEvents,
  columns: {
    agencyId: 'uuid',
    procedureId: 'uuid',
    procedureCode: 'text',
    dossierCode: 'text',
    receivedOn: 'date',
    returnedOn: 'date',
    deliveredOn: 'date',
    trackingNumbers: 'text[]',
    sources: 'uuid[]',
    parts: 'text[]',
  },
  partOf: (event) => dossiersOf(event),
  factOf: ({ state }, before, { event, id }) => {
    const others = (before?.parts ?? []).map((text) => JSON.parse(text) as Part);
    const parts = others.filter(({ source }) => source !== event.subject);
    if (dossiersOf(event).includes(id)) parts.push(partOf(event.subject, state, id));
    return gathered(parts, before);
  },
  measures: {
    'post-received': { day: 'receivedOn' },
    'post-returned': { day: 'returnedOn' },
    'post-delivered': { day: 'deliveredOn' },
    'post-transactions': { day: ['receivedOn', 'returnedOn'] },
  },
  shown: {
    code: 'dossierCode',
    beside: ['trackingNumbers', 'procedureCode', 'receivedOn', 'returnedOn', 'deliveredOn'],
  },
});

/** Dossiers inside; a shipment of which none is known yet stands for one. */
function dossiersOf({ subject, data }: Recorded['event']): readonly string[] {
  const { dossierIds } = (data as ShipmentAct).state;
  return dossierIds.length > 0 ? dossierIds : [subject];
}

function partOf(source: string, state: ShipmentState, id: string): Part {
  const signedOn = transactionDay(state);
  const returnedOn = state.content === 'result' && state.direction === 'to-citizen' ? signedOn : null;
  const { agencyId, procedureId, procedureCode, dossierIds, dossierCodes } = state;
  const dossierCode = dossierCodes[Math.max(0, dossierIds.indexOf(id))] ?? null;
  return {
    source,
    place: { agencyId, procedureId, procedureCode, dossierCode },
    number: state.trackingNumber ?? null,
    receivedOn: state.content === 'dossier' && state.direction === 'to-agency' ? signedOn : null,
    returnedOn,
    deliveredOn: returnedOn && !state.broughtBackOn ? (state.deliveredOn ?? null) : null,
  };
}

/** Refused at the table, cancelled, or carried by anybody but the public post: no transaction (I.5.đ.1). */
const transactionDay = (state: ShipmentState): string | null =>
  state.publicPost && !state.refusedFor && !state.cancelledOn ? (state.signedOn ?? null) : null;

/** The place is that of the first shipment with a transaction, or of the first; without any part it stays where it was. */
function gathered(unsorted: readonly Part[], before: PostDossier | undefined): PostDossier | null {
  const parts = [...unsorted].sort((a, b) => (a.source < b.source ? -1 : 1));
  const earliest = (way: 'receivedOn' | 'returnedOn' | 'deliveredOn') =>
    parts.flatMap((part) => part[way] ?? []).sort()[0] ?? null;
  const first = [...parts].sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1))[0]?.place ?? before;
  if (!first) return null;
  return {
    agencyId: first.agencyId,
    procedureId: first.procedureId,
    procedureCode: first.procedureCode,
    dossierCode: first.dossierCode,
    receivedOn: earliest('receivedOn'),
    returnedOn: earliest('returnedOn'),
    deliveredOn: earliest('deliveredOn'),
    trackingNumbers: parts.flatMap(({ number }) => number ?? []),
    sources: parts.map(({ source }) => source),
    parts: parts.map((part) => JSON.stringify(part)),
  };
}

const startOf = ({ receivedOn, returnedOn, source }: Part): string => `${receivedOn ?? returnedOn ?? '~'} ${source}`;
