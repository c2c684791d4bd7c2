import type { DataSource } from 'typeorm';

/** What the tables lack to be what the entities say, as SQL; empty when nothing. CHECKs stand in migrations alone. */
export async function schemaFaults(db: DataSource): Promise<string[]> {
  const { upQueries } = await db.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query).filter((sql) => !/DROP CONSTRAINT "\w+_check\d*"$/.test(sql));
}
