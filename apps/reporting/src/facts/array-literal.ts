/**
 * A PostgreSQL array in text form. Joining is some ten times cheaper than pg's own serialisation, which matters for
 * batches of a hundred thousand values. Only for values without quotes, commas and braces: numbers, days, uuids, flags.
 */
export const plainArray = (values: readonly (string | number | boolean | null)[]): string =>
  `{${values.map((value) => value ?? 'NULL').join(',')}}`;

/** The same for any text. */
export const textArray = (values: readonly (string | null)[]): string =>
  `{${values.map((value) => (value === null ? 'NULL' : `"${value.replace(/["\\]/g, '\\$&')}"`)).join(',')}}`;
