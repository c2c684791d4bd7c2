import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  closeAttachment,
  eraseApplicant,
  listAttachments,
  openAttachment,
  PART_BYTES,
  receiveDossier,
} from '#contracts';
import { readAttachment, storeAttachmentPart, type Actor } from '#contracts';
import { BLOBS, type BlobStore } from '#storage';
import { aDossierService, aReception, officer, stranger } from '../dossier.makers.js';
import { clamAvStandIn } from '#testing';
import { ClamAv } from '#storage';
import { ScanService } from './scan.service.js';

const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';
const pdf = (more: Buffer | string = '') =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(more), randomBytes(20)]);
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

let scanner: Awaited<ReturnType<typeof clamAvStandIn>>;
let service: Awaited<ReturnType<typeof aDossierService>>;
let ref: string;
beforeAll(async () => {
  scanner = await clamAvStandIn();
  service = await aDossierService({ CLAMAV: `127.0.0.1:${scanner.port}` });
});
afterAll(async () => {
  await service.close();
  scanner.close();
});
beforeEach(async () => {
  scanner.state.mood = 'answers';
  ref = (await service.request(receiveDossier, aReception(), officer)).value.code!;
});

async function upload(content: Buffer, name = 'Đơn của bà Bưởi.pdf', by: Actor = officer, digest = sha256(content)) {
  const { id } = (await service.request(openAttachment, { ref, name }, by)).value;
  let n = 0;
  for (let at = 0; at < content.length; at += PART_BYTES, n++) {
    const bytes = content.subarray(at, at + PART_BYTES).toString('base64');
    await service.request(storeAttachmentPart, { id, n, bytes }, by);
    await service.request(storeAttachmentPart, { id, n, bytes }, by);
  }
  return (await service.request(closeAttachment, { id, parts: n, sha256: digest }, by)).value;
}

async function download(attachment: string, by: Actor = officer): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let part = 0, more = true; more; part++) {
    const { value } = await service.request(readAttachment, { ref, attachment, part }, by);
    parts.push(Buffer.from(value.bytes, 'base64'));
    more = value.more;
  }
  return Buffer.concat(parts);
}

describe('an attachment', () => {
  it('comes in parts and goes out in parts, the same bytes', async () => {
    const content = pdf(randomBytes(2 * PART_BYTES + 77));
    const view = await upload(content);
    expect(view).toMatchObject({ name: 'Đơn của bà Bưởi.pdf', contentType: 'application/pdf', state: 'clean', size: content.length }); // prettier-ignore
    expect((await download(view.id)).equals(content)).toBe(true);
    const { value } = await service.request(listAttachments, { ref }, officer);
    expect(value.items).toEqual([view]);
  });

  it.each([
    ['a program called PDF', Buffer.from('MZ\x90\0\x03\0\0\0').toString('latin1'), 'dossier.attachment-type'],
    ['text without a type', 'chỉ là chữ', 'dossier.attachment-type'],
  ])('that is %s is refused by its content', async (_, text, code) => {
    await expect(upload(Buffer.from(text, 'latin1'))).rejects.toMatchObject({ code });
  });

  it('that arrived damaged or too large is refused and leaves nothing', async () => {
    await expect(upload(pdf(), 'a.pdf', officer, sha256(pdf()))).rejects.toMatchObject({ code: 'imports.digest' });
    const { value } = await service.request(listAttachments, { ref }, officer);
    expect(value.items).toEqual([]);
  });

  it('is for those who need it: not for another agency, not for an inspector, not for an uploader beside', async () => {
    const { id } = await upload(pdf());
    await expect(download(id, stranger)).rejects.toMatchObject({ code: 'forbidden.agency' });
    await expect(download(id, { ...officer, role: 'inspector' })).rejects.toMatchObject({ code: 'forbidden.role' });
    const open = (await service.request(openAttachment, { ref, name: 'a.pdf' }, officer)).value.id;
    const other = { ...officer, subject: 'another' };
    const part = { id: open, n: 0, bytes: '' };
    await expect(service.request(storeAttachmentPart, part, other)).rejects.toMatchObject({ code: 'not-found.record' });
    const elsewhere = (await service.request(receiveDossier, aReception(), officer)).value.code!;
    const asked = { ref: elsewhere, attachment: id };
    await expect(service.request(readAttachment, asked, officer)).rejects.toMatchObject({ code: 'not-found.record' });
  });

  it('leaves no name in clear and goes with the applicant’s erasure', async () => {
    const view = await upload(pdf());
    const [row] = await service.dataSource.query<[{ t: string }]>('SELECT t::text FROM attachment_person t WHERE id = $1', [view.id]); // prettier-ignore
    expect(row.t).not.toMatch(/Bưởi/);
    await service.request(eraseApplicant, { ref, reason: 'yêu cầu của công dân' }, officer);
    expect((await service.request(listAttachments, { ref }, officer)).value.items).toEqual([]);
    expect(await service.get<BlobStore>(BLOBS as never).has(view.sha256)).toBe(false);
  });
});

describe('a virus scanner', () => {
  it('that finds something closes the file for everybody', async () => {
    const view = await upload(pdf(EICAR));
    expect(view.state).toBe('infected');
    await expect(download(view.id)).rejects.toMatchObject({ code: 'dossier.attachment-not-clean' });
  });

  it.each(['fails', 'drops', 'refuses-size'] as const)(
    'that %s leaves the file waiting, and looks again later',
    async (mood) => {
      scanner.state.mood = mood;
      const view = await upload(pdf());
      expect(view.state).toBe('waiting');
      await expect(download(view.id)).rejects.toMatchObject({ code: 'dossier.attachment-not-clean' });
      scanner.state.mood = 'answers';
      service.clock.set(new Date(service.clock.now().getTime() + 120_000).toISOString());
      await service.get(ScanService).round();
      expect((await download(view.id)).length).toBe(view.size);
    },
  );

  it('that hangs is left after its time', async () => {
    scanner.state.mood = 'hangs';
    const impatient = new ClamAv({ host: '127.0.0.1', port: scanner.port, silence: 100 });
    async function* content() {
      yield pdf();
    }
    await expect(impatient.scan(content())).rejects.toThrow('said nothing');
  });
});
