import { Problem } from '#contracts';
import type { AnswerPostReminder, IndicatorFigure, IssuePostReminder, ReminderFigure, ReminderState } from '#contracts';
import { decimal, longDate, numberAndSymbol, type OfficialLetter } from '#documents';
import type { PostReminder } from './reminder.queries.js';

/** The indicators of letter 600/STTTT-VP an agency is urged for, with their targets in per cent. */
export const TARGETS = { 'I.5.đ.1': 70, 'I.5.đ.2': 10, 'I.5.đ.3': 15 } as const;
export type UrgedIndicator = keyof typeof TARGETS;

const WORDS: Record<string, string> = {
  'I.5.đ.1': 'thủ tục hành chính thực hiện qua dịch vụ bưu chính công ích có phát sinh giao dịch',
  'I.5.đ.2': 'hồ sơ tiếp nhận qua dịch vụ bưu chính công ích',
  'I.5.đ.3': 'kết quả trả qua dịch vụ bưu chính công ích',
};

/** The figure where it is below its target, compared as an exact fraction; undefined where nothing is to be urged. */
export function below(figure: IndicatorFigure, indicator: string, target: number): ReminderFigure | undefined {
  const { numerator, denominator } = figure;
  if (figure.value.kind !== 'value' || numerator === null || !denominator) return undefined;
  return numerator * 100 < target * denominator ? { indicator, numerator, denominator, target } : undefined;
}

export function issued(
  reminder: PostReminder,
  { letterNumber, issuedOn }: IssuePostReminder,
  today: string,
): PostReminder {
  if (reminder.status !== 'drafted') throw new Problem('conflict', 'postal.reminder-not-draft');
  if (issuedOn > today || issuedOn < reminder.from) throw new Problem('refused', 'postal.reminder-days');
  return { ...reminder, status: 'issued', letterNumber, issuedOn };
}

export function answered(
  reminder: PostReminder,
  { replyNumber, repliedOn }: AnswerPostReminder,
  today: string,
): PostReminder {
  if (reminder.status !== 'issued') throw new Problem('conflict', 'postal.reminder-not-issued');
  if (repliedOn > today || repliedOn < reminder.issuedOn!) throw new Problem('refused', 'postal.reminder-days');
  return { ...reminder, status: 'answered', replyNumber, repliedOn };
}

export const stateOf = ({ agencyId, from, to, figures, issuedOn, repliedOn }: PostReminder): ReminderState => ({
  ...{ agencyId, from, to, figures, repliedOn },
  issuedOn: issuedOn!,
});

/** The letter with the nine parts of the format in force at its date (NĐ 30/2020 Art.8.2, TT 01/2011 before it). */
export function reminderLetter(reminder: PostReminder, agency: string, today: string): OfficialLetter {
  const [number, symbol] = numberAndSymbol(reminder.letterNumber, 'STTTT-BCVT');
  const share = ({ numerator, denominator }: ReminderFigure) => `${decimal((100 * numerator) / denominator, 2)} %`;
  const lines = reminder.figures.map((figure) => {
    const words = WORDS[figure.indicator] ?? figure.indicator;
    return `- Tỷ lệ ${words}: ${share(figure)} (${figure.numerator}/${figure.denominator}), mức phải đạt ${figure.target} %;`;
  });
  return {
    issuer: { parent: 'ỦY BAN NHÂN DÂN TỈNH BÌNH PHƯỚC', name: 'SỞ THÔNG TIN VÀ TRUYỀN THÔNG' },
    ...{ number, symbol, place: 'Bình Phước', date: reminder.issuedOn ?? today, type: null },
    summary: 'đôn đốc tiếp nhận hồ sơ, trả kết quả qua dịch vụ bưu chính công ích',
    addressees: [agency],
    body: [
      `Thực hiện Quyết định số 45/2016/QĐ-TTg và Công văn số 600/STTTT-VP ngày 30/8/2018, qua theo dõi từ ${longDate(reminder.from)} đến ${longDate(reminder.to)}, các chỉ tiêu sau của quý cơ quan chưa đạt:`,
      ...lines,
      'Đề nghị quý cơ quan công khai danh mục thủ tục thực hiện qua bưu chính công ích, hướng dẫn người dân sử dụng dịch vụ, và gửi kết quả thực hiện về Sở Thông tin và Truyền thông để tổng hợp.',
      'Trân trọng.',
    ],
    signature: { authority: 'KT.', head: 'GIÁM ĐỐC', position: 'PHÓ GIÁM ĐỐC', name: null },
    recipients: ['UBND tỉnh (báo cáo)', 'Bưu điện tỉnh (phối hợp)'],
    archive: 'VT, BCVT',
  };
}
