import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EDXML_LIMITS, EdxmlError, readEdxml, writeDocument, writeStatus } from './index.js';
import type { DocumentMessage, EdxmlMessage, KeepAttachment, StatusMessage } from './index.js';

const kept = new Map<string, Buffer>();
const keep: KeepAttachment = async (content) => {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  const digest = createHash('sha256').update(bytes).digest('hex');
  kept.set(digest, bytes);
  return { digest, size: bytes.length };
};

async function* once(...texts: (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text as string);
}
const read = (text: string | Buffer, limits = EDXML_LIMITS): Promise<EdxmlMessage> =>
  readEdxml(once(text), keep, limits);
const refused = async (text: string | Buffer, limits = EDXML_LIMITS) =>
  read(text, limits).then(
    () => 'read',
    (error: unknown) => (error instanceof EdxmlError ? error.code : String(error)),
  );

const STATUS: Omit<StatusMessage, 'kind'> = {
  from: { id: '000.00.15.H10', name: 'Sở Thông tin & Truyền thông' },
  about: {
    organId: '000.00.00.H10',
    documentId: '000.00.00.H10,2018/09/28,12/UBND-NC',
    code: '12/UBND-NC',
    issuedOn: '2018-09-28',
  },
  status: '03',
  description: 'Đã vào sổ <12>',
  at: '2018-09-28T14:05:06+07:00',
  staff: { department: 'Văn thư', name: 'DỮ LIỆU MẪU', mobile: null, email: null },
};
const DOCUMENT: Omit<DocumentMessage, 'kind' | 'signed'> = {
  documentId: '000.00.15.H10,2018/09/28,600/STTTT-VP',
  from: { id: '000.00.15.H10', name: 'Sở TTTT' },
  to: [
    { id: '000.00.00.H10', name: null },
    { id: 'H10.16', name: null },
  ],
  code: { number: '600', notation: 'STTTT-VP' },
  issuedOn: '2018-09-28',
  place: 'Đồng Xoài',
  type: { code: '1', name: 'Công văn' },
  subject: 'V/v cải cách hành chính',
  content: null,
  signer: { competence: 'KT. GIÁM ĐỐC', position: 'Phó Giám đốc', fullName: 'DỮ LIỆU MẪU' },
  dueOn: '2018-10-05',
  priority: 2,
  steering: '1',
  answers: [],
  business: { type: 0, reason: null, paper: true, documentId: null, staff: null },
  trace: [{ organId: '000.00.15.H10', at: '2018-09-28T15:00:00+07:00' }],
  attachments: [],
};

async function written(message: Omit<DocumentMessage, 'kind' | 'signed'>): Promise<string> {
  let text = '';
  for await (const piece of writeDocument(message, (digest) => once(kept.get(digest)!))) text += piece;
  return text;
}

describe('what is written is read again', () => {
  it('a status', async () => {
    expect(await read(writeStatus(STATUS))).toEqual({ kind: 'status', ...STATUS });
  });

  it('a document with attachments of any length', async () => {
    const contents = [0, 1, 2, 3, 100_000, 100_001].map((length) => randomBytes(length));
    const attachments = await Promise.all(
      contents.map(async (content, n) => {
        const place = await keep(once(content));
        return { contentId: `cid:${n}`, name: `Phụ lục ${n}.pdf`, contentType: 'application/pdf', ...place };
      }),
    );
    const message = { ...DOCUMENT, attachments };
    expect(await read(await written(message))).toEqual({ kind: 'document', signed: false, ...message });
  });

  it('whatever words it holds', async () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .map((text) => `a${text}z`.normalize('NFC'));
    await fc.assert(
      fc.asyncProperty(words, words, async (subject, description) => {
        const plain = (text: string) => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '');
        const document = await read(await written({ ...DOCUMENT, subject }));
        expect((document as DocumentMessage).subject?.replace(/[\x7f\r]/g, ' ')).toBe(
          plain(subject).replace(/[\x7f\r]/g, ' '),
        );
        expect((await read(writeStatus({ ...STATUS, description }))).kind).toBe('status');
      }),
      { numRuns: 100 },
    );
  });
});

describe('the reader is tolerant', () => {
  it('of prefixes, of none, of another one', async () => {
    const plain = writeStatus(STATUS);
    for (const text of [
      plain.replaceAll('edXML:', ''),
      plain.replaceAll('edXML:', 'a:').replace('xmlns:edXML', 'xmlns:a'),
    ])
      expect(await read(text)).toEqual({ kind: 'status', ...STATUS });
  });

  it('of a byte-order mark, comments, CDATA and character references', async () => {
    const text = writeStatus(STATUS).replace(
      '<edXML:StatusCode>03',
      '<!-- 04 --><edXML:StatusCode><![CDATA[0]]>&#x33;',
    );
    expect(await read(`\ufeff${text}`)).toMatchObject({ status: '03' });
  });

  it('of base64 in lines', async () => {
    const place = await keep(once('nội dung của một văn bản khá dài để xuống dòng'));
    const about = { contentId: 'cid:1', name: 'a.txt', contentType: 'text/plain', ...place };
    const text = await written({ ...DOCUMENT, attachments: [about] });
    const encoded = kept.get(place.digest)!.toString('base64');
    const lines = encoded.replace(/(.{20})/g, '$1\r\n  ');
    expect(await read(text.replace(encoded, lines))).toMatchObject({ attachments: [about] });
  });
});

const BOMB = '<!DOCTYPE a [<!ENTITY b "cccccccc"><!ENTITY d "&b;&b;&b;&b;">]>';
const OUTSIDE = '<!DOCTYPE a SYSTEM "file:///etc/passwd">';
const status = writeStatus(STATUS);
const within = (name: string, text: string) =>
  status.replace(new RegExp(`<edXML:${name}>[^<]*`), `<edXML:${name}>${text}`);

describe('refused with the reason', () => {
  it.each([
    ['nothing', '', 'not-edxml'],
    ['words', 'xin chào', 'malformed'],
    ['half of it', status.slice(0, 700), 'malformed'],
    ['two roots', `${status}<a/>`, 'malformed'],
    ['crossed ends', status.replace('</edXML:From>', '</edXML:To>'), 'malformed'],
    ['an unknown entity', within('Description', '&d;'), 'malformed'],
    ['entities that grow', status.replace('?>', `?>${BOMB}`), 'doctype'],
    ['an outside file', status.replace('?>', `?>${OUTSIDE}`), 'doctype'],
    ['another encoding', status.replace('UTF-8', 'windows-1258'), 'encoding'],
    ['broken UTF-8', Buffer.concat([Buffer.from(status.slice(0, 300)), Buffer.from([0xc3, 0x28])]), 'encoding'],
    ['another document', '<html><body/></html>', 'not-edxml'],
    ['no header', '<edXML/>', 'missing'],
    ['no sender', status.replace(/<edXML:From>.*<\/edXML:From>/, ''), 'missing'],
    ['a status nobody knows', within('StatusCode', '07'), 'value'],
    ['a day that does not exist', within('Timestamp', '2018/02/30 10:00:00'), 'value'],
    ['an hour that does not exist', within('Timestamp', '2018/02/03 25:00:00'), 'value'],
    ['a DocumentId of no shape', within('DocumentId', '600'), 'value'],
    ['an organisation of no shape', within('OrganId', '../etc'), 'value'],
    ['a text without end', within('Description', 'a'.repeat(40_000)), 'too-large'],
    ['a tag without end', `<edXML><${'a'.repeat(300_000)}`, 'malformed'],
    ['a depth without end', `<edXML>${'<a>'.repeat(100_000)}`, 'too-deep'],
    ['elements without end', `<edXML>${'<a/>'.repeat(30_000)}</edXML>`, 'too-many'],
  ] as [string, string | Buffer, string][])('%s', async (_what, text, code) => {
    expect(await refused(text)).toBe(code);
  });

  it('attachments that are no base64, too many or too large', async () => {
    const place = await keep(once('A'.repeat(3000)));
    const about = { contentId: null, name: 'a', contentType: null, ...place };
    const text = await written({ ...DOCUMENT, attachments: [about, about] });
    expect(await refused(text.replace(/QUFB/, 'QU*B'))).toBe('base64');
    expect(await refused(text.replace('QUFB', 'QU=B'))).toBe('base64');
    expect(await refused(text.replace('QUFB', 'QUF'))).toBe('base64');
    expect(await refused(text, { ...EDXML_LIMITS, attachments: 1 })).toBe('too-many');
    expect(await refused(text, { ...EDXML_LIMITS, attachmentBytes: 5999 })).toBe('too-large');
    expect(await refused(text, { ...EDXML_LIMITS, bytes: 5000 })).toBe('too-large');
    expect(await refused(text, { ...EDXML_LIMITS, recipients: 1 })).toBe('too-many');
  });

  it('a keeper that fails is told as it is, and ends the reading', async () => {
    const place = await keep(once(randomBytes(3_000_000)));
    const about = { contentId: null, name: 'a', contentType: null, ...place };
    const text = await written({ ...DOCUMENT, attachments: [about] });
    const failing: KeepAttachment = async (content) => {
      for await (const _ of content) throw new Error('the disk is full');
      return place;
    };
    await expect(readEdxml(once(text), failing)).rejects.toThrow('the disk is full');
  });
});

it('48 MB of attachment are read in constant memory', async () => {
  const [head, tail] = (
    await written({
      ...DOCUMENT,
      attachments: [{ contentId: null, name: 'a', contentType: null, ...(await keep(once('AAA'))) }],
    })
  ).split('QUFB');
  const piece = Buffer.from('QUFB'.repeat(16 * 1024));
  async function* large(): AsyncGenerator<Buffer> {
    yield Buffer.from(head!);
    for (let n = 0; n < 1024; n += 1) yield piece;
    yield Buffer.from(tail!);
  }
  let most = 0;
  let size = 0;
  const counting: KeepAttachment = async (content) => {
    for await (const bytes of content) {
      size += bytes.length;
      most = Math.max(most, process.memoryUsage().arrayBuffers);
    }
    return { digest: '0'.repeat(64), size };
  };
  const before = process.memoryUsage().arrayBuffers;
  await readEdxml(large(), counting);
  expect(size).toBe(48 * 2 ** 20);
  expect(most - before).toBeLessThan(40 * 2 ** 20);
});

it('a message refused before its attachment is begun to be kept ends nothing but itself', async () => {
  const slow = async (content: AsyncIterable<Uint8Array>) => {
    await new Promise((next) => setTimeout(next, 20));
    let size = 0;
    for await (const bytes of content) size += bytes.length;
    return { digest: '0'.repeat(64), size };
  };
  async function* source() {
    yield Buffer.from('<edXML><Attachment><ContentTransferEncoded>AAAA');
    yield Buffer.from('<<');
  }
  await expect(readEdxml(source(), slow)).rejects.toBeInstanceOf(EdxmlError);
});
