import { REGISTER_FIELDS, type MappedField, type RegisterField } from '#contracts';

/** A file's row: cells by heading, or an object of JSON Lines. */
export type Cells = Readonly<Record<string, unknown>>;

const LISTS: readonly RegisterField[] = ['recipients', 'paperRecipients'];
const NUMBERS: readonly RegisterField[] = ['number', 'arrivalNumber', 'citizens', 'enterprises', 'internal'];
const DAYS: readonly RegisterField[] = ['issuedOn', 'arrivedOn'];
const OTHERS: readonly RegisterField[] = ['citizens', 'enterprises', 'internal'];
const VIETNAMESE_DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const YES = ['true', '1', 'có', 'x', 'yes'];
const NO = ['false', '0', 'không', 'no'];

/**
 * What a row says in our own words, not yet checked: columns by the mapping, or by the names of our fields where there is
 * none; `others` may be nested as in `POST /exchange/register`. Secrecy that is not said is none; a class that is not said is unknown, never paper.
 */
export function registerRow(cells: Cells, mapping: readonly MappedField[]): Record<string, unknown> {
  const row: Record<string, unknown> = { secrecy: 'none', class: 'unknown' };
  const others: Record<string, unknown> = { ...nested(cells['others']) };
  for (const field of REGISTER_FIELDS) {
    const value = valueOf(cells, field, mapping);
    if (value === undefined) continue;
    if (OTHERS.includes(field)) others[field] = value;
    else row[field] = value;
  }
  row['recipients'] ??= [];
  return Object.keys(others).length > 0 ? { ...row, others } : row;
}

const nested = (cell: unknown): object => (typeof cell === 'object' && cell !== null ? cell : {});

function valueOf(cells: Cells, field: RegisterField, mapping: readonly MappedField[]): unknown {
  const mapped = mapping.find((one) => one.field === field);
  const cell = cells[mapped?.heading ?? field];
  const found = isEmpty(cell) ? mapped?.otherwise : meaningOf(cell, mapped);
  return isEmpty(found) ? undefined : read(field, found);
}

const isEmpty = (cell: unknown): boolean => cell === undefined || cell === null || cell === '';

const meaningOf = (cell: unknown, mapped: MappedField | undefined): unknown =>
  mapped?.values?.find(({ from }) => same(from, cell))?.to ?? cell;

const same = (from: string, found: unknown): boolean =>
  typeof found === 'string' &&
  from.normalize('NFC').trim().toLowerCase() === found.normalize('NFC').trim().toLowerCase();

/** Text of a spreadsheet as the kind of value the field has; what is none stays as it is, and is refused by name later. */
function read(field: RegisterField, found: unknown): unknown {
  if (found instanceof Date) return found.toISOString().slice(0, 10);
  if (typeof found !== 'string') return NUMBERS.includes(field) || typeof found !== 'number' ? found : String(found);
  const text = found.normalize('NFC').trim();
  if (LISTS.includes(field)) return text.split(/[;,\s]+/).filter(Boolean);
  if (NUMBERS.includes(field)) return /^\d{1,9}$/.test(text) ? Number(text) : text;
  if (DAYS.includes(field)) return dayOf(text);
  if (field === 'signed') return flagOf(text);
  return text;
}

function dayOf(text: string): string {
  const [, day, month, year] = VIETNAMESE_DAY.exec(text) ?? [];
  return day ? `${year}-${month!.padStart(2, '0')}-${day.padStart(2, '0')}` : text.slice(0, 10);
}

function flagOf(text: string): unknown {
  const plain = text.toLowerCase();
  if (YES.includes(plain)) return true;
  return NO.includes(plain) ? false : text;
}
