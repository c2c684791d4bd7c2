import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apologise, completeDossier, FORM_NUMBERS, issueForm, printForm, receiveDossier, recordStep } from '#contracts';
import { completeSupplement, refuseDossier, requestSupplement, type FormNumber, type PrintFormat } from '#contracts';
import { printedTexts, printingTools } from '#testing';
import { aDossierService, aReception, officer, stranger } from '../dossier.makers.js';

const { available, missing } = printingTools();
const printed = available ? describe : describe.skip;
const applicant = {
  name: 'Nguyễn Thị Bưởi',
  identityNumber: '285000001',
  phone: '0912000345',
  email: 'buoi@example.vn',
  address: 'ấp 3, xã Tiến Hưng',
  owner: 'Công ty Mẫu',
};
const papers = [
  { name: 'Đơn đề nghị cấp phép', kind: 'original', quantity: 1 },
  { name: 'Giấy chứng nhận đăng ký doanh nghiệp', kind: 'certified', quantity: 2 },
] as const;
const director = { authority: 'KT.', head: 'Giám đốc', position: 'Phó Giám đốc', signer: 'Trần Ví Dụ' } as const;

let service: Awaited<ReturnType<typeof aDossierService>>;
let ref: string;
let refused: string;
const at = (instant: string) => service.clock.set(`${instant}+07:00`);
const ask = { form: (form: FormNumber, format: PrintFormat, of = ref) => service.request(printForm, { ref: of, form, format }, officer) }; // prettier-ignore
const file = async (form: FormNumber, format: PrintFormat, of = ref) =>
  Buffer.from((await ask.form(form, format, of)).value.bytes, 'base64');

beforeAll(async () => {
  service = await aDossierService();
  at('2019-01-07T08:05:00');
  const reception = aReception({
    applicant,
    content: 'Cấp giấy phép bưu chính',
    papers: [...papers],
    returnChannel: 'post',
  });
  ref = (await service.request(receiveDossier, reception, officer)).value.code!;
  refused = (await service.request(receiveDossier, reception, officer)).value.code!;
  at('2019-01-07T09:00:00');
  await service.request(
    recordStep,
    { ref, from: 'Bộ phận Một cửa', to: 'Phòng Bưu chính', action: 'chuyển thụ lý' },
    officer,
  );
  await service.request(recordStep, { ref: refused, from: 'Một cửa', to: 'Phòng', action: 'forward' }, officer);
  await service.request(
    requestSupplement,
    { ref, reason: 'thiếu bản sao hợp lệ', papers: ['Bản sao giấy phép cũ'], nothingElseMissing: true },
    officer,
  );
  await service.request(refuseDossier, { ref: refused, reason: 'không đủ điều kiện theo Điều 21' }, officer);
  at('2019-01-08T09:00:00');
  await service.request(completeSupplement, { ref }, officer);
  await service.request(
    apologise,
    { ref, number: '07/PXL', reason: 'chờ ý kiến của Bộ', newDueOn: '2019-01-25' },
    officer,
  );
  at('2019-01-15T09:00:00');
  await service.request(completeDossier, { ref }, officer);
  at('2019-01-16T09:00:00');
}, 60_000);
afterAll(() => service.close());

const HEADER = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'SỞ THÔNG TIN'];
const PERSON = ['Nguyễn Thị Bưởi', 'Công ty Mẫu', 'ấp 3, xã Tiến Hưng', '0912000345', 'buoi@example.vn', '285000001'];
const RECEIPT_LINES = ['Bộ phận Tiếp nhận và Trả kết quả', 'Cấp giấy phép bưu chính', ...PERSON];
/** Every field of the forms (domain §1.5, TT 01/2018 Art.9); `{ref}` is the dossier's code. Form 03 is of the one refused. */
const FIELDS: Record<FormNumber, string[]> = {
  '01': [
    ...['GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ', '(Mẫu số 01', 'Số: ……/TNHS', 'Mã hồ sơ: {ref}', ...RECEIPT_LINES],
    ...['Đơn đề nghị cấp phép', 'Giấy chứng nhận', 'Tên giấy tờ', 'Bản chính', 'Chứng thực', 'Bản sao'],
    ...['hồ sơ theo quy định: 05 ngày làm việc', 'nhận hồ sơ: 08 giờ 05 phút, ngày 07/01/2019'],
    ...['kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 14/01/2019', 'qua dịch vụ bưu chính công ích', '02 liên'],
    ...['Bình Phước, ngày 07 tháng 01 năm 2019', 'NGƯỜI NỘP HỒ SƠ', 'NGƯỜI TIẾP NHẬN HỒ SƠ', 'Rất hài lòng'],
  ],
  '02': [
    ...['PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ', '(Mẫu số 02', 'Số: ……/HDHS', 'Mã hồ sơ: {ref}', ...RECEIPT_LINES],
    ...['Bản sao giấy phép cũ', 'Lý do: thiếu bản sao hợp lệ', 'NGƯỜI HƯỚNG DẪN', 'Rất hài lòng'],
    'Bình Phước, ngày 07 tháng 01 năm 2019',
  ],
  '03': [
    ...['PHIẾU TỪ CHỐI TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ', '(Mẫu số 03', 'Số: ……/TCHS', 'Mã hồ sơ: {ref}', ...RECEIPT_LINES],
    ...['không giải quyết hồ sơ này với lý do', 'không đủ điều kiện theo Điều 21', 'Rất hài lòng'],
    'Bình Phước, ngày 07 tháng 01 năm 2019',
  ],
  '04': [
    ...['PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ', '(Mẫu số 04', 'Số: 07/PXL', 'Kính gửi: Nguyễn Thị Bưởi'],
    ...['ấp 3, xã Tiến Hưng', '0912000345', 'buoi@example.vn', 'Ngày 07/01/2019', 'Cấp giấy phép', 'mã số {ref}'],
    ...['hẹn trả kết quả: 17 giờ 00 phút, ngày 15/01/2019', 'chờ ý kiến của Bộ', 'thành thật xin lỗi'],
    ...['kết quả vào ngày 25/01/2019', 'Nơi nhận: - Như trên; - Bộ phận Tiếp nhận và Trả kết quả; - Lưu: VT.'],
    ...['THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ', 'Bình Phước, ngày 08 tháng 01 năm 2019'],
  ],
  '05': [
    ...['PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ', '(Mẫu số 05', 'Mã hồ sơ: {ref}', 'Chủ hồ sơ: Công ty Mẫu'],
    ...[
      'Thủ tục: Cấp giấy phép',
      'Tiếp nhận: 08 giờ 05 phút, ngày 07/01/2019',
      'Hẹn trả: 17 giờ 00 phút, ngày 14/01/2019',
    ],
    ...['Bộ phận Một cửa', '→ Phòng Bưu chính', '09 giờ 00 phút, ngày 07/01/2019', 'chuyển thụ lý'],
    'Kết quả giải quyết hồ sơ: Đúng hạn',
  ],
  '06': [
    ...['SỔ THEO DÕI HỒ SƠ', '(Mẫu số 06', 'Ngày tiếp nhận 07/01/2019: 2 hồ sơ', '{ref}', '{refused}'],
    ...[
      'Cấp giấy phép bưu chính',
      'Công ty Mẫu',
      'ấp 3, xã Tiến Hưng; 0912000345',
      '07/01/2019',
      '14/01/2019',
      '15/01/2019',
    ],
    ...['STT', 'Mã hồ sơ', 'Nội dung', 'Chủ hồ sơ', 'Nhận', 'Hẹn trả', 'Có kết quả', 'Trả', 'Ký nhận'],
  ],
};
const named = (form: FormNumber, field: string): string =>
  field.replace('{ref}', form === '03' ? refused : ref).replace('{refused}', refused);

printed(`printed forms${available ? '' : ` (not tried: no ${missing} here)`}`, () => {
  it.each(['pdf', 'docx'] as const)(
    'open as %s and show what the interface knows',
    async (format) => {
      const of = (form: FormNumber) => (form === '03' ? refused : ref);
      const files = await Promise.all(FORM_NUMBERS.map((form) => file(form, format, of(form))));
      const texts = (await printedTexts(files, format)).map((found) => found.replaceAll('\u00a0', ' '));
      const missed = FORM_NUMBERS.map((form, n) => {
        const wanted = [...HEADER, ...FIELDS[form].map((field) => named(form, field))];
        const without = (one: string) => one.replaceAll(/[\s-]/g, '');
        const absent = wanted.filter((one) => !without(texts[n]!).includes(without(one)));
        return [form, absent];
      });
      expect(missed).toEqual(FORM_NUMBERS.map((form) => [form, []]));
    },
    90_000,
  );
});

describe('the book of a form', () => {
  it('numbers 1…n without holes under concurrency, and a form once', async () => {
    const codes: string[] = [];
    for (let n = 0; n < 8; n++) codes.push((await service.request(receiveDossier, aReception(), officer)).value.code!);
    const issues = codes
      .flatMap((code) => [code, code])
      .map((code) => service.request(issueForm, { ref: code, form: '01', ...director }, officer));
    const failing = service.request(issueForm, { ref: codes[0]!, form: '03', ...director }, officer);
    await expect(failing).rejects.toMatchObject({ code: 'dossier.form-not-yet' });
    const numbers = (await Promise.all(issues)).map(({ value }) => value.number);
    expect([...new Set(numbers)].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(numbers.filter((_, n) => n % 2)).toEqual(numbers.filter((_, n) => n % 2 === 0));
  });

  it('begins again with the year', async () => {
    at('2020-01-02T08:00:00');
    const code = (await service.request(receiveDossier, aReception(), officer)).value.code!;
    const { value } = await service.request(issueForm, { ref: code, form: '01', ...director }, officer);
    expect(value).toMatchObject({ number: 1, year: 2020, symbol: '01/TNHS', issuedOn: '2020-01-02' });
  });
});

describe('who may print', () => {
  it('an agency beside it may not, a citizen only what they submitted', async () => {
    const asked = { ref, form: '01' as const };
    await expect(service.request(printForm, asked, stranger)).rejects.toMatchObject({ code: 'forbidden.agency' });
    const citizen = { ...officer, role: 'citizen' as const, subject: 'buoi', agency: '000.00.00.H10' };
    await expect(service.request(printForm, asked, citizen)).rejects.toMatchObject({ code: 'forbidden.agency' });
  });

  it('who does not need the applicant gets dotted lines', async () => {
    const inspector = { ...officer, role: 'inspector' as const };
    const { value } = await service.request(printForm, { ref, form: '01' }, inspector);
    if (!available) return;
    const [text] = await printedTexts([Buffer.from(value.bytes, 'base64')], 'pdf');
    expect(text).not.toMatch(/Bưởi|285000001|0912000345/);
    expect(text).toContain('…………');
  });
});
