import { BUSINESS_TYPES, PRIORITIES, STATUS_CODES, type EdxmlLimits } from './codes.js';
import { EdxmlError } from './edxml-error.js';
import type { Element } from './element.js';
import type { Attachment, DocumentMessage, Organ, Reference, Staff, StatusMessage } from './message.js';
import { Values } from './values.js';

const HEADER = 'edXMLEnvelope/edXMLHeader';

/** The message of a tree: a status where a status code stands in its header, else a document. */
export function messageOf(
  root: Element,
  about: { attachments: readonly Attachment[]; signed: boolean; limits: EdxmlLimits },
): DocumentMessage | StatusMessage {
  const header = root.find('edXML')?.find('edXMLEnvelope')?.find('edXMLHeader');
  const found = header?.find('MessageHeader');
  if (!header || !found) throw new EdxmlError('missing', { path: `${HEADER}/MessageHeader` });
  const values = new Values(found, `${HEADER}/MessageHeader`);
  if (found.find('StatusCode')) return statusOf(values);
  const trace = header.find('TraceHeaderList');
  return documentOf(values, trace && new Values(trace, `${HEADER}/TraceHeaderList`), about);
}

function documentOf(
  header: Values,
  list: Values | undefined,
  { attachments, signed, limits }: { attachments: readonly Attachment[]; signed: boolean; limits: EdxmlLimits },
): DocumentMessage {
  const to = recipientsOf(header, limits.recipients);
  const other = header.at('OtherInfo');
  return {
    kind: 'document',
    documentId: header.documentId(),
    from: senderOf(header),
    to,
    ...issueOf(header),
    type: {
      code: header.at('DocumentType')?.text('Type', 40) ?? null,
      name: header.at('DocumentType')?.text('TypeName') ?? null,
    },
    subject: header.text('Subject'),
    content: header.text('Content', 4000),
    signer: signerOf(header.at('SignerInfo')),
    dueOn: header.dayOrNull('DueDate'),
    priority: other?.oneOf('Priority', PRIORITIES, 0) ?? 0,
    steering: header.text('SteeringType', 10),
    answers: header.all('ResponseFor').map(referenceOf),
    business: businessOf(list?.at('Bussiness')),
    trace: list?.all('TraceHeader').map((one) => ({ organId: one.organ(), at: one.moment('Timestamp') })) ?? [],
    signed,
    attachments,
  };
}

function issueOf(header: Values): Pick<DocumentMessage, 'code' | 'issuedOn' | 'place'> {
  const code = header.at('Code');
  const info = header.at('PromulgationInfo');
  if (!code) throw new EdxmlError('missing', { path: `${HEADER}/MessageHeader/Code` });
  if (!info) throw new EdxmlError('missing', { path: `${HEADER}/MessageHeader/PromulgationInfo` });
  return {
    code: { number: code.need('CodeNumber', 40), notation: code.text('CodeNotation', 40) },
    issuedOn: info.day('PromulgationDate'),
    place: info.text('Place'),
  };
}

function businessOf(found: Values | undefined): DocumentMessage['business'] {
  if (!found) return { type: 0, reason: null, paper: false, documentId: null, staff: null };
  return {
    type: found.oneOf('BussinessDocType', BUSINESS_TYPES, 0),
    reason: found.text('BussinessDocReason'),
    paper: found.oneOf('Paper', [0, 1], 0) === 1,
    documentId: found.text('DocumentId') === null ? null : found.documentId(),
    staff: staffOf(found.at('StaffInfo')),
  };
}

function statusOf(header: Values): StatusMessage {
  const code = header.need('StatusCode', 10);
  const status = STATUS_CODES.find((known) => known === code);
  if (!status) throw header.wrong('StatusCode', code);
  const about = header.at('ResponseFor');
  if (!about) throw new EdxmlError('missing', { path: `${HEADER}/MessageHeader/ResponseFor` });
  return {
    kind: 'status',
    from: senderOf(header),
    about: { ...referenceOf(about), organId: about.organ() },
    status,
    description: header.text('Description', 1000),
    at: header.moment('Timestamp'),
    staff: staffOf(header.at('StaffInfo')),
  };
}

function senderOf(header: Values): Organ {
  const from = header.at('From');
  if (!from) throw new EdxmlError('missing', { path: `${HEADER}/MessageHeader/From` });
  return organOf(from);
}

/** An organisation named twice is one recipient. */
function recipientsOf(header: Values, limit: number): Organ[] {
  const named = header.all('To');
  if (named.length === 0) throw new EdxmlError('missing', { path: `${HEADER}/MessageHeader/To` });
  if (named.length > limit) throw new EdxmlError('too-many', { limit });
  return [...new Map(named.map(organOf).map((organ) => [organ.id, organ])).values()];
}

const organOf = (found: Values): Organ => ({ id: found.organ(), name: found.text('OrganName', 500) });

function referenceOf(found: Values): Reference {
  return {
    organId: found.text('OrganId') === null ? null : found.organ(),
    documentId: found.documentId(),
    code: found.text('Code', 120),
    issuedOn: found.dayOrNull('PromulgationDate'),
  };
}

function staffOf(found: Values | undefined): Staff | null {
  if (!found) return null;
  const text = (name: string) => found.text(name, 200);
  return { department: text('Department'), name: text('Staff'), mobile: text('Mobile'), email: text('Email') };
}

function signerOf(found: Values | undefined): DocumentMessage['signer'] {
  if (!found) return null;
  const text = (name: string) => found.text(name, 200);
  return { competence: text('Competence'), position: text('Position'), fullName: text('FullName') };
}
