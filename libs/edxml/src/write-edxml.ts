import { NAMESPACE } from './codes.js';
import type { DocumentMessage, Organ, Reference, Staff, StatusMessage } from './message.js';

type Child = Node | null;
/** An element to be written: its name, and its text or children. */
type Node = readonly [name: string, content: string | readonly Child[]];

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Characters XML 1.0 has no way to write. */
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

const escaped = (text: string): string =>
  text
    .normalize('NFC')
    .replace(FORBIDDEN, '')
    .replace(/[&<>]/g, (character) => ESCAPES[character]!);

function written([name, content]: Node): string {
  const inner =
    typeof content === 'string' ? escaped(content) : content.map((one) => (one ? written(one) : '')).join('');
  return `<edXML:${name}>${inner}</edXML:${name}>`;
}

const some = (name: string, text: string | null | undefined): Child => (text ? [name, text] : null);
/** `YYYY/MM/DD HH:mm:ss` of Vietnam's clocks. */
const moment = (instant: string): string => {
  const local = new Date(Date.parse(instant) + 7 * 3_600_000).toISOString();
  return `${local.slice(0, 10).replaceAll('-', '/')} ${local.slice(11, 19)}`;
};
const day = (text: string): string => text.replaceAll('-', '/');

const organ = (name: string, { id, name: called }: Organ): Node => [name, [['OrganId', id], some('OrganName', called)]];

function reference({ organId, code, documentId, issuedOn }: Reference): Node {
  const parts = [some('OrganId', organId), some('Code', code), some('PromulgationDate', issuedOn && day(issuedOn))];
  return ['ResponseFor', [...parts, ['DocumentId', documentId]]];
}

function staff(found: Staff | null): Child {
  if (!found) return null;
  const { department, name, mobile, email } = found;
  return [
    'StaffInfo',
    [some('Department', department), some('Staff', name), some('Mobile', mobile), some('Email', email)],
  ];
}

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>\n<edXML xmlns="${NAMESPACE}"><edXML:edXMLEnvelope xmlns:edXML="${NAMESPACE}">`;
const FOOT = '</edXML:edXMLEnvelope>';

/** A status message as QCVN 102:2016 has it. */
export function writeStatus(message: Omit<StatusMessage, 'kind'>): string {
  const header: Node = [
    'MessageHeader',
    [
      organ('From', message.from),
      reference(message.about),
      staff(message.staff),
      ['StatusCode', message.status],
      some('Description', message.description),
      ['Timestamp', moment(message.at)],
    ],
  ];
  return `${HEAD}${written(['edXMLHeader', [header]])}${FOOT}</edXML>\n`;
}

/** Bytes read at once of an attachment: a multiple of three, so that its base64 joins without padding. */
const PIECE = 48 * 1024;

/** A document message in pieces; the content of its attachments is asked for by digest and streamed. */
export async function* writeDocument(
  message: Omit<DocumentMessage, 'kind' | 'signed'>,
  contentOf: (digest: string) => AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>,
): AsyncGenerator<string> {
  yield HEAD + written(['edXMLHeader', [headerOf(message), traceOf(message)]]) + manifestOf(message) + FOOT;
  if (message.attachments.length > 0) {
    yield '<AttachmentEncoded>';
    for (const { contentId, name, contentType, digest } of message.attachments) {
      const parts = [some('ContentId', contentId), some('AttachmentName', name), some('ContentType', contentType)];
      const head = parts
        .map((part) => (part ? written(part) : ''))
        .join('')
        .replaceAll('edXML:', '');
      yield `<Attachment>${head}<ContentTransferEncoded>`;
      yield* base64Of(await contentOf(digest));
      yield '</ContentTransferEncoded></Attachment>';
    }
    yield '</AttachmentEncoded>';
  }
  yield '</edXML>\n';
}

function headerOf(message: Omit<DocumentMessage, 'kind' | 'signed'>): Node {
  const { code, signer, type } = message;
  const written: Child[] = [
    organ('From', message.from),
    ...message.to.map((one) => organ('To', one)),
    ['DocumentId', message.documentId],
    ['Code', [['CodeNumber', code.number], some('CodeNotation', code.notation)]],
    ['PromulgationInfo', [some('Place', message.place), ['PromulgationDate', day(message.issuedOn)]]],
    ['DocumentType', [some('Type', type.code), some('TypeName', type.name)]],
    some('Subject', message.subject),
    some('Content', message.content),
    signer &&
      ([
        'SignerInfo',
        [some('Competence', signer.competence), some('Position', signer.position), some('FullName', signer.fullName)],
      ] as const),
    some('DueDate', message.dueOn && day(message.dueOn)),
    ['OtherInfo', [['Priority', String(message.priority)]]],
    ...message.answers.map(reference),
    some('SteeringType', message.steering),
  ];
  return ['MessageHeader', written];
}

function traceOf({ trace, business }: Omit<DocumentMessage, 'kind' | 'signed'>): Node {
  const passed: Node[] = trace.map(({ organId, at }) => [
    'TraceHeader',
    [
      ['OrganId', organId],
      ['Timestamp', moment(at)],
    ],
  ]);
  const about: Node = [
    'Bussiness',
    [
      ['BussinessDocType', String(business.type)],
      some('BussinessDocReason', business.reason),
      ['Paper', business.paper ? '1' : '0'],
      some('DocumentId', business.documentId),
      staff(business.staff),
    ],
  ];
  return ['TraceHeaderList', [...passed, about]];
}

function manifestOf({ attachments }: Omit<DocumentMessage, 'kind' | 'signed'>): string {
  if (attachments.length === 0) return '';
  const references: Node[] = attachments.map(({ contentId, contentType, name }) => [
    'Reference',
    [some('ContentId', contentId), some('ContentType', contentType), some('AttachmentName', name)],
  ]);
  return written(['edXMLBody', [['edXMLManifest', references]]]);
}

async function* base64Of(content: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  for await (const chunk of content) {
    const bytes = Buffer.concat([rest, chunk]);
    const whole = bytes.length - (bytes.length % 3);
    for (let at = 0; at < whole; at += PIECE) yield bytes.subarray(at, Math.min(at + PIECE, whole)).toString('base64');
    rest = bytes.subarray(whole);
  }
  if (rest.length > 0) yield rest.toString('base64');
}
