import { describe, expect, it } from '@jest/globals';
import type { Carried } from './carried.js';
import { readPortalRow } from './portal-rows.js';
import { dayOf, levelsOf, resultText } from './portal-text.js';

const crawled = {
  ma_thu_tuc: '1.000178',
  ten_thu_tuc: 'Cấp\u00a0giấy phép bưu chính',
  so_quyet_dinh: '12/QĐ',
  cap_thuc_hien: 'Cấp bộ, Cấp tỉnh',
  linh_vuc: 'Bưu chính',
  trinh_tu_thuc_hien: 'Bước 1'.normalize('NFD'),
  thanh_phan_ho_so: '--Tên giấy tờMẫu đơn, tờ khaiSố lượngĐơn đề nghịMau01.docx1 bản chính',
  yeu_cau_dieu_kien: 'Không có thông tin',
  cach_thuc_thuc_hien: 'Hình thức nộp…',
  derived: {
    submission: [{ method: 'Trực tiếp', time_text: '5 Ngày', fee_texts: ['Không có thông tin'], description: null }],
  },
};
const read = (row: object): Carried => {
  const found = readPortalRow(row);
  if ('errors' in found) throw new Error(JSON.stringify(found.errors));
  return found.carried;
};
const codesOf = (row: object) => {
  const found = readPortalRow(row);
  return 'errors' in found ? found.errors.map(({ code }) => code) : [];
};

describe('a record of the portal', () => {
  it('is cleaned: NFC, no no-break spaces, no heading of a glued table', () => {
    const { code, parts } = read(crawled);
    expect(code).toBe('1.000178');
    expect(parts).toMatchObject({
      name: { vi: 'Cấp giấy phép bưu chính' },
      steps: 'Bước 1',
      levels: ['ministry', 'province'],
    });
    expect(parts.papersText).toBe('Đơn đề nghịMau01.docx1 bản chính');
  });

  it('says "none" where the portal shows a field and nothing in it, and leaves out what it does not carry', () => {
    const { parts } = read(crawled);
    expect(parts.none).toEqual(['fees', 'conditions']);
    expect(parts).not.toHaveProperty('conditions');
    expect(parts).not.toHaveProperty('legalText');
  });

  it('keeps the text of ways that are not plain, and only of those', () => {
    expect(read(crawled).parts).not.toHaveProperty('manner');
    const unclear = {
      submission: [{ method: 'Trực tuyến', time_text: '1', fee_texts: ['Miễn phí'], description: null }],
    };
    expect(read({ ...crawled, derived: unclear }).parts).toMatchObject({
      manner: 'Hình thức nộp…',
      ways: [{ termText: '1' }],
    });
    expect(read({ ...crawled, derived: {} }).parts.manner).toBe('Hình thức nộp…');
  });

  it('is published when it has the number of its decision', () => {
    expect(read(crawled).publication).toEqual({ decision: '12/QĐ', validFrom: null });
    expect(read({ ...crawled, so_quyet_dinh: '' }).publication).toBeNull();
  });

  it.each([
    ['of August 2021 has no code', { title: 'Đăng ký thường trú' }, 'procedure.no-code'],
    ['with an empty code', { ...crawled, ma_thu_tuc: ' ' }, 'procedure.no-code'],
    ['of an unknown shape', { code: '1.000178' }, 'procedure.row-unknown-shape'],
    ['with a code that is none', { ...crawled, ma_thu_tuc: 'TTHC-1' }, 'format'],
    ['without a name', { ...crawled, ten_thu_tuc: '--' }, 'length'],
    ['that is no text at all', { ma_thu_tuc: 7 }, 'procedure.no-code'],
  ])('is refused %s', (_, row, code) => {
    expect(codesOf(row)).toEqual([code]);
  });
});

describe('texts of the portal', () => {
  it('lose what the page prints around a result', () => {
    const page =
      'Giấy phépMã: KQ.G01.000068Từ khóaKhông có thông tinMô tảKhông có thông tinChọn cơ quan thực hiệnTỉnh/ Thành phốNộp hồ sơ';
    expect(resultText(page)).toBe('Giấy phép (KQ.G01.000068)');
  });

  it.each([
    ['24-03-2021', '2021-03-24'],
    ['31/02/2021', null],
    ['', null],
  ])('have the day %j as %j', (text, day) => {
    expect(dayOf(text)).toBe(day);
  });

  it('name levels in any spelling', () => {
    expect(levelsOf('Cấp Xã, Cơ quan khác')).toEqual(['commune', 'other']);
  });
});
