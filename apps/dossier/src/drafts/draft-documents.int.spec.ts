import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approveDraft,
  completeDossier,
  makeDraft,
  printDraft,
  printForm,
  receiveDossier,
  recordStep,
  signDraft,
  submitDraft,
} from '#contracts';
import type { Actor, DraftContent, DraftView, PrintFormat } from '#contracts';
import { printedTexts, printingTools } from '#testing';
import { aDossierService, aReception, officer } from '../dossier.makers.js';

const specialist: Actor = { ...officer, subject: 'chuyen-vien', role: 'specialist' };
const head: Actor = { ...officer, subject: 'truong-phong', role: 'unit-head' };
const director: Actor = { ...officer, subject: 'giam-doc', role: 'department-leader' };
const signer = { position: 'Phó Giám đốc', authority: 'KT.', head: 'Giám đốc', signer: 'Trần Ví Dụ' } as const;

const RESULT: DraftContent = {
  result: {
    symbol: 'GP-STTTT',
    documentType: 'Giấy phép',
    summary: 'Xuất bản bản tin của bà Bưởi',
    body: ['Cho phép.'],
  },
};
const APOLOGY: DraftContent = { apology: { reason: 'chờ bà Bưởi', reasonCode: 'overload', newDueOn: '2018-08-27' } };
let service: Awaited<ReturnType<typeof aDossierService>>;
let ref: string;
beforeAll(async () => {
  service = await aDossierService();
}, 60_000);
afterAll(() => service.close());

async function receive(): Promise<void> {
  ref = (await service.request(receiveDossier, aReception(), officer)).value.code!;
  await service.request(recordStep, { ref, from: 'Một cửa', to: 'Phòng', action: 'chuyển' }, officer);
}
async function toDirector(content: DraftContent): Promise<DraftView> {
  const { id: draft } = (await service.request(makeDraft, { ref, content }, specialist)).value;
  await service.request(submitDraft, { draft }, specialist);
  return (await service.request(approveDraft, { draft }, head)).value;
}
const sign = async ({ id }: DraftView) => (await service.request(signDraft, { draft: id, ...signer }, director)).value;

describe('numbers', () => {
  it('run 1…n in the book of a symbol and year without holes, refused signatures take none', async () => {
    const content = { result: { ...RESULT.result!, symbol: 'QĐ-STTTT' } };
    const drafts: DraftView[] = [];
    for (let n = 0; n < 6; n++) {
      await receive();
      drafts.push(await toDirector(content));
      if (n % 2) await service.request(completeDossier, { ref }, officer); // settled outside meanwhile: it can't be signed any more
    }
    const outcomes = await Promise.allSettled(drafts.map((draft) => sign(draft)));
    const numbers = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value.symbol] : []));
    expect(numbers.sort()).toEqual(['01/QĐ-STTTT', '02/QĐ-STTTT', '03/QĐ-STTTT']);
    for (const one of outcomes)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'dossier.act-not-allowed' });
  });
});

const { available, missing } = printingTools();
(available ? describe : describe.skip)(`as a file${available ? '' : ` (not tried: no ${missing} here)`}`, () => {
  const text = async (id: string, format: PrintFormat) => {
    const { bytes } = (await service.request(printDraft, { draft: id, format }, head)).value;
    return (await printedTexts([Buffer.from(bytes, 'base64')], format))[0]!
      .replaceAll('\u00a0', ' ')
      .replaceAll(/\s+/g, ' ');
  };
  it.each(['pdf', 'docx'] as const)(
    '%s: without a number until it is signed, then with it',
    async (format) => {
      await receive();
      const apology = await toDirector(APOLOGY);
      expect(await text(apology.id, format)).toMatch(/……\/PXL.*chờ bà Bưởi.*27\/8\/2018/s);
      const signed = await sign(apology);
      const found = await text(apology.id, format);
      for (const one of [`Số: ${signed.symbol}`, 'chờ bà Bưởi', 'PHÓ GIÁM ĐỐC', 'Trần Ví Dụ'])
        expect(found).toContain(one);
      const { bytes } = (await service.request(printForm, { ref, form: '04', format }, officer)).value;
      const form = (await printedTexts([Buffer.from(bytes, 'base64')], format))[0]!;
      expect(form.replaceAll('\u00a0', ' ')).toContain(`Số: ${signed.symbol}`);
      const result = await toDirector(RESULT);
      expect(await text(result.id, format)).toMatch(/GIẤY PHÉP.*Xuất bản bản tin.*Kính gửi: Nguyễn Thị Bưởi/s);
      const number = (await sign(result)).symbol!;
      expect(await text(result.id, format)).toContain(`Số: ${number}`);
    },
    90_000,
  );
});
