import { Decimal, Part, Parts, Text, Whole } from '../fields.js';
import { AsOf, Bilingual, FigurePeriod, IndicatorFigure } from './figure.js';

export class ScorecardItem {
  @Text({ vi: 'Bộ tiêu chí', en: 'Scorecard', example: 'letter-600-2018' }) id!: string;
  @Whole({ vi: 'Phiên bản', en: 'Version' }) version!: number;
  @Part(() => Bilingual, { vi: 'Tên', en: 'Name' }) name!: Bilingual;
  @Whole({ vi: 'Số chỉ tiêu', en: 'Indicators' }) indicators!: number;
}

export class ScorecardList {
  @Parts(() => ScorecardItem, { vi: 'Bộ tiêu chí', en: 'Scorecards' }) items!: ScorecardItem[];
}

/** A criterion: a group with children, or one indicator with its figure. */
export class CriterionFigure {
  @Text({ vi: 'Mã', en: 'Id' }) id!: string;
  @Part(() => Bilingual, { vi: 'Tên', en: 'Name' }) name!: Bilingual;
  @Decimal({ vi: 'Điểm đạt', en: 'Points', optional: true }) points!: number | null;
  @Decimal({ vi: 'Điểm tối đa', en: 'Most points', optional: true }) maximum!: number | null;
  @Part(() => IndicatorFigure, { vi: 'Số liệu', en: 'Figure', optional: true }) figure!: IndicatorFigure | null;
  @Parts(() => CriterionFigure, { vi: 'Tiêu chí thành phần', en: 'Components' }) children!: CriterionFigure[];
}

export class ScorecardFigure extends ScorecardItem {
  @Text({ vi: 'Phạm vi', en: 'Scope' }) scope!: string;
  @Part(() => FigurePeriod, { vi: 'Kỳ', en: 'Period' }) period!: FigurePeriod;
  @Parts(() => CriterionFigure, { vi: 'Tiêu chí', en: 'Criteria' }) criteria!: CriterionFigure[];
  @Part(() => AsOf, { vi: 'Theo dữ liệu đến', en: 'Positions' }) asOf!: AsOf;
}
