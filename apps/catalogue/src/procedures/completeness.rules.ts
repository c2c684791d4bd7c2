import { CONDITIONAL_PARTS, PROCEDURE_PARTS } from '#contracts';
import type {
  BilingualName,
  ConditionalPart,
  PartState,
  ProcedurePart,
  ProcedureParts,
  SubmissionWay,
} from '#contracts';

const ART_8 = 'NĐ 63/2010/NĐ-CP Điều 8.2';
const ART_15 = 'NĐ 63/2010/NĐ-CP Điều 15.1';

const LABELS: Record<ProcedurePart, BilingualName> = {
  name: { vi: 'Tên thủ tục', en: 'Name' },
  steps: { vi: 'Trình tự thực hiện', en: 'Steps' },
  manner: { vi: 'Cách thức thực hiện', en: 'Manner' },
  papers: { vi: 'Thành phần, số lượng hồ sơ', en: 'Papers and number of sets' },
  term: { vi: 'Thời hạn giải quyết', en: 'Term' },
  subjects: { vi: 'Đối tượng thực hiện', en: 'Subjects' },
  agency: { vi: 'Cơ quan giải quyết', en: 'Agency that settles it' },
  legalBasis: { vi: 'Căn cứ pháp lý', en: 'Legal basis' },
  forms: { vi: 'Mẫu đơn, mẫu tờ khai', en: 'Forms' },
  result: { vi: 'Kết quả', en: 'Result' },
  conditions: { vi: 'Yêu cầu, điều kiện', en: 'Requirements and conditions' },
  fees: { vi: 'Phí, lệ phí', en: 'Fees' },
};

const hasTerm = (way: SubmissionWay): boolean => Boolean(way.term ?? way.termText);
const hasFee = (way: SubmissionWay): boolean => (way.fees?.length ?? 0) > 0;

/** Whether a part is said. Term and fee belong to the ways to submit; papers may name the forms. */
const SAID: Record<ProcedurePart, (parts: ProcedureParts) => boolean> = {
  name: ({ name }) => name.vi.length > 0,
  steps: ({ steps }) => Boolean(steps),
  manner: ({ manner, ways }) => Boolean(manner) || (ways?.length ?? 0) > 0,
  papers: ({ papers, papersText }) => Boolean(papersText) || (papers?.length ?? 0) > 0,
  term: ({ ways }) => (ways ?? []).some(hasTerm),
  subjects: ({ subjects }) => Boolean(subjects),
  agency: ({ agency, competent }) => Boolean(agency ?? competent),
  legalBasis: ({ legalBasis, legalText }) => Boolean(legalText) || (legalBasis?.length ?? 0) > 0,
  forms: ({ forms, papers }) => Boolean(forms) || (papers ?? []).some(({ form }) => Boolean(form)),
  result: ({ result }) => Boolean(result),
  conditions: ({ conditions }) => Boolean(conditions),
  fees: ({ feesText, ways }) => Boolean(feesText) || (ways ?? []).some(hasFee),
};

const isConditional = (part: ProcedurePart): part is ConditionalPart =>
  (CONDITIONAL_PARTS as readonly ProcedurePart[]).includes(part);

/** Every part and whether it is there; forms, result, conditions and fees may be explicitly none (NĐ 63/2010 Art.8.2, 15.1). */
export function partStates(parts: ProcedureParts): PartState[] {
  return PROCEDURE_PARTS.map((part) => {
    const none = isConditional(part) && (parts.none ?? []).includes(part);
    const state = SAID[part](parts) ? 'present' : none ? 'none' : 'missing';
    return { part, label: LABELS[part], state, law: part === 'legalBasis' ? ART_15 : ART_8 };
  });
}

/** What keeps a procedure from being published. */
export const missingParts = (parts: ProcedureParts): ProcedurePart[] =>
  partStates(parts).flatMap(({ part, state }) => (state === 'missing' ? [part] : []));

export const labelOf = (part: ProcedurePart): BilingualName => LABELS[part];

/** What somebody should look at: text kept because it is not plain. */
export function flagsOf(parts: ProcedureParts): string[] {
  const { papers, papersText, legalBasis, legalText, ways, manner } = parts;
  const flags = [
    ...(ways ?? []).flatMap(wayFlags),
    ...unsplit('papers-not-split', papersText, papers),
    ...unsplit('legal-basis-not-split', legalText, legalBasis),
    ...unsplit('ways-not-split', manner, ways),
  ];
  return [...new Set(flags)];
}

const unsplit = (flag: string, text: string | null | undefined, table: unknown[] | null | undefined): string[] =>
  text && !table?.length ? [flag] : [];

function wayFlags({ channel, term, termText, fees }: SubmissionWay): string[] {
  const flags: string[] = [];
  if (termText && !term) flags.push(`term-unclear:${channel}`);
  if (!termText && !term) flags.push(`term-missing:${channel}`);
  if ((fees ?? []).some(({ amount }) => amount === null || amount === undefined)) flags.push(`fee-unclear:${channel}`);
  // "Free of charge (500,000 a sheet)": the true fee often stands in the brackets.
  if ((fees ?? []).some(({ amount, text }) => amount === '0' && /\(.*\d/s.test(text)))
    flags.push(`fee-in-note:${channel}`);
  return flags;
}
