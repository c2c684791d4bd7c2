import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildCalendar, officeTimeBetween, vietnamDecisions } from '#calendar';
import { attribute, type Course, type Held, type Owner } from './attribution.rules.js';

const calendar = buildCalendar(vietnamDecisions, { agencyIds: [], now: '2018-12-31T08:00:00+07:00' });
const HOUR = 3_600_000;
const unit = (unitId: string): Owner => ({ holder: 'unit', unitId });
const CITIZEN: Owner = { holder: 'citizen', unitId: null };
const POST: Owner = { holder: 'post', unitId: null };
const t = (instant: string) => Date.parse(`${instant}+07:00`);

const aCourse = (of: Partial<Course> = {}): Course => ({
  receivedAt: t('2018-08-13T08:00:00'),
  end: t('2018-08-17T17:00:00'),
  lawfulDueAt: t('2018-08-16T17:00:00'),
  receiver: 'counter',
  absences: [],
  consultations: [],
  shares: [],
  steps: [{ at: t('2018-08-13T10:00:00'), owner: unit('room') }],
  ...of,
});
const hours = (course: Course): Record<string, [number, number]> =>
  Object.fromEntries(
    attribute(course, calendar).map(({ owner, milliseconds, afterDue }) => [
      owner.unitId ?? owner.holder,
      [milliseconds / HOUR, afterDue / HOUR],
    ]),
  );

describe('every office hour belongs to exactly one', () => {
  const asked: Held = { owner: unit('opinion'), from: t('2018-08-14T07:00:00'), to: t('2018-08-15T07:00:00') };
  const away: Held = { owner: CITIZEN, from: t('2018-08-14T13:30:00'), to: t('2018-08-16T07:00:00') };
  it.each([
    ['the counter until the first hand-over, then the room (Art.18.2)', {}, { counter: [2, 0], room: [37, 8] }],
    ['who is asked for an opinion while it is awaited (Art.19.5)', { consultations: [asked] }, { counter: [2, 0], room: [29, 8], opinion: [8, 0] }], // prettier-ignore
    ['the citizen while a supplement is awaited, whoever else was asked (Art.19.4)', { consultations: [asked], absences: [away] }, { counter: [2, 0], room: [21, 8], opinion: [4.5, 0], citizen: [11.5, 0] }], // prettier-ignore
    ['the post from the posting on', { absences: [{ ...away, to: t('2018-08-15T07:00:00') }, { owner: POST, from: t('2018-08-15T07:00:00'), to: t('2018-08-16T07:00:00') }] }, { counter: [2, 0], room: [25.5, 8], citizen: [3.5, 0], post: [8, 0] }], // prettier-ignore
    ['in parallel the share that ends last (Art.19.6)', { shares: [{ owner: unit('quick'), from: t('2018-08-14T07:00:00'), to: t('2018-08-15T07:00:00') }, { owner: unit('slow'), from: t('2018-08-14T07:00:00'), to: t('2018-08-17T07:00:00') }] }, { counter: [2, 0], room: [13, 8], slow: [24, 0] }], // prettier-ignore
    ['in sequence each share in turn (Art.19.6)', { shares: [{ owner: unit('first'), from: t('2018-08-14T07:00:00'), to: t('2018-08-15T07:00:00') }, { owner: unit('second'), from: t('2018-08-15T07:00:00'), to: Infinity }] }, { counter: [2, 0], room: [5, 0], first: [8, 0], second: [24, 8] }], // prettier-ignore
    ['nobody outside office hours', { receivedAt: t('2018-08-18T08:00:00'), end: t('2018-08-19T23:00:00') }, {}],
  ] as const)('%s', (_, of, expected) => {
    expect(hours(aCourse(of as Partial<Course>))).toEqual(expected);
  });
});

const FROM = t('2018-03-01T06:00:00');
const MINUTE = 60_000;
const instant = fc.integer({ min: 0, max: 90 * 24 * 60 }).map((minutes) => FROM + minutes * MINUTE);
const owner = fc.constantFrom(CITIZEN, POST, unit('a'), unit('b'), unit('c'));
const held = (owners: fc.Arbitrary<Owner>) =>
  fc.tuple(instant, fc.option(instant, { nil: Infinity }), owners).map(([one, other, of]): Held => {
    const [from, to] = one <= other ? [one, other] : [other, one];
    return { owner: of, from, to };
  });
const lists = (owners: fc.Arbitrary<Owner>) => fc.array(held(owners), { maxLength: 4 });
const course: fc.Arbitrary<Course> = fc
  .record({
    bounds: fc.tuple(instant, instant),
    lawfulDueAt: fc.option(instant),
    absences: lists(fc.constantFrom(CITIZEN, POST)),
    consultations: lists(owner),
    shares: lists(owner),
    steps: fc.array(fc.record({ at: instant, owner }), { maxLength: 5 }),
  })
  .map(({ bounds: [one, other], steps, ...rest }) => ({
    ...rest,
    receivedAt: Math.min(one, other),
    end: Math.max(one, other),
    receiver: 'counter',
    steps: steps.sort((a, b) => a.at - b.at),
  }));

const total = (of: Course, what: 'milliseconds' | 'afterDue') =>
  attribute(of, calendar).reduce((sum, one) => sum + one[what], 0);
const office = (from: number, to: number) => officeTimeBetween(new Date(from), new Date(to), calendar);

describe('delay attribution, whatever happened', () => {
  it('has parts that sum to the whole, and delays that sum to the delay', () => {
    fc.assert(
      fc.property(course, (of) => {
        expect(total(of, 'milliseconds')).toBe(office(of.receivedAt, of.end));
        const due = of.lawfulDueAt === null ? of.end : Math.max(of.receivedAt, of.lawfulDueAt);
        expect(total(of, 'afterDue')).toBe(due >= of.end ? 0 : office(due, of.end));
      }),
    );
  });

  it('names each owner once, none with less than nothing, none with more delay than time', () => {
    fc.assert(
      fc.property(course, (of) => {
        const parts = attribute(of, calendar);
        const keys = parts.map(({ owner: { holder, unitId } }) => `${holder} ${unitId}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { milliseconds, afterDue } of parts) {
          expect(milliseconds).toBeGreaterThan(0);
          expect(afterDue).toBeGreaterThanOrEqual(0);
          expect(afterDue).toBeLessThanOrEqual(milliseconds);
        }
      }),
    );
  });

  it('only grows with time: nobody gets less because the dossier goes on', () => {
    fc.assert(
      fc.property(course, fc.integer({ min: 0, max: 30 * 24 * 60 }), (of, minutes) => {
        // What is open must stay open: a share that ends later than it was known would belong to another hour.
        const key = ({ holder, unitId }: Owner) => `${holder} ${unitId}`;
        const before = new Map(attribute(of, calendar).map((one) => [key(one.owner), one.milliseconds]));
        const after = attribute({ ...of, end: of.end + minutes * MINUTE }, calendar);
        const now = new Map(after.map((one) => [key(one.owner), one.milliseconds]));
        for (const [name, milliseconds] of before) expect(now.get(name) ?? 0).toBeGreaterThanOrEqual(milliseconds);
      }),
    );
  });
});
