import { describe, expect, it } from '@jest/globals';
import { assertUsable, checkDigit, readTrackingNumber } from './tracking-number.rules.js';

describe('tracking numbers of UPU S10', () => {
  it.each([
    ['12345678', 5],
    ['47312482', 9],
    ['00000001', 4],
    ['00000000', 5],
    ['00000008', 0],
  ])('the check digit of %s is %i', (serial, digit) => expect(checkDigit(serial)).toBe(digit));

  // The six published test numbers of jkeen/tracking_number_data, couriers/s10.json.
  it.each([
    ['RB123456785GB', true, 'GB'],
    ['RB123456785US', true, 'US'],
    ['RB123456785CV', true, 'CV'],
    ['RB123456785CF', true, 'CF'],
    ['RB123456786US', false, 'US'],
    ['RB123456785XX', false, null],
  ])('%s: valid %s, country %s', (number, valid, country) => {
    const expected = { number, format: 'S10', valid, service: 'RB', country, checkDigit: 5 };
    expect(readTrackingNumber(number)).toMatchObject(expected);
  });

  it('reads blanks and small letters as people write them', () => {
    const read = readTrackingNumber(' rr 1234 5678 5 vn ');
    expect(read).toMatchObject({ number: 'RR123456785VN', valid: true, serviceName: { vi: 'Thư ghi số' } });
  });

  it.each(['EH0123456VN', 'BP-2018/000123', 'RR12345678VN', '1234567890123'])(
    '%s has another form: taken as it is, valid by no algorithm',
    (number) => {
      const read = readTrackingNumber(number);
      expect(read).toMatchObject({ format: 'unknown', valid: false, service: null, country: null, checkDigit: null });
      expect(() => assertUsable(read)).not.toThrow();
    },
  );

  it('refuses a wrong check digit and says the right one', () => {
    expect(() => assertUsable(readTrackingNumber('RR123456784VN'))).toThrow(
      expect.objectContaining({
        kind: 'refused',
        code: 'postal.check-digit',
        facts: expect.objectContaining({ expected: 5 }),
      }),
    );
  });

  it('refuses a country that S10 does not know', () => {
    expect(() => assertUsable(readTrackingNumber('RR123456785XX'))).toThrow('postal.country-unknown');
  });
});
