import { isDay } from './fields.js';
import { Problem } from './problem.js';
import { isUuid } from './uuid.js';

/** Where a page of a list in order of day and id ends. */
export interface DayCursor {
  readonly day: string;
  readonly id: string;
}

/** What `after` of such a list looks like. */
export const DAY_CURSOR = /^\d{4}-\d{2}-\d{2}_[0-9a-f-]{36}$/;

export const dayCursor = ({ day, id }: DayCursor): string => `${day}_${id}`;

/** The place a caller wants to continue after; throws `invalid.parameter`. */
export function readDayCursor(after: string | null | undefined): DayCursor | null {
  if (!after) return null;
  const [day = '', id = ''] = after.split('_');
  if (!isDay(day) || !isUuid(id)) throw new Problem('invalid', 'invalid.parameter', { name: 'after', value: after });
  return { day, id };
}
