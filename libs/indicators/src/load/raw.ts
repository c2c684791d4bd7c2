import type { Basis, Beside, Course, LegalBasis, Operator, Target, Unit, WhenNotApplicable } from '../indicator.js';
import type { Label } from '../label.js';
import type { Channel, Level, MeasureName, ProcedureSet, Tier } from '../measures.js';
import type { ProcedureTrait } from '../traits.js';

/** The shapes scorecard.schema.json admits. */
export interface RawWhere {
  channel?: Channel[];
  level?: Level[];
}

export interface RawOffered {
  level?: Level[];
  post?: true;
}

export interface RawCondition {
  measure: MeasureName;
  where?: RawWhere;
  'at-least'?: number;
  'at-most'?: number;
}

export interface RawProcedures {
  set?: ProcedureSet;
  offered?: RawOffered;
  with?: ProcedureTrait[];
  without?: ProcedureTrait[];
  having?: RawCondition[];
}

export interface RawAgencies {
  tier?: Tier[];
  below?: { indicator: string; reading: string }[];
  having?: RawCondition[];
}

export interface RawExpression {
  measure?: MeasureName;
  where?: RawWhere;
  among?: RawProcedures;
  sum?: RawExpression[];
  difference?: { from: RawExpression; less: RawExpression[] };
  ratio?: RawRatio;
  count?: RawProcedures;
  distinct?: RawProcedures;
  agencies?: RawAgencies;
  manual?: { id: string; as: 'count' | 'share' | 'yes-no'; label: Label };
  'lowest-of'?: RawExpression[];
  'not-provided'?: Label & { source: string };
}

export interface RawRatio {
  numerator: RawExpression;
  denominator: RawExpression;
  unknown?: RawExpression;
  shortfall?: RawExpression;
}

export interface RawReading {
  id: string;
  label: Label;
  requires?: string[];
  otherwise?: string;
  judgedAtYearEnd?: true;
  leastRecords?: number;
  expression: RawExpression;
}

export interface RawIndicator {
  id: string;
  label: Label;
  explanation: Label;
  unit: Unit;
  clause: string;
  legalBasis: LegalBasis[];
  target: Target;
  basis: Basis;
  scope: 'S' | 'T';
  whenNotApplicable?: WhenNotApplicable;
  course?: Course;
  responsible: { lead: string; with?: string[]; follow?: string[] };
  beside?: Beside[];
  sources: string[];
  readings: RawReading[];
}

export interface RawBand {
  min?: number;
  max?: number;
  share: number;
}

export interface RawRule {
  met?: true;
  threshold?: { operator: Operator; number: number };
  bands?: RawBand[];
  ratio?: { full: number; floor?: number };
  each?: number;
}

export interface RawNode {
  id?: string;
  label?: Label;
  points?: number;
  children?: RawNode[];
  indicator?: string;
  reading?: string;
  rule?: RawRule;
  whenNotApplicable?: WhenNotApplicable;
}

export interface RawScorecard {
  scorecard: string;
  version: number;
  label: Label;
  note?: Label;
  validFrom: string;
  validTo?: string;
  units: Record<string, string>;
  indicators?: RawIndicator[];
  tree: RawNode[];
}
