import { addDays } from '#calendar';
import { writeDocument, writeStatus, type StatusCode } from '#edxml';
import type { Fate, InventedLetter, RegisterRow } from './documents.js';
import { MARK } from './mark.js';

const SAID = {
  unanswered: [],
  refused: ['02'],
  received: ['03'],
  done: ['03', '05', '06'],
} as const satisfies Record<Fate, readonly StatusCode[]>;

const documentIdOf = ({ agencyCode, issuedOn, number, notation }: RegisterRow): string =>
  `${agencyCode},${issuedOn.replaceAll('-', '/')},${number}/${notation}`;

/** The edXML messages of a letter: itself, what its recipients answered, and where it was asked back. */
export async function messagesOf(letter: InventedLetter): Promise<string[]> {
  const { row, fates, recalled } = letter;
  const answers = fates.flatMap(([code, fate]) =>
    SAID[fate].map((status, n) => statusOf(row, code, { status, on: addDays(row.issuedOn, n === 0 ? 0 : n * 2) })),
  );
  const asked = recalled ? [await documentOf(row, { type: 1, time: '15:40:00' })] : [];
  const agreed = recalled
    ? fates
        .filter(([, fate]) => fate === 'received' || fate === 'done')
        .map(([code]) => statusOf(row, code, { status: '15', on: addDays(row.issuedOn, 1) }))
    : [];
  return [await documentOf(row, { type: 0, time: '09:10:00' }), ...answers, ...asked, ...agreed];
}

async function documentOf(row: RegisterRow, { type, time }: { type: 0 | 1; time: string }): Promise<string> {
  const attached = Buffer.from(`${MARK}: ${documentIdOf(row)}`);
  const message = {
    documentId: documentIdOf(row),
    from: { id: row.agencyCode, name: null },
    to: row.recipients.map((id) => ({ id, name: null })),
    code: { number: String(row.number), notation: row.notation },
    issuedOn: row.issuedOn,
    ...{ place: null, subject: MARK, content: null, signer: null, dueOn: null, steering: null },
    type: { code: '2', name: 'Công văn' },
    priority: 0 as const,
    answers: [],
    business: { type, reason: type === 1 ? MARK : null, paper: false, documentId: null, staff: null },
    trace: [{ organId: row.agencyCode, at: `${row.issuedOn}T${time}+07:00` }],
    attachments: [
      { contentId: 'cid:1', name: 'du-lieu-mau.txt', contentType: 'text/plain', digest: '', size: attached.length },
    ],
  };
  let text = '';
  for await (const piece of writeDocument(message, () => once(attached))) text += piece;
  return text;
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

function statusOf(row: RegisterRow, code: string, { status, on }: { status: StatusCode; on: string }): string {
  return writeStatus({
    from: { id: code, name: null },
    about: { organId: row.agencyCode, documentId: documentIdOf(row), code: null, issuedOn: row.issuedOn },
    ...{ status, at: `${on}T10:20:00+07:00`, description: MARK, staff: null },
  });
}
