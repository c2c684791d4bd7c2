import { expect, it } from '@jest/globals';
import { mutations } from '#testing';
import { EdxmlError, readEdxml, writeDocument, writeStatus, type DocumentMessage } from './index.js';

/** `MUTATIONS=10000 npm run jest -- libs/edxml/src/fuzz` for a long run. */
const MUTATIONS = Number(process.env['MUTATIONS'] ?? 2_000);
const LONGEST_MS = 2_000;

const status = writeStatus({
  from: { id: '000.00.15.H10', name: 'Sở TTTT' },
  about: {
    organId: '000.00.00.H10',
    documentId: '000.00.00.H10,2018/09/28,12/UBND-NC',
    code: '12/UBND-NC',
    issuedOn: '2018-09-28',
  },
  status: '03',
  description: 'Đã vào sổ',
  at: '2018-09-28T14:05:06+07:00',
  staff: { department: 'Văn thư', name: 'DỮ LIỆU MẪU', mobile: null, email: null },
});
const document: Omit<DocumentMessage, 'kind' | 'signed'> = {
  documentId: '000.00.15.H10,2018/09/28,600/STTTT-VP',
  from: { id: '000.00.15.H10', name: 'Sở TTTT' },
  to: [{ id: '000.00.00.H10', name: null }],
  code: { number: '600', notation: 'STTTT-VP' },
  issuedOn: '2018-09-28',
  ...{ place: null, subject: 'DỮ LIỆU MẪU', content: null, signer: null, dueOn: null, steering: null },
  type: { code: '1', name: 'Công văn' },
  priority: 0,
  answers: [],
  business: { type: 0, reason: null, paper: false, documentId: null, staff: null },
  trace: [{ organId: '000.00.15.H10', at: '2018-09-28T15:00:00+07:00' }],
  attachments: [{ contentId: 'cid:1', name: 'a.pdf', contentType: 'application/pdf', digest: 'a', size: 900 }],
};
async function* content(): AsyncGenerator<Buffer> {
  yield Buffer.alloc(900, 'nội dung');
}

const mutated = mutations(20_180_928);

it(`${MUTATIONS} broken messages are read or refused, at once and in flat memory`, async () => {
  let text = '';
  for await (const piece of writeDocument(document, content)) text += piece;
  const whole = [Buffer.from(status), Buffer.from(text)];
  const keep = async (source: AsyncIterable<Uint8Array>) => {
    let size = 0;
    for await (const bytes of source) size += bytes.length;
    return { digest: '0'.repeat(64), size };
  };
  const outcomes = new Map<string, number>();
  const unexpected: unknown[] = [];
  let slowest = 0;
  let before = 0;
  for (let n = 0; n < MUTATIONS; n += 1) {
    if (n === MUTATIONS / 2) before = process.memoryUsage().rss;
    const bytes = mutated(whole[n % 2]!);
    const begun = performance.now();
    const outcome = await readEdxml(
      (async function* () {
        yield bytes;
      })(),
      keep,
    ).then(
      () => 'read',
      (error: unknown) => (error instanceof EdxmlError ? error.code : (unexpected.push(error), 'unexpected')),
    );
    slowest = Math.max(slowest, performance.now() - begun);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  expect(unexpected).toEqual([]);
  expect(slowest).toBeLessThan(LONGEST_MS);
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 2 ** 20);
  expect([...outcomes.keys()]).toEqual(expect.arrayContaining(['read', 'malformed', 'value', 'base64']));
}, 120_000);
