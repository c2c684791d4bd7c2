import {
  agencyRecorded,
  decisionListRecorded,
  linkedProcedureRecorded,
  offeringRecorded,
  postingRecorded,
  procedureRecorded,
  shorteningRecorded,
  type AgencyRecorded,
  type DecisionListRecorded,
  type EventContract,
  type LinkedProcedureRecorded,
  type OfferingRecorded,
  type PostingRecorded,
  type ProcedureRecorded,
  type ShorteningRecorded,
} from '#contracts';
import { postingDueOn } from './posting-due.js';
import { idOfUnknown } from './unknown-procedure.js';

/** Versions of what the catalogue says; `row` gives the columns, `id` among them. */
export interface CatalogueTable {
  readonly event: EventContract;
  readonly table: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly row: (data: object) => Record<string, unknown>;
}

const ofProcedure = { id: 'uuid', procedure_id: 'uuid', agency_id: 'uuid' };
const valid = { valid_from: 'date', valid_to: 'date' };

const agencies: CatalogueTable = {
  event: agencyRecorded,
  table: 'agency_fact',
  columns: { id: 'uuid', agency: 'jsonb' },
  row: (data) => ({ id: (data as AgencyRecorded).id, agency: data }),
};

const procedures: CatalogueTable = {
  event: procedureRecorded,
  table: 'procedure_fact',
  columns: {
    ...{ id: 'uuid', code: 'text', name_vi: 'text', name_en: 'text', field: 'text', status: 'text' },
    ...{ ...valid, version: 'integer', posting_due_on: 'date' },
  },
  row: (data) => {
    const { id, code, name, field, status, validFrom, validTo, version } = data as ProcedureRecorded;
    return {
      ...{ id, code, name_vi: name.vi, name_en: name.en, field, status, valid_from: validFrom, valid_to: validTo },
      ...{ version, posting_due_on: postingDueOn(validFrom) },
    };
  },
};

const offerings: CatalogueTable = {
  event: offeringRecorded,
  table: 'offering_fact',
  columns: {
    ...{ ...ofProcedure, ...valid },
    ...{ level: 'smallint', one_stop: 'boolean', post: 'boolean', excluded: 'boolean' },
  },
  row: (data) => {
    const { id, procedureId, agencyId, from, to, level, oneStop, post, exclusion } = data as OfferingRecorded;
    return {
      ...{ id, procedure_id: procedureId, agency_id: agencyId, valid_from: from, valid_to: to },
      ...{ level, one_stop: oneStop, post, excluded: !oneStop && Boolean(exclusion) },
    };
  },
};

const postings: CatalogueTable = {
  event: postingRecorded,
  table: 'posting_fact',
  columns: {
    ...ofProcedure,
    ...{ version: 'integer', place: 'text', posted_on: 'date', removed_on: 'date', due_on: 'date' },
    complete: 'boolean',
  },
  row: (data) => {
    const { id, procedureId, agencyId, version, place, postedOn, removedOn, dueOn, missing } = data as PostingRecorded;
    return {
      ...{ id, procedure_id: procedureId, agency_id: agencyId, version, place },
      ...{ posted_on: postedOn, removed_on: removedOn, due_on: dueOn, complete: missing.length === 0 },
    };
  },
};

const shortenings: CatalogueTable = {
  event: shorteningRecorded,
  table: 'shortening_fact',
  columns: {
    ...{ ...ofProcedure, ...valid },
    ...{ decided_on: 'date', shorter: 'boolean', days_saved: 'numeric', share_saved: 'numeric' },
  },
  row: (data) => {
    const { id, procedureId, agencyId, decidedOn, from, to, comparison, ...saved } = data as ShorteningRecorded;
    return {
      ...{ id, procedure_id: procedureId, agency_id: agencyId, valid_from: from, valid_to: to, decided_on: decidedOn },
      ...{ shorter: comparison === 'shorter', days_saved: saved.daysSaved, share_saved: saved.shareSaved },
    };
  },
};

const decisionLists: CatalogueTable = {
  event: decisionListRecorded,
  table: 'decision_list_fact',
  columns: { id: 'uuid', agency_id: 'uuid', purpose: 'text', ...valid, procedures: 'uuid[]' },
  row: (data) => {
    const { id, agencyId, purpose, from, to, procedures: listed } = data as DecisionListRecorded;
    const ids = listed.map(({ procedureId, procedureCode }) => procedureId ?? idOfUnknown(procedureCode));
    return { id, agency_id: agencyId, purpose, valid_from: from, valid_to: to, procedures: ids };
  },
};

const linked: CatalogueTable = {
  event: linkedProcedureRecorded,
  table: 'linked_procedure_fact',
  columns: { ...ofProcedure, ...valid },
  row: (data) => {
    const { id, procedureId, agencyId, from, to } = data as LinkedProcedureRecorded;
    return { id, procedure_id: procedureId, agency_id: agencyId, valid_from: from, valid_to: to };
  },
};

/** Everything scopes, sets and traits are read from. */
export const CATALOGUE_TABLES: readonly CatalogueTable[] = [
  ...[agencies, procedures, offerings],
  ...[postings, shortenings, decisionLists, linked],
];
