import { Problem, type DocumentState, type RegisterDocument } from '#contracts';

/** The agency whose register it is, with every code it has or had; the first is the one to show. */
export interface Registrar {
  readonly id: string;
  readonly codes: readonly string[];
}

/** The state of a line of the register, or why it can't be entered. `today` is the day in Vietnam. */
export function enter(command: RegisterDocument, registrar: Registrar, today: string): DocumentState {
  // First, so that nothing about a secret document is told or kept (QĐ 28/2018/QĐ-TTg Art.1).
  if (command.secrecy !== 'none') throw new Problem('refused', 'exchange.secret-document');
  if (command.issuedOn > today) throw new Problem('refused', 'exchange.issued-in-future');
  if ((command.class === 'paper') !== Boolean(command.paperReason))
    throw new Problem('refused', 'exchange.paper-reason');
  const senderCode = senderOf(command, registrar);
  assertRecipients(command, registrar);
  return {
    documentId: documentIdOf(senderCode, command),
    agencyId: registrar.id,
    direction: command.direction,
    issuedOn: command.issuedOn,
    senderCode,
    recipients: command.recipients,
    class: command.class,
    paperReason: command.paperReason ?? null,
  };
}

/** DocumentId of QCVN 102:2016: OrganId, day of issue, number and notation. */
export const documentIdOf = (senderCode: string, { issuedOn, number, notation }: RegisterDocument): string =>
  `${senderCode},${issuedOn.replaceAll('-', '/')},${number}/${notation}`;

function senderOf({ direction, senderCode }: RegisterDocument, { codes }: Registrar): string {
  const named = senderCode ?? null;
  if ((direction === 'incoming') !== (named !== null)) throw new Problem('refused', 'exchange.sender');
  if (named !== null && codes.includes(named)) throw new Problem('refused', 'exchange.sender');
  return named ?? codes[0]!;
}

function assertRecipients({ direction, recipients }: RegisterDocument, { codes }: Registrar): void {
  const own = recipients.some((code) => codes.includes(code));
  const once = new Set(recipients).size === recipients.length;
  if (recipients.length === 0 || !once || own !== (direction === 'incoming'))
    throw new Problem('refused', 'exchange.recipient');
}
