import { KIND_MEASURES } from './kind-measures.js';
import { flow, perProcedure, stock, type Measure } from './measure.js';

export type * from './measure.js';

export const CHANNELS = ['counter', 'online', 'post'] as const;
export const LEVELS = [1, 2, 3, 4] as const;
export const PROCEDURE_SETS = ['at-end', 'ever', 'full-year', 'by-decision'] as const;

/** Levels of government of agencies (Law on the organisation of local government 2015 Art.2). */
export const TIERS = ['province', 'district', 'commune'] as const;

export type Tier = (typeof TIERS)[number];
export type Channel = (typeof CHANNELS)[number];
export type Level = (typeof LEVELS)[number];
export type ProcedureSet = (typeof PROCEDURE_SETS)[number];

const DOSSIER_MEASURES = {
  received: perProcedure('Hồ sơ tiếp nhận', 'Dossiers received'),
  settled: perProcedure('Hồ sơ đã giải quyết', 'Dossiers settled'),
  'settled-early': perProcedure('Hồ sơ giải quyết trước hạn', 'Dossiers settled early', { within: 'settled' }),
  'settled-on-time': perProcedure('Hồ sơ giải quyết đúng hạn', 'Dossiers settled on time', { within: 'settled' }),
  'settled-late': perProcedure('Hồ sơ giải quyết quá hạn', 'Dossiers settled late', { within: 'settled' }),
  'settled-timely-by-reappointment': flow(
    'Hồ sơ giải quyết trước hạn, đúng hạn theo ngày hẹn lại',
    'Dossiers settled early or on time by the re-appointed date',
    { within: 'settled' },
  ),
  'settled-late-by-reappointment': flow(
    'Hồ sơ giải quyết quá hạn theo ngày hẹn lại',
    'Dossiers settled late by the re-appointed date',
    { within: 'settled' },
  ),
  withdrawn: perProcedure('Hồ sơ rút', 'Dossiers withdrawn'),
  stopped: perProcedure('Hồ sơ dừng xử lý', 'Dossiers stopped'),
  refused: perProcedure('Hồ sơ từ chối giải quyết sau thẩm định', 'Dossiers refused after appraisal', {
    within: 'settled',
  }),
  returned: perProcedure('Kết quả đã trả', 'Results returned'),
  'steps-recorded': flow('Bước giao, nhận đã ghi', 'Steps recorded', { rows: 'step' }),
  'steps-in-time': flow('Bước giao, nhận ghi kịp thời', 'Steps recorded in time', {
    rows: 'step',
    within: 'steps-recorded',
  }),
  'dossiers-steps-unknown': flow('Hồ sơ không rõ thời điểm ghi bước', 'Dossiers whose steps say no recording time'),
  'received-settled': flow('Hồ sơ tiếp nhận trong kỳ đã giải quyết', 'Dossiers received in the period and settled', {
    day: 'reception',
    within: 'received',
  }),
  'received-settled-timely': flow(
    'Hồ sơ tiếp nhận trong kỳ đã giải quyết trước hạn, đúng hạn',
    'Dossiers received in the period and settled early or on time',
    { day: 'reception', within: 'received-settled' },
  ),
  late: flow('Hồ sơ quá hạn, đã hoặc chưa giải quyết', 'Dossiers that became late, settled or not', { day: 'late' }),
  'late-apologised': flow('Hồ sơ quá hạn đã có phiếu xin lỗi', 'Late dossiers with form 04', {
    day: 'late',
    within: 'late',
  }),
  'late-apologised-in-time': flow(
    'Hồ sơ quá hạn có phiếu xin lỗi trước ngày hẹn trả ít nhất 01 ngày làm việc',
    'Late dossiers with form 04 at least one working day before the due day',
    { day: 'late', within: 'late-apologised' },
  ),
  'late-new-date-kept': flow(
    'Hồ sơ quá hạn có phiếu xin lỗi và trả đúng ngày hẹn lại',
    'Late dossiers with form 04 settled by the new date',
    { day: 'late', within: 'late-apologised' },
  ),
  'supplemented-again': flow('Vụ việc bị yêu cầu bổ sung lần thứ hai', 'Cases asked for a supplement a second time', {
    day: 'second-request',
  }),
  'supplemented-again-in-person': flow(
    'Vụ việc phải đến trực tiếp bổ sung lần thứ hai',
    'Cases with a second trip in person',
    { day: 'second-request' },
  ),
  'supplemented-again-blameless': flow(
    'Vụ việc bị yêu cầu bổ sung lần thứ hai không do lỗi người nộp',
    'Cases asked a second time without the applicant’s own fault',
    { day: 'second-request' },
  ),
  votes: flow('Phiếu đánh giá gắn với hồ sơ', 'Votes tied to dossiers'),
  'votes-satisfied': flow('Phiếu rất hài lòng, hài lòng', 'Votes "very satisfied" and "satisfied"', {
    within: 'votes',
  }),
  'received-linked': perProcedure('Hồ sơ liên thông tiếp nhận', 'Dossiers received that ran linked', {
    within: 'received',
  }),
  open: stock('Hồ sơ đang giải quyết', 'Dossiers open'),
  'open-overdue': stock('Hồ sơ đang giải quyết đã quá hạn', 'Dossiers open and overdue', { within: 'open' }),
  'open-waiting': stock('Hồ sơ đang chờ bổ sung', 'Dossiers waiting for a supplement', { within: 'open' }),
  'carried-over': stock('Hồ sơ kỳ trước chuyển qua', 'Dossiers carried over', { day: 'eve' }),
} as const satisfies Record<string, Measure>;

export type DossierMeasureName = keyof typeof DOSSIER_MEASURES;

/** The closed list of measures: what a definition may count. An unknown name is a load error. */
const MEASURES = { ...DOSSIER_MEASURES, ...KIND_MEASURES } as const satisfies Record<string, Measure>;

export type MeasureName = keyof typeof MEASURES;
export const MEASURE_NAMES = Object.keys(MEASURES) as readonly MeasureName[];
export const measureOf = (name: MeasureName): Measure => MEASURES[name];

/** True when every row of `part` is a row of `total`, by the chain of `within`. */
export function isWithin(part: MeasureName, total: MeasureName): boolean {
  if (part === total) return true;
  const { within } = measureOf(part);
  return within !== undefined && isWithin(within as MeasureName, total);
}
