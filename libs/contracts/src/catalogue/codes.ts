/** What an agency is; a `room` is a part of an agency, a `one-stop-centre` receives for others. */
export const AGENCY_KINDS = ['province', 'department', 'district', 'commune', 'room', 'one-stop-centre'] as const;
export type AgencyKind = (typeof AGENCY_KINDS)[number];

/** Levels of government (Law on the organisation of local government 2015 Art.2). */
export const AGENCY_LEVELS = ['province', 'district', 'commune'] as const;
export type AgencyLevel = (typeof AGENCY_LEVELS)[number];

/** Levels at which a procedure is settled ("cấp thực hiện"). */
export const SETTLING_LEVELS = ['ministry', 'province', 'district', 'commune', 'other'] as const;
export type SettlingLevel = (typeof SETTLING_LEVELS)[number];

export const PROCEDURE_STATUSES = ['draft', 'in-force', 'repealed'] as const;
export type ProcedureStatus = (typeof PROCEDURE_STATUSES)[number];

/** Kinds of publication decision (NĐ 63/2010 Art.14); `repealed` is the third, an act of its own. */
export const PUBLICATION_KINDS = ['new', 'amended'] as const;
export type PublicationKind = (typeof PUBLICATION_KINDS)[number];

/** Parts of a procedure (NĐ 63/2010 Art.8.2 as amended, Art.15.1). */
export const PROCEDURE_PARTS = [
  'name',
  'steps',
  'manner',
  'papers',
  'term',
  'subjects',
  'agency',
  'legalBasis',
  'forms',
  'result',
  'conditions',
  'fees',
] as const;
export type ProcedurePart = (typeof PROCEDURE_PARTS)[number];

/** Parts that need not apply: then a procedure says that there are none. */
export const CONDITIONAL_PARTS = ['forms', 'result', 'conditions', 'fees'] as const satisfies readonly ProcedurePart[];
export type ConditionalPart = (typeof CONDITIONAL_PARTS)[number];

/** Online service levels of NĐ 43/2011 Art.3.4. */
export const ONLINE_LEVELS = [1, 2, 3, 4] as const;
export type OnlineLevel = (typeof ONLINE_LEVELS)[number];

/** QCVN 102:2016 `V1V2V3.Z1Z2.Y1Y2.MX1X2`, or QĐ 20/2020 `M00.xx.yy…` (at most 35 characters); `H10` is the province's short form. */
export const AGENCY_CODE = /^(\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(\.\d{2,3}){0,5})$/;
/** An agency's uuid or one of its codes. */
export const AGENCY_REF =
  /^([0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(\.\d{2,3}){0,5})$/;
/** National code, with or without the suffix of a province: 1.003384, 1.012818.H19, 1.010708.000.00.00.H56. */
export const PROCEDURE_CODE = /^\d\.\d{6}(\.\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|\.[A-Z]\d{2})?$/;
/** A code of 2018 and before: T-BPC-280421-TT. */
export const OLD_PROCEDURE_CODE = /^[TB]-[A-Z]{2,4}-\d{6}-TT$/;
/** Given to a procedure taken in under "chờ công bố" whose national code the counter does not know. */
export const PROVISIONAL_CODE = /^CCB-[0-9a-f]{8}$/;
/** Any of them. */
export const ANY_PROCEDURE_CODE =
  /^(CCB-[0-9a-f]{8}|\d\.\d{6}(\.\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|\.[A-Z]\d{2})?|[TB]-[A-Z]{2,4}-\d{6}-TT)$/;
