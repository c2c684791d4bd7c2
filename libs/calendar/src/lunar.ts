import { dayNumber, dayOfNumber, type Day } from './day.js';

// The Vietnamese lunisolar calendar: months begin on the day of the new moon in UTC+7, and the month with the winter
// solstice is the eleventh. Series for the new moon and the sun: J. Meeus, Astronomical Algorithms, shortened.

const RADIANS = Math.PI / 180;
const SYNODIC_MONTH = 29.530588853;
/** Julian day of 1970-01-01 at midnight UTC. */
const UNIX_EPOCH = 2440587.5;
/** New moon number 0 of Meeus: 1900-01-01, as a Julian day. */
const FIRST_NEW_MOON = 2415021.076998695;
const HOURS_AHEAD = 7 / 24;

const sine = (degrees: number): number => Math.sin(degrees * RADIANS);

/** Terrestrial minus universal time in days; within seconds for 1900–2100, where a month begins within minutes only rarely. */
function clockCorrection(t: number): number {
  return -0.000278 + 0.000265 * t + 0.000262 * t * t;
}

/** The day number (UTC+7) of the k-th new moon after 1900-01-01. */
function newMoon(k: number): number {
  const t = k / 1236.85;
  const mean =
    2415020.75933 + 29.53058868 * k + (0.0001178 - 0.000000155 * t) * t * t + 0.00033 * sine(166.56 + 132.87 * t);
  const sun = 359.2242 + 29.10535608 * k - 0.0000333 * t * t;
  const moon = 306.0253 + 385.81691806 * k + 0.0107306 * t * t;
  const latitude = 21.2964 + 390.67050646 * k - 0.0016528 * t * t;
  const correction =
    (0.1734 - 0.000393 * t) * sine(sun) +
    0.0021 * sine(2 * sun) -
    0.4068 * sine(moon) +
    0.0161 * sine(2 * moon) -
    0.0004 * sine(3 * moon) +
    0.0104 * sine(2 * latitude) -
    0.0051 * sine(sun + moon) -
    0.0074 * sine(sun - moon) +
    0.0004 * sine(2 * latitude + sun) -
    0.0004 * sine(2 * latitude - sun) -
    0.0006 * sine(2 * latitude + moon) +
    0.001 * sine(2 * latitude - moon) +
    0.0005 * sine(sun + 2 * moon);
  return Math.floor(mean + correction - clockCorrection(t) - UNIX_EPOCH + HOURS_AHEAD);
}

/** The twelfth of the ecliptic (0–11) in which the sun stands at the beginning of a day in Vietnam. */
function solarTwelfth(number: number): number {
  const t = (number + UNIX_EPOCH - HOURS_AHEAD - 2451545) / 36525;
  const anomaly = 357.5291 + 35999.0503 * t - 0.0001559 * t * t;
  const centre =
    (1.9146 - 0.004817 * t - 0.000014 * t * t) * sine(anomaly) +
    (0.019993 - 0.000101 * t) * sine(2 * anomaly) +
    0.00029 * sine(3 * anomaly);
  const longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t * t + centre;
  return Math.floor((((longitude % 360) + 360) % 360) / 30);
}

/** The new moon that opens the eleventh month of a lunar year: the last month begun before the sun passes 270°. */
function eleventhMonth(year: number): number {
  const yearEnd = dayNumber(`${year}-12-31`);
  const k = Math.floor((yearEnd + UNIX_EPOCH - FIRST_NEW_MOON) / SYNODIC_MONTH);
  return solarTwelfth(newMoon(k)) >= 9 ? k - 1 : k;
}

/** Which month after the eleventh is the leap month: the first without a principal term. */
function leapOffset(first: number): number {
  let offset = 1;
  while (solarTwelfth(newMoon(first + offset)) !== solarTwelfth(newMoon(first + offset + 1))) offset += 1;
  return offset;
}

/** The solar day of a day of an ordinary (not leap) lunar month 1–10: Tết is (year, 1, 1), the Hùng Kings (year, 3, 10). */
export function lunarDay(year: number, month: number, day: number): Day {
  const before = eleventhMonth(year - 1);
  const long = eleventhMonth(year) - before === 13;
  const ordinary = month + 1;
  const shift = long && ordinary >= leapOffset(before) ? 1 : 0;
  return dayOfNumber(newMoon(before + ordinary + shift) + day - 1);
}
