import { event } from '../event.js';
import { Day, Flag, OneOf, Part, Parts, Text } from '../fields.js';
import { request } from '../request.js';
import { Label } from './view.js';

/** What the law leaves open or sectors decide otherwise; each value holds for dossiers received in its days. */
export const PARAMETER_KEYS = [
  'supplement.mode',
  'supplement.notice-days',
  'supplement.abandoned-days',
  'payment.counts',
  'apology.days-before',
  'apology.extension-days',
  'case.refiled-days',
  'online.reception-hours',
  'step.same-day-until',
  'step.next-day-until',
  'redating.earlier',
  'draft.head-signs',
  'online.level-four-share',
] as const;
export type ParameterKey = (typeof PARAMETER_KEYS)[number];

export class ParameterView {
  @OneOf(PARAMETER_KEYS, { vi: 'Tham số', en: 'Parameter' }) key!: ParameterKey;
  @Part(() => Label, { vi: 'Ý nghĩa', en: 'What it means' }) meaning!: Label;
  @Text({ vi: 'Lĩnh vực; trống: mọi lĩnh vực', en: 'Field; null: every field', optional: true }) field!: string | null;
  @Text({ vi: 'Giá trị', en: 'Value' }) value!: string;
  @Day({ vi: 'Áp dụng cho hồ sơ tiếp nhận từ', en: 'For dossiers received from; null: always', optional: true })
  from!: string | null;
  @Day({ vi: 'Đến hết ngày', en: 'To, included', optional: true }) to!: string | null;
  @Text({ vi: 'Căn cứ', en: 'Source' }) source!: string;
  @Flag({ vi: 'Giá trị mặc định', en: 'The default' }) byDefault!: boolean;
}

export class ParametersQuery {
  @OneOf(PARAMETER_KEYS, { vi: 'Tham số', en: 'Parameter', optional: true }) key?: ParameterKey;
  @Text({ vi: 'Lĩnh vực', en: 'Field', max: 300, optional: true }) field?: string;
}
export class ParametersView {
  @Parts(() => ParameterView, { vi: 'Giá trị, mặc định đứng đầu', en: 'Values, defaults first' })
  items!: ParameterView[];
}

export class SetParameter {
  @OneOf(PARAMETER_KEYS, { vi: 'Tham số', en: 'Parameter' }) key!: ParameterKey;
  @Text({ vi: 'Lĩnh vực; trống: mọi lĩnh vực', en: 'Field; none: every field', max: 300, optional: true })
  field?: string;
  @Text({ vi: 'Giá trị', en: 'Value', max: 40, example: 'pause' }) value!: string;
  @Day({ vi: 'Áp dụng cho hồ sơ tiếp nhận từ', en: 'For dossiers received from; not in the past' }) from!: string;
  @Day({ vi: 'Đến hết ngày', en: 'To, included', optional: true }) to?: string;
  @Text({ vi: 'Căn cứ', en: 'Source: law, decision', max: 300 }) source!: string;
}

export const listParameters = request('dossier.parameters.list', ParametersQuery, ParametersView);
export const setParameter = request('dossier.parameters.set', SetParameter, ParameterView);

export class ParameterSet {
  @OneOf(PARAMETER_KEYS, { vi: 'Tham số', en: 'Parameter' }) key!: ParameterKey;
  @Text({ vi: 'Lĩnh vực', en: 'Field', optional: true }) field!: string | null;
  @Text({ vi: 'Giá trị', en: 'Value' }) value!: string;
  @Day({ vi: 'Từ ngày', en: 'From' }) from!: string;
  @Day({ vi: 'Đến ngày', en: 'To', optional: true }) to!: string | null;
}
export const parameterSet = event('dossier.parameter.set.v1', ParameterSet);
