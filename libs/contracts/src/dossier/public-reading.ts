import { ANY_PROCEDURE_CODE } from '../catalogue/codes.js';
import { Day, Flag, OneOf, Part, Parts, Text, Texts, Whole, Decimal } from '../fields.js';
import { request } from '../request.js';
import { STATUS_CODES, type DossierStatus } from './codes.js';
import { Label } from './view.js';

/** Code and telephone together: the applicant, without signing in. The number is never part of an address. */
export class TrackOwn {
  @Text({ vi: 'Mã hồ sơ hoặc số theo dõi', en: 'Dossier code or tracking number', max: 40 }) code!: string;
  @Text({ vi: 'Số điện thoại đã đăng ký', en: 'The telephone number given with the dossier', max: 40 }) phone!: string;
}
export class OwnTrackingView {
  @Text({ vi: 'Mã', en: 'Code' }) code!: string;
  @OneOf(STATUS_CODES, { vi: 'Trạng thái', en: 'National status code' }) status!: DossierStatus;
  @Part(() => Label, { vi: 'Mức độ hoàn thành', en: 'Degree of completion' }) completion!: Label;
  @Day({ vi: 'Ngày hẹn trả', en: 'Day of the appointment', optional: true }) dueOn!: string | null;
  @Part(() => Label, { vi: 'Đang chờ bạn, vì', en: 'Waiting for you, because', optional: true })
  waitingForYou!: Label | null;
  @Texts({ vi: 'Giấy tờ cần bổ sung', en: 'Papers to add' }) papers!: string[];
}
export const trackOwn = request('dossier.track-own', TrackOwn, OwnTrackingView);

export class SupplementAccess {
  @Text({ vi: 'Mã hồ sơ', en: 'Dossier code' }) code!: string;
  @Texts({ vi: 'Giấy tờ cần bổ sung', en: 'Papers to add' }) papers!: string[];
}
/** A signed-in citizen who knows code and telephone may send what a dossier of the counter or the post waits for; nothing else. */
export const openSupplement = request('dossier.supplement-access', TrackOwn, SupplementAccess);

export class ExperienceQuery {
  @Text({ vi: 'Mã thủ tục', en: 'Procedure code', pattern: ANY_PROCEDURE_CODE }) code!: string;
  @Text({ vi: 'Cơ quan (gồm cơ quan trực thuộc)', en: 'Agency, with those below it', max: 40, optional: true })
  agency?: string;
}
/** A share with what it stands on; null where too few stand behind it. */
export class ExperienceShare {
  @Decimal({ vi: 'Tỷ lệ %', en: 'Percent', max: 100, optional: true }) percent!: number | null;
  @Whole({ vi: 'Trên bao nhiêu', en: 'Of how many' }) n!: number;
}
/** What others have met with: for citizens before they file. */
export class ExperienceView {
  @Text({ vi: 'Mã thủ tục', en: 'Procedure code' }) code!: string;
  @Day({ vi: 'Giải quyết từ ngày', en: 'Settled from' }) from!: string;
  @Day({ vi: 'Đến ngày', en: 'To' }) to!: string;
  @Whole({ vi: 'Số hồ sơ đã giải quyết', en: 'Dossiers settled' }) n!: number;
  @Whole({ vi: 'Một nửa xong trong (ngày làm việc, không kể lúc chờ bổ sung)', en: 'Half were done in (working days net of waiting for supplements)', optional: true }) // prettier-ignore
  workingDaysHalf!: number | null;
  @Whole({ vi: '9 trong 10 xong trong (ngày làm việc)', en: 'Nine of ten were done in (working days)', optional: true })
  workingDaysMost!: number | null;
  @Part(() => ExperienceShare, { vi: 'Đúng hạn', en: 'On time' }) onTime!: ExperienceShare;
  @Part(() => ExperienceShare, { vi: 'Phải bổ sung', en: 'Returned for a supplement' }) supplemented!: ExperienceShare;
  @Part(() => ExperienceShare, { vi: 'Hài lòng', en: 'Content, of those who voted' }) content!: ExperienceShare;
}
export const getExperience = request('dossier.experience', ExperienceQuery, ExperienceView);

/** Whether a procedure offered at level 3 may go to level 4: so many of its dossiers must come online (TT 01/2018 Art.21.1c). */
export class LevelFourView {
  @Text({ vi: 'Mã thủ tục', en: 'Procedure code' }) code!: string;
  @Day({ vi: 'Tiếp nhận từ ngày', en: 'Received from' }) from!: string;
  @Day({ vi: 'Đến ngày', en: 'To' }) to!: string;
  @Whole({ vi: 'Hồ sơ trực tuyến khi ở mức độ 3', en: 'Online dossiers while at level 3' }) online!: number;
  @Whole({ vi: 'Hồ sơ tiếp nhận khi ở mức độ 3', en: 'Dossiers received while at level 3' }) received!: number;
  @Decimal({ vi: 'Tỷ lệ %', en: 'Percent; null without dossiers', max: 100, optional: true }) percent!: number | null;
  @Decimal({ vi: 'Phải đạt, %', en: 'Wanted, percent', max: 100 }) wanted!: number;
  @Flag({ vi: 'Đủ điều kiện nâng lên mức độ 4', en: 'The condition is met; null without dossiers', optional: true })
  met!: boolean | null;
  @Text({ vi: 'Căn cứ', en: 'Legal basis' }) legalBasis!: string;
}
export const getLevelFour = request('dossier.level-four', ExperienceQuery, LevelFourView);

export const QUESTION_KINDS = [
  'last-minutes',
  'refiled',
  'entered-later',
  'december-single',
  'one-account',
  'vote-burst',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export class QuestionsQuery {
  @Text({ vi: 'Cơ quan', en: 'Agency, with those below it', max: 40, optional: true }) agency?: string;
  @Day({ vi: 'Từ ngày', en: 'From' }) from!: string;
  @Day({ vi: 'Đến ngày', en: 'To, included' }) to!: string;
}
/** Something unusual that somebody should explain; there may be a good reason. */
export class Question {
  @OneOf(QUESTION_KINDS, { vi: 'Loại', en: 'Kind' }) kind!: QuestionKind;
  @Text({ vi: 'Cơ quan', en: 'Agency' }) agencyCode!: string;
  @Text({ vi: 'Về việc gì (ngày, thủ tục)', en: 'What about (day, procedure)', min: 0 }) subject!: string;
  @Whole({ vi: 'Bao nhiêu', en: 'How many' }) n!: number;
  @Whole({ vi: 'Trên bao nhiêu', en: 'Of how many' }) of!: number;
  @Part(() => Label, { vi: 'Câu hỏi', en: 'The question' }) question!: Label;
  @Texts({ vi: 'Ví dụ', en: 'Examples', max: 5 }) examples!: string[];
}
export class QuestionsView {
  @Parts(() => Question, { vi: 'Câu hỏi', en: 'Questions' }) items!: Question[];
}
export const askQuestions = request('dossier.questions', QuestionsQuery, QuestionsView, { deadline: 30_000 });
