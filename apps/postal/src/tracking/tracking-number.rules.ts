import { Problem, type TrackingNumberView } from '#contracts';
import { S10_COUNTRIES, S10_SERVICES } from './s10.js';

const S10 = /^([A-Z]{2})(\d{8})(\d)([A-Z]{2})$/;
const WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7];

/** The check digit of eight digits: 11 less the weighted sum modulo 11, where 10 stands for 0 and 11 for 5 (UPU S10). */
export function checkDigit(serial: string): number {
  const sum = WEIGHTS.reduce((total, weight, n) => total + weight * Number(serial[n]), 0);
  const digit = 11 - (sum % 11);
  return digit === 10 ? 0 : digit === 11 ? 5 : digit;
}

/** What a number says about itself. Blanks and small letters, as people write them, are put right. */
export function readTrackingNumber(text: string): TrackingNumberView {
  const number = text.normalize('NFC').replace(/\s+/g, '').toUpperCase();
  const parts = S10.exec(number);
  const unknown = { service: null, serviceName: null, country: null, checkDigit: null };
  if (!parts) return { number, format: 'unknown', valid: false, ...unknown };
  const [service, serial, digit, country] = parts.slice(1) as [string, string, string, string];
  const expected = checkDigit(serial);
  const known = S10_COUNTRIES.has(country);
  return {
    number,
    format: 'S10',
    valid: known && Number(digit) === expected,
    service,
    serviceName: S10_SERVICES.find(({ letters }) => letters.test(service))?.name ?? null,
    country: known ? country : null,
    checkDigit: expected,
  };
}

/** Refuses a number that has the form of S10 and is none; what has another form is taken as it is (domain rule 45). */
export function assertUsable({ number, format, valid, country, checkDigit: expected }: TrackingNumberView): void {
  if (format !== 'S10' || valid) return;
  if (country === null) throw new Problem('refused', 'postal.country-unknown', { number });
  throw new Problem('refused', 'postal.check-digit', { number, expected });
}
