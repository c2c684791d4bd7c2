import { documentRegistered, documentRevised, type DocumentAct, type DocumentState } from '#contracts';
import { factKind } from './fact-kind.js';

/**
 * A line of a register of documents. Counted are documents to (or from) agencies of which it is known how they went, not
 * those of the paper-only list (QĐ 28/2018/QĐ-TTg Art.7); recalled, updated and resent ones are the same document.
 */
type DocumentLine = {
  readonly agencyId: string;
  readonly documentId: string;
  readonly direction: string;
  readonly issuedOn: string;
  readonly class: string;
  readonly recipients: number;
  readonly electronic: number;
  readonly sent: boolean;
  readonly sentToAll: boolean;
  readonly sentToAny: boolean;
  readonly sentSignedAlone: boolean;
  readonly received: boolean;
  readonly receivedElectronic: boolean;
  /** It would count, but nobody knows how it went: not provided, never paper. */
  readonly unclear: string | null;
};

export const document = factKind<DocumentLine, DocumentAct>({
  name: 'document',
  producer: 'exchange',
  table: 'document_fact',
  events: [documentRegistered, documentRevised],
  columns: {
    agencyId: 'uuid',
    documentId: 'text',
    direction: 'text',
    issuedOn: 'date',
    class: 'text',
    recipients: 'integer',
    electronic: 'integer',
    sent: 'boolean',
    sentToAll: 'boolean',
    sentToAny: 'boolean',
    sentSignedAlone: 'boolean',
    received: 'boolean',
    receivedElectronic: 'boolean',
    unclear: 'text',
  },
  factOf: ({ state }) => ({
    agencyId: state.agencyId,
    documentId: state.documentId,
    direction: state.direction,
    issuedOn: state.issuedOn,
    class: state.class,
    ...countsOf(state),
    ...countedAs(state),
  }),
  measures: {
    'documents-sent': { day: 'issuedOn', is: { sent: true } },
    'documents-sent-to-all': { day: 'issuedOn', is: { sentToAll: true } },
    'documents-sent-to-any': { day: 'issuedOn', is: { sentToAny: true } },
    'documents-sent-signed-alone': { day: 'issuedOn', is: { sentSignedAlone: true } },
    'documents-received': { day: 'issuedOn', is: { received: true } },
    'documents-received-electronic': { day: 'issuedOn', is: { receivedElectronic: true } },
    'documents-sent-unclear': { day: 'issuedOn', is: { unclear: 'outgoing' } },
    'documents-received-unclear': { day: 'issuedOn', is: { unclear: 'incoming' } },
    'document-recipients': { day: 'issuedOn', is: { sent: true }, amount: 'recipients' },
    'document-recipients-electronic': { day: 'issuedOn', is: { sent: true }, amount: 'electronic' },
  },
  shown: { code: 'documentId', beside: ['direction', 'issuedOn', 'class', 'recipients', 'electronic'] },
  everyAgency: {
    day: 'issuedOn',
    vi: 'Chưa có sổ văn bản',
    en: 'No register of documents',
    agencies: {
      vi: 'Cơ quan chưa có sổ văn bản trong kỳ',
      en: 'Agencies without a register of documents in the period',
    },
  },
});

/** Which readings of I.5.b it counts in. */
function countedAs(state: DocumentState) {
  const concerned = countsOf(state).recipients > 0 && state.paperReason !== 'listed';
  const counts = concerned && state.class !== 'unknown';
  return {
    ...sentAs(state, counts && state.direction === 'outgoing'),
    ...receivedAs(state, counts && state.direction === 'incoming'),
    unclear: concerned && !counts ? state.direction : null,
  };
}

function sentAs(state: DocumentState, sent: boolean) {
  const { recipients, electronic } = countsOf(state);
  const sentToAll = sent && electronic === recipients;
  const sentSignedAlone = sentToAll && state.class === 'electronic' && state.signed === true;
  return { sent, sentToAll, sentToAny: sent && electronic > 0, sentSignedAlone };
}

const receivedAs = (state: DocumentState, received: boolean) => ({
  received,
  receivedElectronic: received && countsOf(state).electronic > 0,
});

/** Registers of before there were counts said the recipients only, and how the document went to all of them. */
function countsOf({ documentId, agencies, electronic, recipients, class: how }: DocumentState) {
  const all = agencies ?? recipients.length;
  const byWire = how === 'electronic' || how === 'electronic-with-paper';
  const some = electronic ?? (byWire ? all : 0);
  if (some > all) throw new Error(`document ${documentId}: more electronic copies than recipients`);
  return { recipients: all, electronic: some };
}
