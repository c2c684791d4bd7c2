import { event } from '../event.js';
import { Day, Id, OneOf, Part, Parts, Text, Texts, Whole } from '../fields.js';
import { request } from '../request.js';
import { LegalSource } from './legal-source.js';
import { AGENCY_REF, ANY_PROCEDURE_CODE } from './codes.js';

/** What a list ordered by decision is for: the reading `by-decision` of an indicator counts on it. */
export const LIST_PURPOSES = ['online', 'level-3', 'level-4', 'post', 'one-stop'] as const;
export type ListPurpose = (typeof LIST_PURPOSES)[number];
/** Sets of procedures of a period (readings of I.5.a, I.5.đ.1, I.3.d). */
export const PROCEDURE_SETS = ['at-end', 'ever', 'full-year', 'by-decision'] as const;
export type ProcedureSet = (typeof PROCEDURE_SETS)[number];

export class ListedProcedure {
  @Id({ vi: 'Thủ tục', en: 'Procedure; null while it is not in the catalogue', optional: true }) procedureId!:
    string | null;
  @Text({ vi: 'Mã thủ tục', en: 'Code' }) procedureCode!: string;
}
/** The whole state of a list ordered by decision (QĐ 846/QĐ-TTg 2017, QĐ 45/2016 Art.13 and the province's own). */
export class DecisionListRecorded {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @OneOf(LIST_PURPOSES, { vi: 'Mục đích', en: 'Purpose' }) purpose!: ListPurpose;
  @Id({ vi: 'Của cơ quan', en: 'For this agency alone; null = the province', optional: true }) agencyId!: string | null;
  @Text({ vi: 'Quyết định', en: 'Decision' }) decision!: string;
  @Day({ vi: 'Ngày quyết định', en: 'Date of the decision' }) decidedOn!: string;
  @Day({ vi: 'Từ ngày', en: 'In force from' }) from!: string;
  @Day({ vi: 'Đến hết ngày', en: 'To, included', optional: true }) to!: string | null;
  @Parts(() => ListedProcedure, { vi: 'Thủ tục', en: 'Procedures', max: 3000 }) procedures!: ListedProcedure[];
}
export const decisionListRecorded = event('catalogue.decision-list.recorded.v1', DecisionListRecorded);

export class DecisionListView extends DecisionListRecorded {
  @Text({ vi: 'Mã cơ quan', en: 'Code of the agency', optional: true }) agency!: string | null;
}
export class DecisionLists {
  @Parts(() => DecisionListView, { vi: 'Danh mục', en: 'Lists' }) items!: DecisionListView[];
}
export class RecordDecisionList {
  @Id({ vi: 'Định danh do bên gọi chọn', en: 'Chosen by the caller; from the decision when absent', optional: true })
  id?: string | null;
  @OneOf(LIST_PURPOSES, { vi: 'Mục đích', en: 'Purpose' }) purpose!: ListPurpose;
  @Text({ vi: 'Của cơ quan', en: 'For this agency alone: uuid or code', pattern: AGENCY_REF, optional: true })
  agency?: string | null;
  @Text({ vi: 'Quyết định', en: 'Decision', example: '846/QĐ-TTg', max: 300 }) decision!: string;
  @Day({ vi: 'Ngày quyết định', en: 'Date of the decision' }) decidedOn!: string;
  @Day({ vi: 'Từ ngày', en: 'In force from' }) from!: string;
  @Day({ vi: 'Đến hết ngày', en: 'To, included', optional: true }) to?: string | null;
  @Texts({ vi: 'Mã thủ tục', en: 'Codes', pattern: ANY_PROCEDURE_CODE, max: 3000 }) codes!: string[];
}
export class DecisionListQuery {
  @OneOf(LIST_PURPOSES, { vi: 'Mục đích', en: 'Purpose', optional: true }) purpose?: ListPurpose;
  @Day({ vi: 'Áp dụng ngày', en: 'In force on this day', optional: true }) validOn?: string;
}
export const listDecisionLists = request('catalogue.decision-lists.list', DecisionListQuery, DecisionLists);
export const recordDecisionList = request('catalogue.decision-lists.record', RecordDecisionList, DecisionListView);

/** The whole state of an entry of the approved linked list (NĐ 61/2018 Art.14; TT 01/2018 Art.4): who leads and who takes part. */
export class LinkedProcedureRecorded {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Id({ vi: 'Thủ tục', en: 'Procedure' }) procedureId!: string;
  @Text({ vi: 'Mã thủ tục', en: 'Code of the procedure' }) procedureCode!: string;
  @Id({ vi: 'Cơ quan chủ trì', en: 'The agency that leads' }) agencyId!: string;
  @Texts({ vi: 'Cơ quan tham gia', en: 'Agencies that take part', pattern: /^[0-9a-f-]{36}$/, max: 50 })
  participants!: string[];
  @Day({ vi: 'Từ ngày', en: 'From' }) from!: string;
  @Day({ vi: 'Đến hết ngày', en: 'To, included', optional: true }) to!: string | null;
}
/** Its subject is the procedure. */
export const linkedProcedureRecorded = event('catalogue.linked-procedure.recorded.v1', LinkedProcedureRecorded);

export class LinkedProcedureView extends LinkedProcedureRecorded {
  @Text({ vi: 'Mã cơ quan chủ trì', en: 'Code of the leading agency' }) agency!: string;
  @Texts({ vi: 'Mã cơ quan tham gia', en: 'Codes of those taking part' }) participantCodes!: string[];
  @Text({ vi: 'Quyết định', en: 'Decision' }) decision!: string;
  @Part(() => LegalSource, { vi: 'Căn cứ', en: 'What it rests on', optional: true }) basis!: LegalSource | null;
}
export class LinkedProcedures {
  @Parts(() => LinkedProcedureView, { vi: 'Danh mục liên thông', en: 'The linked list' }) items!: LinkedProcedureView[];
}
export class LinkProcedure {
  @Text({ vi: 'Mã thủ tục', en: 'Code', pattern: ANY_PROCEDURE_CODE }) code!: string;
  @Text({ vi: 'Cơ quan chủ trì', en: 'The agency that leads: uuid or code', pattern: AGENCY_REF }) agency!: string;
  @Texts({ vi: 'Cơ quan tham gia', en: 'Those taking part: uuid or code', pattern: AGENCY_REF, max: 50 })
  participants!: string[];
  @Text({ vi: 'Quyết định', en: 'Decision', max: 300 }) decision!: string;
  @Day({ vi: 'Từ ngày', en: 'From' }) from!: string;
  @Day({ vi: 'Đến hết ngày', en: 'To, included', optional: true }) to?: string | null;
  @Part(() => LegalSource, { vi: 'Căn cứ', en: 'What it rests on', optional: true }) basis?: LegalSource | null;
}
export class LinkedQuery {
  @Text({ vi: 'Cơ quan', en: 'Leading agency: uuid or code', pattern: AGENCY_REF, optional: true }) agency?: string;
  @Day({ vi: 'Áp dụng ngày', en: 'In force on this day', optional: true }) validOn?: string;
}
export const listLinkedProcedures = request('catalogue.linked-procedures.list', LinkedQuery, LinkedProcedures);
export const linkProcedure = request('catalogue.linked-procedures.record', LinkProcedure, LinkedProcedureView);

/** Which procedures belong to a set of a period. */
export class ProcedureSetQuery {
  @OneOf(PROCEDURE_SETS, { vi: 'Tập', en: 'Set' }) set!: ProcedureSet;
  @OneOf(['offered', ...LIST_PURPOSES], { vi: 'Loại', en: 'Of what' }) of!: 'offered' | ListPurpose;
  @Day({ vi: 'Từ ngày', en: 'First day' }) from!: string;
  @Day({ vi: 'Đến hết ngày', en: 'Last day' }) to!: string;
  @Text({ vi: 'Cơ quan', en: 'Agency, with all below it: uuid or code', pattern: AGENCY_REF, optional: true })
  agency?: string;
}
export class ProcedureSetView {
  @Whole({ vi: 'Số thủ tục', en: 'Procedures' }) count!: number;
  @Texts({ vi: 'Mã', en: 'Codes', max: 10_000 }) codes!: string[];
}
export const procedureSet = request('catalogue.procedures.set', ProcedureSetQuery, ProcedureSetView);
