import { Problem, type DocumentState, type RegisterDocument } from '#contracts';

/** The agency whose register it is, with every code it has or had; the first is the one to show. */
export interface Registrar {
  readonly id: string;
  readonly codes: readonly string[];
  /** Codes of its rooms: what goes to them is internal. */
  readonly rooms: ReadonlySet<string>;
}

/** A command whose number is known. */
export type Numbered = RegisterDocument & { readonly number: number };

/** The whole state of a line, as an event says it. */
export type Line = Required<DocumentState>;

/** The state of a line of the register, or why it can't be entered. `today` is the day in Vietnam. */
export function enter(command: Numbered, registrar: Registrar, today: string): Line {
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
    ...counts(command, registrar),
    signed: command.signed ?? null,
    standing: 'in-force',
    arrivedOn: arrivalOf(command, today),
  };
}

/** DocumentId of QCVN 102:2016: OrganId, day of issue, number and notation. */
export const documentIdOf = (
  senderCode: string,
  { issuedOn, number, notation }: { issuedOn: string; number: number | string; notation: string },
): string => `${senderCode},${issuedOn.replaceAll('-', '/')},${number}/${notation}`;

type Counts = Pick<Line, 'agencies' | 'electronic' | 'citizens' | 'enterprises' | 'internal'>;

/** How many got it, and how: what decides the readings of I.5.b. An incoming document was got by its own agency. */
export function counts(command: RegisterDocument, { rooms }: Pick<Registrar, 'rooms'>): Counts {
  const { citizens, enterprises, internal } = command.others ?? {};
  const outgoing = command.direction === 'outgoing';
  const agencies = outgoing ? command.recipients.filter((code) => !rooms.has(code)) : ['own'];
  const onPaper = new Set(command.paperRecipients ?? []);
  const byWire = command.class === 'electronic' || command.class === 'electronic-with-paper';
  return {
    agencies: agencies.length,
    electronic: byWire ? agencies.filter((code) => !onPaper.has(code)).length : 0,
    citizens: citizens ?? 0,
    enterprises: enterprises ?? 0,
    internal: (internal ?? 0) + (outgoing ? command.recipients.length - agencies.length : 0),
  };
}

function senderOf({ direction, senderCode }: RegisterDocument, { codes }: Registrar): string {
  const named = senderCode ?? null;
  if ((direction === 'incoming') !== (named !== null)) throw new Problem('refused', 'exchange.sender');
  if (named !== null && codes.includes(named)) throw new Problem('refused', 'exchange.sender');
  return named ?? codes[0]!;
}

function assertRecipients(command: RegisterDocument, { codes }: Registrar): void {
  const { direction, recipients } = command;
  const { citizens, enterprises, internal } = command.others ?? {};
  const others = (citizens ?? 0) + (enterprises ?? 0) + (internal ?? 0);
  const own = recipients.some((code) => codes.includes(code));
  const once = new Set(recipients).size === recipients.length;
  if (recipients.length + others === 0 || !once || own !== (direction === 'incoming'))
    throw new Problem('refused', 'exchange.recipient');
  assertOnPaper(command);
}

function assertOnPaper({ class: how, recipients, paperRecipients }: RegisterDocument): void {
  const onPaper = paperRecipients ?? [];
  const apart = how === 'electronic' || how === 'electronic-with-paper';
  if (onPaper.length > 0 && (!apart || onPaper.some((code) => !recipients.includes(code))))
    throw new Problem('refused', 'exchange.paper-recipients');
}

function arrivalOf({ direction, arrivedOn, arrivalNumber, issuedOn }: RegisterDocument, today: string): string | null {
  const named = arrivedOn ?? null;
  if (direction === 'outgoing') {
    if (named !== null || arrivalNumber) throw new Problem('refused', 'exchange.arrival');
    return null;
  }
  const day = named ?? today;
  if (day < issuedOn || day > today) throw new Problem('refused', 'exchange.arrival');
  return day;
}
