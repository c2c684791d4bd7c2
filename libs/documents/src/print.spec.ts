import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { printedText, printingTools } from '#testing';
import { formPage, filledLine, printDocument, signers } from './index.js';
import { type Page } from './page/block.js';
import { qrImage } from './page/qr-image.js';

const ADDRESS = 'https://motcua.binhphuoc.gov.vn/tra-cuu/000.00.15.H10-180813-0001';
const page: Page = formPage({
  paper: 'A5',
  issuer: { parent: 'UBND tỉnh Bình Phước', name: 'Sở Thông tin và Truyền thông' },
  reference: [{ kind: 'qr', text: ADDRESS, side: 20, align: 'center' }],
  place: 'Bình Phước',
  date: '2019-01-06',
  title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
  blocks: [
    filledLine('Tiếp nhận hồ sơ của', 'Nguyễn Thị Bưởi'.normalize('NFD')),
    filledLine('Điện thoại', null),
    { kind: 'table', shares: [1, 5], heading: ['STT', 'Tên giấy tờ'], rows: [['1', 'Đơn đề nghị cấp phép']] },
    signers([
      { role: ['Người nộp hồ sơ'], name: null },
      { role: ['Người tiếp nhận'], name: 'Trần Ví Dụ' },
    ]),
  ],
});

const { available, missing } = printingTools();
const printed = available ? it : it.skip;

describe(`a printed page${available ? '' : ` (not tried: no ${missing} here)`}`, () => {
  printed.each(['pdf', 'docx'] as const)(
    'as %s opens in a reader and says what it was given, in composed letters',
    async (format) => {
      const found = await printedText(await printDocument(page, format), format);
      for (const wanted of [
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Tiếp nhận hồ sơ của: Nguyễn Thị Bưởi',
        'Đơn đề nghị cấp phép',
        'NGƯỜI TIẾP NHẬN',
        'ngày 06 tháng 01 năm 2019',
      ])
        // prettier-ignore
        expect(found).toContain(wanted);
      expect(found).toMatch(/Điện thoại: …+/);
    },
    90_000,
  );
});

it('a QR code is read as what was written', async () => {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer } });
  const found = await readBarcodes(new Uint8Array(qrImage(ADDRESS)), { formats: ['QRCode'] });
  expect(found.map(({ text }) => text)).toEqual([ADDRESS]);
});
