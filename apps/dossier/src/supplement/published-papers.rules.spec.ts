import { describe, expect, test } from '@jest/globals';
import { assertPublished } from './published-papers.rules.js';

const LISTED = [
  'Đơn đề nghị cấp giấy phép bưu chính (Mẫu số 01)',
  'Bản sao giấy chứng nhận đăng ký doanh nghiệp',
  'Phương án kinh doanh',
];

const CASES: readonly [string, string[], readonly string[], string | null][] = [
  ['a listed paper by its name', ['Phương án kinh doanh'], LISTED, null],
  ['without accents, in capitals', ['PHUONG AN KINH DOANH'], LISTED, null],
  ['its name and what is wrong with it', ['Phương án kinh doanh: thiếu chữ ký trang 3'], LISTED, null],
  ['a part of its name', ['giấy chứng nhận đăng ký doanh nghiệp'], LISTED, null],
  ['decomposed letters', ['Phương án kinh doanh'.normalize('NFD')], LISTED, null],
  ['one word that any paper has', ['giấy'], LISTED, 'giấy'],
  ['part of a word is not the word', ['kinh doan'], LISTED, 'kinh doan'],
  ['a paper nobody published', ['Phương án kinh doanh', 'Sổ hộ khẩu'], LISTED, 'Sổ hộ khẩu'],
  ['no list', ['Sổ hộ khẩu'], [], null],
  ['a list without words', ['Sổ hộ khẩu'], ['–'], null],
];

describe('NĐ 61/2018 Art.5.1đ; QĐ 45/2016 Art.13.6: only published papers', () => {
  test.each(CASES)('%s', (_, papers, listed, refused) => {
    const asking = () => assertPublished(papers, listed);
    if (refused === null) expect(asking).not.toThrow();
    else
      expect(asking).toThrow(
        expect.objectContaining({ code: 'dossier.paper-not-published', facts: { paper: refused } }),
      );
  });
});
