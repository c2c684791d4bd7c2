import type { ShareReading } from '#contracts';
import { decimal, longDate, numberAndSymbol, type OfficialLetter } from '#documents';
import type { Reminder } from './reminder.entity.js';

/** The readings of I.5.b as a letter says them. */
const WORDS: Record<ShareReading, string> = {
  A: 'văn bản gửi dưới dạng điện tử đến mọi cơ quan nhận',
  A2: 'văn bản gửi dưới dạng điện tử đến ít nhất một cơ quan nhận',
  B: 'lượt gửi văn bản dưới dạng điện tử',
  C: 'văn bản điện tử có ký số, không gửi kèm bản giấy',
  D: 'văn bản gửi và nhận dưới dạng điện tử',
};

/** The letter with the nine parts of the format in force at its date (NĐ 30/2020 Art.8.2, TT 01/2011 before it). */
export function reminderLetter(reminder: Reminder, agency: string, today: string): OfficialLetter {
  const { from, to, numerator, denominator, target, reading } = reminder;
  const [number, symbol] = numberAndSymbol(reminder.letterNumber, 'STTTT-CNTT');
  const share = `${decimal((100 * numerator) / denominator, 2)} % (${numerator}/${denominator})`;
  return {
    issuer: { parent: 'ỦY BAN NHÂN DÂN TỈNH BÌNH PHƯỚC', name: 'SỞ THÔNG TIN VÀ TRUYỀN THÔNG' },
    ...{ number, symbol, place: 'Bình Phước', date: reminder.issuedOn ?? today, type: null },
    summary: 'đôn đốc gửi, nhận văn bản điện tử',
    addressees: [agency],
    body: [
      `Thực hiện Quyết định số 28/2018/QĐ-TTg và Công văn số 600/STTTT-VP ngày 30/8/2018, qua theo dõi từ ${longDate(from)} đến ${longDate(to)}, tỷ lệ ${WORDS[reading]} của quý cơ quan là ${share}, chưa đạt mức ${target} %.`,
      'Đề nghị quý cơ quan gửi văn bản điện tử có ký số qua hệ thống, không gửi kèm bản giấy trừ các loại văn bản theo danh mục, và gửi kết quả thực hiện về Sở Thông tin và Truyền thông để tổng hợp.',
      'Trân trọng.',
    ],
    signature: { authority: 'KT.', head: 'GIÁM ĐỐC', position: 'PHÓ GIÁM ĐỐC', name: null },
    recipients: ['UBND tỉnh (báo cáo)'],
    archive: 'VT, CNTT',
  };
}
