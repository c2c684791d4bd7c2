import { createHash } from 'node:crypto';
import { Agent } from 'node:http';
import { readEdxml, writeDocument, type DocumentMessage } from '#edxml';
import type { Form, Ratio } from './intake.js';
import { rate, send } from './load.js';
import type { Platform } from './platform.js';

const AT_ONCE = 32;
const FROM = '000.00.15.H10';
const ATTACHED = Buffer.alloc(4_000, 'DỮ LIỆU MẪU ');

/** A letter to one agency with a small attachment; every one has a DocumentId of its own. */
async function letter(number: number): Promise<string> {
  const document: Omit<DocumentMessage, 'kind' | 'signed'> = {
    documentId: `${FROM},2018/09/28,${number}/STTTT-DLM`,
    from: { id: FROM, name: 'Sở Thông tin và Truyền thông' },
    to: [{ id: '000.00.00.H10', name: null }],
    code: { number: String(number), notation: 'STTTT-DLM' },
    issuedOn: '2018-09-28',
    ...{ place: null, subject: 'DỮ LIỆU MẪU', content: null, signer: null, dueOn: null, steering: null },
    type: { code: '1', name: 'Công văn' },
    priority: 0,
    answers: [],
    business: { type: 0, reason: null, paper: false, documentId: null, staff: null },
    trace: [{ organId: FROM, at: '2018-09-28T15:00:00+07:00' }],
    attachments: [{ contentId: 'cid:1', name: 'a.pdf', contentType: 'application/pdf', digest: 'a', size: 4_000 }],
  };
  let text = '';
  for await (const piece of writeDocument(document, () => pieces(ATTACHED))) text += piece;
  return text;
}

async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** Messages a second by the reader alone, its attachment digested and thrown away. */
async function readAlone(text: string, seconds: number): Promise<number> {
  const bytes = Buffer.from(text);
  const keep = async (source: AsyncIterable<Uint8Array>) => {
    const hash = createHash('sha256');
    let size = 0;
    for await (const part of source) {
      hash.update(part);
      size += part.length;
    }
    return { digest: hash.digest('hex'), size };
  };
  return rate(1, seconds, async () => void (await readEdxml(pieces(bytes), keep)));
}

/** edXML documents through the public interface — read, attachment kept, registered, announced — against reading alone. */
export async function edxml(platform: Platform, { seconds, say }: Form): Promise<Ratio> {
  const token = await platform.token('integration');
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  let number = 0;
  const one = async () => {
    const text = await letter(++number);
    const { status, body } = await send(agent, `${platform.base}/exchange/messages`, {
      ...{ method: 'POST', token, text, type: 'application/xml' },
    });
    if (status !== 201) throw new Error(`edXML message: ${status} ${body.slice(0, 300)}`);
  };
  await rate(AT_ONCE, 1, one);
  const ours = await rate(AT_ONCE, seconds, one);
  agent.destroy();
  const limit = await readAlone(await letter(0), seconds);
  const ratio = Number((ours / limit).toFixed(3));
  const found = { name: 'edXML messages', of: 'reading alone', concurrency: AT_ONCE, ratio };
  const measured = { ...found, ours: Math.round(ours), limit: Math.round(limit) };
  say(JSON.stringify(measured));
  return measured;
}
