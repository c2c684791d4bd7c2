import { vietnamDay } from '#calendar';
import type { FormNumber, TermUnit, Timeliness } from '#contracts';
import {
  centred,
  documentNumber,
  filledLine,
  hourAndDate,
  shortDate,
  text,
  type Block,
  type FormPage,
} from '#documents';
import type { FormFacts } from './form-facts.js';

/** TT 01/2018/TT-VPCP is in force from 6/1/2019; NĐ 61/2018 named the slips from 21/6/2018; before it QĐ 09/2015/QĐ-TTg. */
export type FormRule = 'tt-01-2018' | 'nd-61-2018' | 'qd-09-2015';

export const formRule = (day: string): FormRule =>
  day >= '2019-01-06' ? 'tt-01-2018' : day >= '2018-06-21' ? 'nd-61-2018' : 'qd-09-2015';

const TITLES: Record<FormNumber, string> = {
  '01': 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
  '02': 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
  '03': 'Phiếu từ chối tiếp nhận, giải quyết hồ sơ',
  '04': 'Phiếu xin lỗi và hẹn lại ngày trả kết quả',
  '05': 'Phiếu kiểm soát quá trình giải quyết hồ sơ',
  '06': 'Sổ theo dõi hồ sơ',
};
/** QĐ 09/2015 had a slip that guides; NĐ 61/2018 Art.17.1a made it one that asks. */
const EARLIER_TITLES: Partial<Record<FormNumber, string>> = { '02': 'Phiếu hướng dẫn hoàn thiện hồ sơ' };

const SYMBOLS: Partial<Record<FormNumber, string>> = { '01': 'TNHS', '02': 'HDHS', '03': 'TCHS', '04': 'PXL' };

/** "12/PXL": what an issued form is called. */
export const formSymbol = (form: FormNumber, number: number | string): string =>
  `${documentNumber(String(number))}/${SYMBOLS[form] ?? ''}`;

/** The sheet of a form with its header; before TT 01/2018 on A4, without QR and without the citation of the form. */
export function framed(facts: FormFacts, blocks: readonly Block[], more: Partial<FormPage> = {}): FormPage {
  const rule = formRule(facts.day);
  const modern = rule === 'tt-01-2018';
  const { at, form } = facts;
  const title = (rule === 'qd-09-2015' && EARLIER_TITLES[form]) || TITLES[form];
  return {
    paper: modern && form !== '06' ? 'A5' : 'A4',
    issuer: { parent: at.parent, name: at.name },
    reference: [
      centred(at.unit, { bold: true, before: 3, size: modern ? 9 : 11 }),
      ...numbered(facts),
      ...(form === '06' ? [] : reference(facts, modern)),
    ],
    place: at.place,
    date: facts.day,
    title,
    subtitle: modern ? `(Mẫu số ${form}, Thông tư số 01/2018/TT-VPCP)` : undefined,
    blocks,
    ...more,
  };
}

function numbered({ form, issue, act }: FormFacts): Block[] {
  if (!SYMBOLS[form]) return [];
  // A form 04 written outside carries the number it was given there.
  const number = issue?.number ?? (form === '04' ? act?.text.number : undefined);
  const shown =
    number === undefined
      ? `……/${SYMBOLS[form]}`
      : /\//.test(String(number))
        ? String(number)
        : formSymbol(form, number);
  return [centred(`Số: ${shown}`, { before: 2 })];
}

function reference({ dossier, trackingAddress }: FormFacts, modern: boolean): Block[] {
  const code = dossier.code ?? dossier.trackingNumber ?? '';
  const named = centred(`Mã hồ sơ: ${code}`, { before: 2, size: modern ? 9 : 11 });
  return modern ? [named, { kind: 'qr', text: trackingAddress, side: 17, align: 'center' }] : [named];
}

/** Who hands in, who owns it, where they are reached. */
export function applicantLines({ person }: FormFacts, label: string): Block[] {
  const applicant = person?.applicant;
  return [
    filledLine(label, applicant?.name),
    ...(applicant?.owner ? [filledLine('Chủ hồ sơ', applicant.owner)] : []),
    filledLine('Địa chỉ', applicant?.address),
    side(filledLine('Số điện thoại', applicant?.phone), filledLine('Email', applicant?.email)),
    filledLine('Số CMND/căn cước/giấy tờ khác', applicant?.identityNumber),
  ];
}

export const side = (left: Block, right: Block): Block => ({
  kind: 'columns',
  columns: [
    { share: 50, blocks: [left] },
    { share: 50, blocks: [right] },
  ],
});

export const contentLine = ({ person, procedure }: FormFacts): Block =>
  filledLine('Nội dung yêu cầu giải quyết', person?.content ?? procedure.name);

const UNITS: Record<TermUnit, string> = {
  'working-day': 'ngày làm việc',
  day: 'ngày',
  hour: 'giờ làm việc',
  month: 'tháng',
  year: 'năm',
};

/** "05 ngày làm việc" */
export function termText({ termLength, termUnit }: FormFacts['dossier']): string | null {
  if (!termLength || !termUnit) return null;
  const half = termLength.replace('.', ',');
  return `${/^\d$/.test(half) ? `0${half}` : half} ${UNITS[termUnit]}`;
}

export const instantText = (at: Date | null): string | null => at && hourAndDate(at);
export const dayText = (at: Date | null): string => (at ? shortDate(vietnamDay(at)) : '');

export const TIMELINESS_NAMES: Record<Timeliness, string> = {
  early: 'Trước hạn',
  'on-time': 'Đúng hạn',
  late: 'Quá hạn',
  open: 'Đang giải quyết, trong hạn',
  overdue: 'Đang giải quyết, quá hạn',
  waiting: 'Chờ bổ sung',
  none: 'Không tính',
};

/** The evaluation slip that goes with forms 01, 02 and 03 (TT 01/2018 Art.12.2). */
export function evaluationSlip({ day }: FormFacts): Block[] {
  if (formRule(day) !== 'tt-01-2018') return [];
  const boxes: Block = {
    kind: 'table',
    shares: [1, 1, 1, 1],
    heading: ['Rất hài lòng', 'Hài lòng', 'Bình thường', 'Không hài lòng'],
    rows: [['\u00a0', '\u00a0', '\u00a0', '\u00a0']],
    size: 9.5,
  };
  const question = 'Đánh giá của Ông/Bà về việc tiếp nhận, giải quyết (đánh dấu X vào ô phù hợp):';
  const blocks = [text(question, { italic: true, before: 6, size: 9.5 }), boxes];
  return [{ kind: 'columns', together: true, columns: [{ share: 100, blocks }] }];
}
