import type { MeasureQuery } from '#indicators';
import type { CountQuery } from './counts.queries.js';
import type { ProcedureQuery } from './procedures.queries.js';

export const isCount = (query: MeasureQuery): query is CountQuery =>
  query.kind === 'stock' || (query.kind === 'flow' && query.among === null);

export const isAmongProcedures = (query: MeasureQuery): query is ProcedureQuery =>
  query.kind === 'procedures' || (query.kind === 'flow' && query.among !== null);
