import type { Queryable } from '#messaging';
import { plainArray } from '../facts/array-literal.js';
import type { CellDelta, CellDeltas } from './cell-deltas.js';
import { FLOW_COLUMNS, PROCEDURE_COLUMNS } from './columns.js';

interface Cells {
  table: string;
  key: Readonly<Record<string, { type: string; of: (delta: CellDelta) => string | number }>>;
  counts: readonly string[];
}

const KEY: Cells['key'] = {
  grain: { type: 'text', of: (delta) => delta.grain },
  bucket: { type: 'date', of: (delta) => delta.bucket },
  agency_id: { type: 'uuid', of: (delta) => delta.group.agencyId },
};
const FLOW_CELLS: Cells = {
  table: 'flow_cell',
  key: {
    ...KEY,
    channel: { type: 'text', of: (delta) => delta.group.channel },
    level: { type: 'smallint', of: (delta) => delta.group.level },
  },
  counts: FLOW_COLUMNS,
};
const PROCEDURE_CELLS: Cells = {
  table: 'procedure_cell',
  key: { ...KEY, procedure_id: { type: 'uuid', of: (delta) => delta.group.procedureId } },
  counts: PROCEDURE_COLUMNS,
};

/** Adds a batch's movements to the cells of a lane. */
export async function moveCells(tx: Queryable, deltas: CellDeltas, lane: number): Promise<void> {
  await upsert(tx, FLOW_CELLS, deltas.flows, lane);
  await upsert(tx, PROCEDURE_CELLS, deltas.procedures, lane);
}

/** Only the counts that move in this batch are named: most batches touch some of them. */
async function upsert(tx: Queryable, cells: Cells, deltas: readonly CellDelta[], lane: number): Promise<void> {
  if (deltas.length === 0) return;
  const { table } = cells;
  const key = Object.entries(cells.key);
  const moving = cells.counts.flatMap((column, index) =>
    deltas.some(({ values }) => values[index] !== 0) ? [{ column, index }] : [],
  );
  const columns = [...key.map(([column]) => column), ...moving.map(({ column }) => column)];
  const types = [...key.map(([, { type }]) => type), ...moving.map(() => 'bigint')];
  await tx.query(
    `INSERT INTO ${table} (${columns.join(', ')}, lane)
     SELECT *, ${lane} FROM unnest(${types.map((type, index) => `$${index + 1}::${type}[]`).join(', ')})
     ON CONFLICT (${key.map(([column]) => column).join(', ')}, lane)
     DO UPDATE SET ${moving.map(({ column }) => `${column} = ${table}.${column} + excluded.${column}`).join(', ')}`,
    [
      ...key.map(([, { of }]) => plainArray(deltas.map(of))),
      ...moving.map(({ index }) => plainArray(deltas.map(({ values }) => values[index]!))),
    ],
  );
}
