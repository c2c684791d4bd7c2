import { describe, expect, it } from '@jest/globals';
import { type Block, type TextBlock } from '../page/block.js';
import { letterPage } from './letter-page.js';
import { type OfficialLetter } from './official-letter.js';

const letter = (more: Partial<OfficialLetter> = {}): OfficialLetter => ({
  issuer: { parent: 'Ủy ban nhân dân tỉnh Bình Phước', name: 'Sở Thông tin và Truyền thông' },
  number: '6',
  symbol: 'STTTT-VP',
  place: 'Bình Phước',
  date: '2018-08-30',
  type: null,
  summary: 'giao chỉ tiêu cải cách hành chính',
  addressees: ['Văn phòng Sở', 'Phòng Bưu chính, Viễn thông'],
  body: ['Giám đốc Sở yêu cầu:', 'Các phòng triển khai thực hiện.'],
  signature: { authority: 'KT.', head: 'Giám đốc', position: 'Phó Giám đốc', name: 'Nguyễn Văn Mẫu' },
  recipients: ['Sở Nội vụ'],
  archive: 'VT, VP',
  ...more,
});

const flat = (blocks: readonly Block[]): TextBlock[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'columns') return block.columns.flatMap((column) => flat(column.blocks));
    return block.kind === 'text' ? [block] : [];
  });
const lines = (one: OfficialLetter) =>
  flat(letterPage(one).blocks).map(({ runs }) => runs.map(({ text }) => text.replaceAll('\u00a0', ' ')).join(''));

describe('a letter has the nine parts of NĐ 30/2020 Art.8.2', () => {
  it.each([
    ['country and motto', ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc']],
    ['agency and the one above it', ['ỦY BAN NHÂN DÂN', 'TỈNH BÌNH PHƯỚC', 'SỞ THÔNG TIN VÀ', 'TRUYỀN THÔNG']],
    ['number and symbol', ['Số: 06/STTTT-VP']],
    ['place and date', ['Bình Phước, ngày 30 tháng 8 năm 2018']],
    ['summary', ['V/v giao chỉ tiêu cải cách hành chính']],
    ['content, ended', ['Giám đốc Sở yêu cầu:', 'Các phòng triển khai thực hiện./.']],
    ['authority, position, name', ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', 'Nguyễn Văn Mẫu']],
    ['recipients', ['Nơi nhận:', '- Như trên;', '- Sở Nội vụ;', '- Lưu: VT, VP.']],
    ['addressees', ['Kính gửi:', '- Văn phòng Sở;', '- Phòng Bưu chính, Viễn thông.']],
  ])('%s', (_, wanted) => {
    expect(lines(letter())).toEqual(expect.arrayContaining(wanted));
  });

  it('and the agency’s electronic signature with its time in place of the stamp', () => {
    const electronic = { by: 'Sở Thông tin và Truyền thông', at: '2021-03-01T09:05:00+07:00' };
    expect(lines(letter({ signature: { ...letter().signature, electronic } }))).toEqual(
      expect.arrayContaining(['Ký bởi: Sở Thông tin và Truyền thông', 'Thời gian ký: 09 giờ 05 phút, ngày 01/3/2021']),
    );
  });
});

describe('the layout of the day', () => {
  it.each([
    ['2018-08-30', 'bottom-right', [20, 20, 20, 30]],
    ['2020-03-04', 'bottom-right', [20, 20, 20, 30]],
    ['2020-03-05', 'top-centre', [20, 15, 20, 30]],
  ])('of %s numbers pages %s', (date, numbering, margins) => {
    expect(letterPage(letter({ date }))).toMatchObject({ numbering, margins });
  });

  it('writes days below ten and the months one and two with a nought', () => {
    expect(lines(letter({ date: '2018-02-05' }))).toContain('Bình Phước, ngày 05 tháng 02 năm 2018');
  });
});

it('a document with a type has its title, and leaves room for the number before it is signed', () => {
  const report = lines(letter({ type: 'Báo cáo', number: null, addressees: ['Sở Nội vụ'] }));
  expect(report).toEqual(
    expect.arrayContaining(['BÁO CÁO', 'giao chỉ tiêu cải cách hành chính', 'Kính gửi: Sở Nội vụ']),
  );
  expect(report).toContain('Số:         /STTTT-VP');
  expect(report.join('\n')).not.toContain('V/v');
});
