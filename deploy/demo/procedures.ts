import { CONDITIONAL_PARTS } from '#contracts';
import { MARK, type DemonstrationAgency } from './mark.js';
import { Random } from './random.js';

type Level = 1 | 2 | 3 | 4;
export type OneStop = 'one-stop' | 'excluded' | 'neither';
interface LevelFrom {
  from: string;
  level: Level;
}

export interface DemonstrationProcedure {
  code: string;
  agencies: string[];
  /** Online levels, each from its day on. */
  levels: readonly LevelFrom[];
  post: boolean;
  /** In the one-stop unit; excluded from it by decision; or neither, which is a fault. */
  oneStop: OneStop;
  /** On the approved linked list. */
  linked: boolean;
  termDays: number;
  row: object;
}

const ACTS = ['Cấp', 'Cấp lại', 'Gia hạn', 'Điều chỉnh', 'Xác nhận', 'Đăng ký', 'Thẩm định'];
const SUBJECTS: Record<string, string[]> = {
  department: [
    'giấy phép hoạt động',
    'chứng chỉ hành nghề',
    'phương án kỹ thuật',
    'hồ sơ dự án',
    'giấy chứng nhận đủ điều kiện',
  ],
  district: [
    'giấy phép xây dựng nhà ở',
    'đăng ký hộ kinh doanh',
    'quyền sử dụng đất',
    'trợ cấp xã hội',
    'văn bằng, chứng chỉ',
  ],
  commune: ['bản sao từ sổ gốc', 'khai sinh', 'tình trạng hôn nhân', 'cư trú', 'hộ nghèo'],
};
const FIELDS: Record<string, string> = {
  department: 'Chuyên ngành cấp tỉnh',
  district: 'Chuyên ngành cấp huyện',
  commune: 'Chuyên ngành cấp xã',
};
const PER_DEPARTMENT = 12;
const SHARED = { district: 60, commune: 40 };

const ONE_STOP: Record<OneStop, object> = {
  'one-stop': { oneStop: true },
  excluded: { oneStop: false, exclusion: MARK },
  neither: { oneStop: false },
};

/** The level at which a procedure was offered on a day. */
export const levelOn = ({ levels }: DemonstrationProcedure, day: string): Level =>
  levels.filter(({ from }) => from <= day).at(-1)!.level;

/** Most stay where they are; some rise within the year, a few fall back: the sets of I.5.a differ by these. */
function levelsOf(random: Random): LevelFrom[] {
  const level = random.weighted([
    [2, 45],
    [3, 38],
    [4, 17],
  ] as const);
  const first = { from: '2018-01-01', level };
  if (level === 2 && random.chance(0.12)) return [first, { from: '2018-07-01', level: 3 }];
  if (level === 3 && random.chance(0.1)) return [first, { from: '2018-04-01', level: 4 }];
  if (level === 3 && random.chance(0.08)) return [first, { from: '2018-10-01', level: 2 }];
  return [first];
}

function procedure(random: Random, number: number, kind: string, agencies: string[]): DemonstrationProcedure {
  const levels = levelsOf(random);
  const online = levels.some(({ level }) => level >= 3);
  const post = random.chance(0.6);
  const oneStop = random.weighted([
    ['one-stop', 92],
    ['excluded', 5],
    ['neither', 3],
  ] as const);
  const linked = kind !== 'commune' && random.chance(0.06);
  const termDays = random.pick(kind === 'commune' ? [1, 2, 3, 5] : [3, 5, 7, 10, 15, 20]);
  const code = `9.${String(number).padStart(6, '0')}`;
  const name = `${random.pick(ACTS)} ${random.pick(SUBJECTS[kind]!)} số ${number} (${MARK})`;
  const term = { length: String(termDays), unit: 'working-day' };
  const channels = ['counter', ...(online ? ['online'] : []), ...(post ? ['post'] : [])];
  const row = {
    code,
    name: { vi: name },
    field: `${FIELDS[kind]} (${MARK})`,
    levels: [kind === 'department' ? 'province' : kind],
    steps: `Nộp, thẩm định, trả kết quả (${MARK})`,
    manner: channels.join(', '),
    ways: channels.map((channel) => ({ channel, term, fees: [{ text: 'Không', amount: '0', currency: 'VND' }] })),
    papers: [{ name: `Đơn đề nghị (${MARK})`, originals: 1 }],
    sets: 1,
    subjects: 'Cá nhân, tổ chức',
    agency: 'Cơ quan cung cấp',
    legalBasis: [{ number: MARK, title: MARK }],
    none: [...CONDITIONAL_PARTS],
    publication: { decision: MARK, validFrom: '2018-01-01' },
    offerings: agencies.flatMap((agency) =>
      levels.map(({ from, level }) => ({ agency, from, level, post, decision: MARK, ...ONE_STOP[oneStop] })),
    ),
  };
  return { code, agencies, levels, post, oneStop, linked, termDays, row };
}

/** Procedures of the demonstration: some of each department's own, and one list each for districts and communes. */
export function demonstrationProcedures(
  agencies: readonly DemonstrationAgency[],
  seed: number,
): DemonstrationProcedure[] {
  const random = new Random(seed);
  const codes = (kind: string) => agencies.filter((agency) => agency.kind === kind).map((agency) => agency.code);
  const found: DemonstrationProcedure[] = [];
  const add = (kind: string, of: string[]) => found.push(procedure(random, found.length + 1, kind, of));
  for (const department of codes('department'))
    for (let n = 0; n < PER_DEPARTMENT; n++) add('department', [department]);
  for (const kind of ['district', 'commune'] as const) for (let n = 0; n < SHARED[kind]; n++) add(kind, codes(kind));
  return found;
}
