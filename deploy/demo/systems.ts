import { addDays, type WorkingCalendar } from '#calendar';
import { shift } from './days.js';
import type { DemonstrationAgency } from './mark.js';
import { Random } from './random.js';

/** A connected system of an agency, and the days on which it was heard. */
export interface InventedSystem {
  readonly agency: string;
  readonly kind: 'document-management' | 'one-stop';
  readonly product: string;
  readonly connectedOn: string;
  /** Instants, in order. */
  readonly heardAt: readonly string[];
}

const PRODUCTS = { 'document-management': 'QLVB (DỮ LIỆU MẪU)', 'one-stop': 'Một cửa (DỮ LIỆU MẪU)' } as const;
const HALVES = ['2018-06-30', '2018-12-31'];

/** Systems of the year: most are heard at the end of both halves, some have fallen silent, some agencies have none. */
export function systemYear(
  agencies: readonly DemonstrationAgency[],
  calendar: WorkingCalendar,
  seed: number,
): InventedSystem[] {
  const random = new Random(seed + 4);
  // Late on the last working day: eight working hours reach over the end of the period.
  const ends = HALVES.map((end) => `${shift(addDays(end, 1), -1, calendar)}T15:30:00+07:00`);
  return agencies.flatMap(({ code, kind: level }) =>
    (['document-management', 'one-stop'] as const).flatMap((kind) => {
      const has = level === 'commune' ? (kind === 'one-stop' ? 0.75 : 0.9) : 0.97;
      if (!random.chance(has)) return [];
      const heardAt = ends.filter(() => random.chance(0.93));
      return [{ agency: code, kind, product: PRODUCTS[kind], connectedOn: '2018-01-02', heardAt }];
    }),
  );
}
