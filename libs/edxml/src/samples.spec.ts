import { existsSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it, test } from '@jest/globals';
import { BUSINESS_TYPES, PRIORITIES, readEdxml, STATUS_CODES, type EdxmlMessage } from './index.js';

const FOLDER = '../shared/data/edxml';

/** What the list of the samples says of one file. */
interface Listed {
  file: string;
  organ_ids: string[];
  code: [string[], string[]];
  doc_type: string[];
  business: string[];
  status: string[];
  promulgation: string[];
  document_id: string[];
  attachments: string[];
}

async function read(file: string): Promise<EdxmlMessage> {
  const bytes = readFileSync(join(FOLDER, 'samples', file));
  return readEdxml(inPieces(bytes), async (content) => {
    const hash = createHash('sha256');
    let size = 0;
    for await (const piece of content) {
      hash.update(piece);
      size += piece.length;
    }
    return { digest: hash.digest('hex'), size };
  });
}

/** A few bytes at a time: no place of a message may matter. */
async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

/** The same facts the list states, from what was read. */
function told(message: EdxmlMessage): Partial<Listed> & { attached: number } {
  if (message.kind === 'status') {
    const { from, about, status } = message;
    return {
      organ_ids: [from.id, about.organId],
      ...{ code: [[], []], doc_type: [], business: [], status: [status] },
      promulgation: [about.issuedOn!.replaceAll('-', '/')],
      document_id: [about.documentId],
      attached: 0,
    };
  }
  return {
    organ_ids: [message.from.id, ...message.to.map(({ id }) => id)],
    code: [[message.code.number], [message.code.notation!]],
    doc_type: [message.type.code!, message.type.name!],
    business: [String(message.business.type)],
    status: [],
    promulgation: [message.issuedOn.replaceAll('-', '/')],
    document_id: [message.documentId],
    attached: message.attachments.length,
  };
}

if (!existsSync(FOLDER)) {
  test.skip(`the samples — not run: ${FOLDER} is not here`, () => undefined);
  test('CI has the samples', () => expect(process.env['CI']).toBeFalsy());
} else {
  const listed = JSON.parse(readFileSync(join(FOLDER, 'index.json'), 'utf8')) as Listed[];

  describe('every sample says what the list of the samples says', () => {
    it.each(listed.map((one) => [one.file, one] as const))('%s', async (file, one) => {
      const { attached, ...found } = told(await read(file));
      // The list also names organisations that only stand in the trace.
      expect(one.organ_ids).toEqual(expect.arrayContaining(found.organ_ids!));
      expect({ ...found, organ_ids: one.organ_ids }).toMatchObject(
        Object.fromEntries(Object.keys(found).map((key) => [key, one[key as keyof Listed]])),
      );
      expect(attached).toBe(one.attachments.length);
    });
  });

  it('recipients, senders and attachments are found whole', async () => {
    const recalled = await read('edoc_revocation.edxml');
    const gateway = await read('gateway_2025_1da394ba.edxml');
    expect(recalled).toMatchObject({
      from: { id: '000.00.00.G22' },
      to: [{ id: '000.00.00.H41' }, { id: '000.00.00.H14' }, { id: '000.00.00.G17' }],
      business: { type: 1, paper: false },
      signed: true,
      trace: [{ organId: '000.00.00.G22', at: '2018-09-28T00:00:00+07:00' }],
    });
    expect(gateway).toMatchObject({
      documentId: '1da394ba-2117-4354-a23f-6ec3e47ba81b',
      signed: false,
      attachments: ['localA.txt', 'localB.txt', 'localC.txt'].map((name) => ({ name, size: 207 })),
    });
  });

  it('the known codes are those of the list of codes', () => {
    const lines = readFileSync(join(FOLDER, 'codes.csv'), 'utf8').trim().split('\n').slice(1);
    const codesOf = (kind: string) =>
      lines.filter((line) => line.startsWith(`${kind},`)).map((line) => line.split(',')[1]);
    expect([...STATUS_CODES]).toEqual(codesOf('status'));
    expect(BUSINESS_TYPES.map(String)).toEqual(codesOf('business_doc_type'));
    expect(PRIORITIES.map(String)).toEqual(codesOf('priority'));
  });
}
