import { Id, OneOf, Part, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';
import { CalendarDecisionView } from '../catalogue/calendar.js';
import { DeadlineMove, RedatingPreview } from './deadline-moves.js';
import { AGENCY_REF } from '../catalogue/codes.js';

/** What a decision would move, before it is made. */
export class PreviewRedating {
  @Part(() => CalendarDecisionView, { vi: 'Quyết định', en: 'The decision' }) decision!: CalendarDecisionView;
}
export class RedatingQuery {
  @Text({ vi: 'Quyết định', en: 'Identity of the decision', max: 200 }) id!: string;
  @Text({ vi: 'Cơ quan', en: 'Agency: uuid or code', pattern: AGENCY_REF, optional: true }) agency?: string;
  @Whole({ vi: 'Số dòng', en: 'Rows a page', min: 1, max: 500, optional: true }) limit?: number;
  @Id({ vi: 'Trang sau', en: '`next` of the page before', optional: true }) after?: string;
}
export class RedatingView {
  @Text({ vi: 'Quyết định', en: 'Identity of the decision' }) id!: string;
  @OneOf(['running', 'done'], { vi: 'Tình trạng', en: 'Status' }) status!: 'running' | 'done';
  @Parts(() => DeadlineMove, { vi: 'Hồ sơ', en: 'Dossiers' }) items!: DeadlineMove[];
  @Id({ vi: 'Trang sau', en: 'For `after`; null at the end', optional: true }) next!: string | null;
}
export const previewRedating = request('dossier.redatings.preview', PreviewRedating, RedatingPreview, {
  deadline: 60_000,
});
export const findRedating = request('dossier.redatings.find', RedatingQuery, RedatingView);
