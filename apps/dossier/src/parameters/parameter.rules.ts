import { DRAFT_KINDS, PARAMETER_KEYS, Problem, type ParameterKey } from '#contracts';

interface Definition {
  readonly value: string;
  readonly source: string;
  readonly form: RegExp;
  readonly vi: string;
  readonly en: string;
}

const DAYS = /^([1-9]\d{0,2})$/;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const PRACTICE = 'Thực tiễn một cửa; luật không ghi';

/** The default of every parameter with its source; sectors' own laws are set by the department office. */
export const DEFINITIONS: Readonly<Record<ParameterKey, Definition>> = {
  'supplement.mode': {
    value: 'restart',
    source: 'NĐ 61/2018/NĐ-CP Điều 19.4',
    form: /^(restart|pause)$/,
    vi: 'Sau bổ sung, thời hạn tính lại từ đầu (restart) hay tính tiếp (pause)',
    en: 'After a supplement the term starts again (restart) or goes on (pause)',
  },
  'supplement.notice-days': {
    value: '3',
    source: 'NĐ 61/2018/NĐ-CP Điều 19.4',
    form: DAYS,
    vi: 'Thông báo bổ sung sau thẩm định, số ngày làm việc từ tiếp nhận',
    en: 'Notice of a supplement after appraisal, working days from reception',
  },
  'supplement.abandoned-days': {
    value: '60',
    source: PRACTICE,
    form: DAYS,
    vi: 'Không bổ sung sau số ngày này thì có thể dừng xử lý',
    en: 'Days without the supplement after which the dossier may be stopped',
  },
  'payment.counts': {
    value: 'true',
    source: PRACTICE,
    form: /^(true|false)$/,
    vi: 'Thời gian chờ nghĩa vụ tài chính có tính vào thời hạn',
    en: 'Whether the term runs while a payment is awaited',
  },
  'apology.days-before': {
    value: '1',
    source: 'NĐ 61/2018/NĐ-CP Điều 19.9; tính ngày làm việc',
    form: DAYS,
    vi: 'Xin lỗi chậm nhất trước hạn, số ngày làm việc',
    en: 'Form 04 at latest so many working days before the due day',
  },
  'apology.extension-days': {
    value: '3',
    source: PRACTICE,
    form: DAYS,
    vi: 'Ngày hẹn lại do hệ thống đề nghị, số ngày làm việc sau hạn',
    en: 'New date proposed by the system, working days after the due day',
  },
  'case.refiled-days': {
    value: '30',
    source: PRACTICE,
    form: DAYS,
    vi: 'Nộp lại trong số ngày này là cùng vụ việc',
    en: 'Filed again within so many days it is the same case',
  },
  'online.reception-hours': {
    value: '8',
    source: PRACTICE,
    form: DAYS,
    vi: 'Hồ sơ trực tuyến được tiếp nhận trong số giờ làm việc',
    en: 'Working hours within which an online submission is received',
  },
  'step.same-day-until': {
    value: '15:00',
    source: 'NĐ 61/2018/NĐ-CP Điều 18.2',
    form: CLOCK,
    vi: 'Tiếp nhận trước giờ này thì chuyển trong ngày',
    en: 'Received before this hour it goes on the same day',
  },
  'step.next-day-until': {
    value: '08:00',
    source: 'NĐ 61/2018/NĐ-CP Điều 18.3 ("đầu giờ ngày làm việc tiếp theo"); nghị định không ghi giờ',
    form: CLOCK,
    vi: 'Đầu giờ ngày làm việc tiếp theo',
    en: 'Start of the next working day',
  },
  'redating.earlier': {
    value: 'list',
    source: PRACTICE,
    form: /^(list|apply)$/,
    vi: 'Quyết định về ngày nghỉ làm hạn sớm hơn: chỉ liệt kê (list) hay áp dụng (apply)',
    en: 'A decision on days off that makes a due day earlier is only listed or applied',
  },
  'draft.head-signs': {
    value: 'supplement-request,apology,consultation',
    source: 'NĐ 110/2004/NĐ-CP Điều 10, NĐ 30/2020/NĐ-CP Điều 13: thừa lệnh, thừa ủy quyền theo quy chế của cơ quan',
    form: new RegExp(`^(none|(${DRAFT_KINDS.join('|')})(,(${DRAFT_KINDS.join('|')}))*)$`),
    vi: 'Loại dự thảo Trưởng phòng được ký thừa lệnh (TL.), thừa ủy quyền (TUQ.); none: không loại nào',
    en: 'Kinds of drafts a head may sign by order or authorisation; none: none',
  },
  'online.level-four-share': {
    value: '30',
    source: 'TT 01/2018/TT-VPCP Điều 21.1c',
    form: /^(100|[1-9]?\d)$/,
    vi: 'Nâng mức độ 3 lên mức độ 4: tỷ lệ hồ sơ trực tuyến phải đạt, %',
    en: 'From level 3 to level 4: share of online dossiers wanted, percent',
  },
};

/** One value that was set. `field` is '' for every field; days are those of reception, `to` included. */
export interface ParameterEntry {
  readonly key: ParameterKey;
  readonly field: string;
  readonly value: string;
  readonly from: string;
  readonly to: string | null;
}

/** What holds for one dossier. Days and hours are numbers, clock times `HH:MM` of Vietnam. */
export interface Parameters {
  readonly supplementMode: 'restart' | 'pause';
  readonly noticeDays: number;
  readonly abandonedDays: number;
  readonly paymentCounts: boolean;
  readonly apologyDaysBefore: number;
  readonly extensionDays: number;
  readonly refiledDays: number;
  readonly receptionHours: number;
  readonly sameDayUntil: string;
  readonly nextDayUntil: string;
  readonly appliesEarlier: boolean;
  /** Kinds of drafts that a head may sign. */
  readonly headSigns: readonly string[];
  /** Percent of online dossiers. */
  readonly levelFourShare: number;
}

type Value = (key: ParameterKey) => string;

const read = (value: Value): Parameters => ({
  supplementMode: value('supplement.mode') as 'restart' | 'pause',
  noticeDays: Number(value('supplement.notice-days')),
  abandonedDays: Number(value('supplement.abandoned-days')),
  paymentCounts: value('payment.counts') === 'true',
  apologyDaysBefore: Number(value('apology.days-before')),
  extensionDays: Number(value('apology.extension-days')),
  refiledDays: Number(value('case.refiled-days')),
  receptionHours: Number(value('online.reception-hours')),
  sameDayUntil: value('step.same-day-until'),
  nextDayUntil: value('step.next-day-until'),
  appliesEarlier: value('redating.earlier') === 'apply',
  headSigns: value('draft.head-signs').split(','),
  levelFourShare: Number(value('online.level-four-share')),
});

export const DEFAULT_PARAMETERS: Parameters = read((key) => DEFINITIONS[key].value);

/** The parameters of a field on a day of reception: its own value, else the one for every field, else the default. */
export function parametersFor(entries: readonly ParameterEntry[], field: string | null, day: string): Parameters {
  if (entries.length === 0) return DEFAULT_PARAMETERS;
  const holding = entries.filter(({ from, to }) => from <= day && (to === null || day <= to));
  const newest = (key: ParameterKey, of: string) =>
    holding.filter((one) => one.key === key && one.field === of).sort((a, b) => (a.from < b.from ? 1 : -1))[0]?.value;
  return read((key) => (field && newest(key, field)) ?? newest(key, '') ?? DEFINITIONS[key].value);
}

/** Throws `dossier.parameter-value` or, for days gone by, `dossier.parameter-days`: rules change for what is still to come. */
export function assertSettable(entry: ParameterEntry, today: string): void {
  const { key, value, from, to } = entry;
  if (!DEFINITIONS[key].form.test(value))
    throw new Problem('invalid', 'dossier.parameter-value', { key, form: DEFINITIONS[key].form.source });
  if (from < today || (to !== null && to < from)) throw new Problem('invalid', 'dossier.parameter-days', { today });
}

export const inOrder = (key: ParameterKey): number => PARAMETER_KEYS.indexOf(key);
