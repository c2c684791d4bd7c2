import type { Channel, Fee, SubmissionWay, TermUnit } from '#contracts';
import { cleaned, line } from './portal-text.js';

const UNITS: Record<string, TermUnit> = {
  'ngày làm việc': 'working-day',
  ngày: 'day',
  giờ: 'hour',
  tháng: 'month',
  năm: 'year',
};
const TERM = /^0*(\d{1,4}(?:[.,]\d{1,2})?)\s*(ngày làm việc|ngày|giờ|tháng|năm)$/i;
const FEE = /^(?:(?:phí|lệ phí)\s*:\s*)?([\d.,]+|không)\s*(việt nam đồng|vnđ|vnd|đồng|usd)\s*(\(.*\))?\.?$/is;
/** No fee is smaller than this; "150 VNĐ(150.000 đồng)" was meant as thousands. */
const LEAST_VND = 1000;

const CHANNELS: readonly (readonly [RegExp, Channel])[] = [
  [/trực tuyến/i, 'online'],
  [/bưu chính/i, 'post'],
  [/trực tiếp/i, 'counter'],
];

/** A term that is plain: a positive number with its unit. Anything else stays text. */
export function termOf(text: string | null): SubmissionWay['term'] {
  const match = TERM.exec(text ?? '');
  if (!match) return null;
  const length = match[1]!.replace(',', '.');
  return Number(length) > 0 ? { length, unit: UNITS[match[2]!.toLowerCase()]! } : null;
}

/** The fees of a way, one a line; an amount only where it is plain. */
export function feesOf(value: unknown): Fee[] {
  const lines = (cleaned(value) ?? '').split('\n').map((one) => one.trim());
  const stated = lines.filter((one) => one && !/^file đính kèm/i.test(one));
  return stated.map((text) => ({ text, ...amountOf(text) }));
}

function amountOf(text: string): Pick<Fee, 'amount' | 'currency'> {
  if (/^miễn phí/i.test(text)) return { amount: '0', currency: 'VND' };
  const match = FEE.exec(text);
  if (!match) return { amount: null, currency: null };
  const [, number, name] = match;
  const currency = /usd/i.test(name!) ? 'USD' : 'VND';
  const amount = /không/i.test(number!) ? '0' : plainNumber(number!, currency);
  return amount === null ? { amount, currency: null } : { amount, currency };
}

/** Dong are whole, with dots or commas between thousands; dollars have commas and at most two decimals. */
function plainNumber(text: string, currency: 'VND' | 'USD'): string | null {
  const grouped =
    currency === 'VND' ? /^\d{1,3}([.,]\d{3})+$|^\d+$/ : /^\d{1,3}(,\d{3})*(\.\d{1,2})?$|^\d+(\.\d{1,2})?$/;
  if (!grouped.test(text)) return null;
  const number = currency === 'VND' ? text.replace(/[.,]/g, '') : text.replace(/,/g, '');
  const suspicious = currency === 'VND' && Number(number) > 0 && Number(number) < LEAST_VND;
  return suspicious ? null : String(Number(number));
}

/** A way to submit as the portal prints it; null where it names no channel. */
export function wayOf(stated: {
  method: unknown;
  term: unknown;
  fees: unknown;
  description: unknown;
}): SubmissionWay | null {
  const method = line(stated.method) ?? '';
  const channel = CHANNELS.find(([pattern]) => pattern.test(method))?.[1];
  if (!channel) return null;
  const termText = line(stated.term);
  const fees = feesOf(Array.isArray(stated.fees) ? stated.fees.join('\n') : stated.fees);
  return { channel, term: termOf(termText), termText, fees, description: cleaned(stated.description) };
}
