const NBSP = '\u00a0';

/** "ngày 05 tháng 02 năm 2018": days below ten and the months one and two with a nought (NĐ 30/2020 Annex I.II.4; TT 01/2011 Art.9). */
export function longDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return ['ngày', two(date), 'tháng', month < 3 ? two(month) : `${month}`, 'năm', `${year}`].join(NBSP);
}

/** "30/8/2018" for running text and tables, with the same noughts. */
export function shortDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return `${two(date)}/${month < 3 ? two(month) : month}/${year}`;
}

/** Numbers below ten of documents with a nought before (NĐ 30/2020 Annex I.II.3; TT 01/2011 Art.8). */
export const documentNumber = (number: string): string => (/^\d$/.test(number) ? `0${number}` : number);

/** "08 giờ 05 phút, ngày 13/8/2018" */
export function hourAndDate(instant: Date | string): string {
  const local = new Date(new Date(instant).getTime() + 7 * 3_600_000).toISOString();
  return `${local.slice(11, 13)}${NBSP}giờ${NBSP}${local.slice(14, 16)}${NBSP}phút, ngày${NBSP}${shortDate(local.slice(0, 10))}`;
}

/** A number as Vietnamese write it: 1.234,5. */
export function decimal(value: number, digits = 0): string {
  const [whole = '', rest] = Math.abs(value).toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return `${value < 0 ? '−' : ''}${grouped}${rest ? `,${rest}` : ''}`;
}

/** Composed letters, single spaces, no line end: "Đồng Xoài" must be one word to a search in the file, however it was typed. */
export const printed = (value: string): string => value.normalize('NFC').replace(/[ \t\r\n]+/g, ' ');

const two = (value: number) => `${value}`.padStart(2, '0');
