import type { EntityManager } from 'typeorm';
import { Shipment } from './shipment.entity.js';

/** One statement however many items: `jsonb_populate_recordset` reads rows of the table's own type. */
const FROM_ROWS = `jsonb_populate_recordset(NULL::shipment, $1::jsonb)`;

export async function insertShipments(tx: EntityManager, shipments: readonly Shipment[]): Promise<void> {
  if (shipments.length === 0) return;
  const names = columns(tx).map(([, name]) => name);
  await tx.query(`INSERT INTO shipment (${names.join(', ')}) SELECT ${names.join(', ')} FROM ${FROM_ROWS}`, [
    rowsOfTable(tx, shipments),
  ]);
}

/** Writes whole items that are locked already. */
export async function updateShipments(tx: EntityManager, shipments: readonly Shipment[]): Promise<void> {
  if (shipments.length === 0) return;
  const set = columns(tx).flatMap(([, name]) => (name === 'id' ? [] : [`${name} = changed.${name}`]));
  await tx.query(`UPDATE shipment SET ${set.join(', ')} FROM ${FROM_ROWS} AS changed WHERE shipment.id = changed.id`, [
    rowsOfTable(tx, shipments),
  ]);
}

const columns = (tx: EntityManager): (readonly [keyof Shipment, string])[] =>
  tx
    .getRepository(Shipment)
    .metadata.columns.map(({ propertyName, databaseName }) => [propertyName as keyof Shipment, databaseName] as const);

function rowsOfTable(tx: EntityManager, shipments: readonly Shipment[]): string {
  const all = columns(tx);
  return JSON.stringify(
    shipments.map((one) => Object.fromEntries(all.map(([property, name]) => [name, plain(one[property])]))),
  );
}

/** Bytes as PostgreSQL writes them. */
const plain = (value: unknown): unknown => (Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : (value ?? null));
