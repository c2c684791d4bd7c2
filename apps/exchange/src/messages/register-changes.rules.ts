import { vietnamDay } from '#calendar';
import type { DocumentClass } from '#contracts';
import type { LineChange, LineContent } from '../register/register-lines.js';
import type { RegisteredDocument } from '../register/registered-document.entity.js';
import { counts, documentIdOf, type Registrar } from '../register/register.rules.js';
import { seriesOf } from '../register/series.rules.js';
import type { Exchange, KnownDocument, KnownTransfer } from './exchange.rules.js';
import { confirmedAt, isReceived } from './transfer.states.js';

const MOST_RECIPIENTS = 1000;

/** What an exchanged document says about the registers of its sender and of those of its recipients that are of the province. */
export function registerChanges(
  { document, transfers }: Exchange,
  registrarOf: (code: string) => Registrar | undefined,
): LineChange[] {
  if (!document.known || document.senderCode === null || document.issuedOn === null) return [];
  const sender = registrarOf(document.senderCode);
  const listed = [...transfers.values()].filter((one) => one.listed);
  const outgoing = sender
    ? [
        outgoingLine(
          document,
          listed.map(({ recipientCode }) => recipientCode),
          sender,
        ),
      ]
    : [];
  const incoming = [...transfers.values()]
    .filter(({ said }) => isReceived(said))
    .flatMap((transfer) => {
      const registrar = registrarOf(transfer.recipientCode);
      const own = registrar !== undefined && registrar.id !== sender?.id;
      return own ? [incomingLine(document, transfer, registrar, sender)] : [];
    });
  return [...outgoing, ...incoming];
}

/** DocumentId of a register's line: by the sender's present code, whatever code or shape the message used. */
function lineId(document: KnownDocument, senderCode: string): string {
  const comma = document.documentId.indexOf(',');
  if (comma > 0) return senderCode + document.documentId.slice(comma);
  return documentIdOf(senderCode, {
    issuedOn: document.issuedOn!,
    number: document.number ?? '',
    notation: document.notation ?? '',
  });
}

const numberOf = (text: string | null): number | null =>
  text !== null && /^[1-9]\d{0,6}$/.test(text) ? Number(text) : null;

function outgoingLine(document: KnownDocument, to: readonly string[], registrar: Registrar): LineChange {
  const senderCode = registrar.codes[0]!;
  const key = { agencyId: registrar.id, direction: 'outgoing' as const, documentId: lineId(document, senderCode) };
  const sent = to.filter((code) => !registrar.codes.includes(code));
  return {
    key,
    decide: (known) => {
      const recipients = [...new Set([...(known?.recipients ?? []), ...sent])].slice(0, MOST_RECIPIENTS);
      if (recipients.length === 0) return null;
      const how = classOf(known, document.paper);
      const left = known?.class === 'paper' ? known.recipients : (known?.paperRecipients ?? []);
      const paperRecipients = left.filter((code) => !sent.includes(code));
      const content = contentOf(document, known, { how, recipients, senderCode, paperRecipients });
      const others = known && { citizens: known.citizens, enterprises: known.enterprises };
      const command = { direction: 'outgoing', recipients, paperRecipients, class: how, others } as never;
      return { ...content, ...key, ...counts(command, registrar), standing: document.standing };
    },
  };
}

function incomingLine(
  document: KnownDocument,
  transfer: KnownTransfer,
  registrar: Registrar,
  sender: Registrar | undefined,
): LineChange {
  const senderCode = sender?.codes[0] ?? document.senderCode!;
  const key = { agencyId: registrar.id, direction: 'incoming' as const, documentId: lineId(document, senderCode) };
  return {
    key,
    decide: (known) => {
      const how = classOf(known, document.paper);
      const recipients = known?.recipients ?? [registrar.codes[0]!];
      const content = contentOf(document, known, { how, recipients, senderCode, paperRecipients: [] });
      const counted = { agencies: 1, electronic: 1, citizens: 0, enterprises: 0, internal: 0 };
      const arrivedOn = known?.arrivedOn ?? vietnamDay(confirmedAt(transfer.said)!);
      return { ...content, ...key, ...counted, arrivedOn, standing: document.standing };
    },
  };
}

type Told = { how: DocumentClass; recipients: string[]; senderCode: string; paperRecipients: string[] };
type Content = Omit<
  LineContent,
  | 'agencyId'
  | 'direction'
  | 'documentId'
  | 'agencies'
  | 'electronic'
  | 'citizens'
  | 'enterprises'
  | 'internal'
  | 'standing'
>;

function contentOf(document: KnownDocument, known: RegisteredDocument | undefined, told: Told): Content {
  const told1 = {
    recipients: told.recipients,
    class: told.how,
    paperReason: null,
    paperRecipients: told.paperRecipients,
  };
  if (known) {
    const { number, notation, series, issuedOn, senderCode, arrivalNumber, arrivedOn } = known;
    const kept = { number, notation, series, issuedOn, senderCode, arrivalNumber, arrivedOn };
    return { ...kept, ...told1, signed: known.signed || document.signed };
  }
  const notation = document.notation ?? '';
  return {
    ...told1,
    ...{ number: numberOf(document.number), notation, series: seriesOf(notation) },
    ...{ issuedOn: document.issuedOn!, senderCode: told.senderCode, signed: document.signed },
    ...{ arrivalNumber: null, arrivedOn: null },
  };
}

/** What was only on paper, or of which nobody knew, went electronically too. */
function classOf(known: RegisteredDocument | undefined, paper: boolean): DocumentClass {
  const before = known?.class ?? 'unknown';
  if (before === 'paper' || before === 'electronic-with-paper') return 'electronic-with-paper';
  return paper ? 'electronic-with-paper' : 'electronic';
}
