import { describe, expect, it } from '@jest/globals';
import {
  check,
  Day,
  Flag,
  Instant,
  isDay,
  isInstant,
  OneOf,
  Part,
  Parts,
  Problem,
  Text,
  Texts,
  Whole,
} from './index.js';

class Inner {
  @Day({ vi: 'Ngày', en: 'Day' }) on!: string;
}
class Outer {
  @Text({ vi: 'Tên', en: 'Name', max: 10 }) name!: string;
  @Whole({ vi: 'Số', en: 'Number', max: 5, optional: true }) n?: number;
  @Flag({ vi: 'Cờ', en: 'Flag', optional: true }) flag?: boolean;
  @OneOf(['counter', 'online'], { vi: 'Kênh', en: 'Channel', optional: true }) channel?: string;
  @Instant({ vi: 'Lúc', en: 'At', optional: true }) at?: string;
  @Part(() => Inner, { vi: 'Phần', en: 'Part', optional: true }) part?: Inner;
  @Parts(() => Inner, { vi: 'Các phần', en: 'Parts', max: 2, optional: true }) parts?: Inner[];
  @Texts({ vi: 'Các tên', en: 'Names', max: 2, optional: true }) names?: string[];
}

const errorsOf = (value: unknown, from: 'body' | 'query' = 'body') => {
  try {
    check(Outer, value, from);
    return [];
  } catch (problem) {
    return (problem as Problem).errors.map((error) => `${error.path}:${error.code}`);
  }
};

describe('what crosses a border', () => {
  it('comes through as an instance, text in NFC', () => {
    const found = check(Outer, { name: 'Bi\u0300nh', n: null });
    expect(found).toBeInstanceOf(Outer);
    expect(found.name).toBe('Bình');
  });

  it.each<[string, unknown, string[]]>([
    ['nothing', undefined, [':object']],
    ['a list', [], [':object']],
    ['a missing field', {}, ['name:required']],
    ['an unknown field', { name: 'a', x: 1 }, ['x:unknown']],
    ['a wrong type', { name: 5 }, ['name:text']],
    ['a number as text', { name: 'a', n: '3' }, ['n:integer']],
    ['a number out of range', { name: 'a', n: 6 }, ['n:range']],
    ['text too long', { name: 'a'.repeat(11) }, ['name:length']],
    ['a control character', { name: 'a\u0000' }, ['name:format']],
    ['a day that does not exist', { name: 'a', part: { on: '2018-02-30' } }, ['part.on:day']],
    ['a part that is no object', { name: 'a', part: 'x' }, ['part:object']],
    ['a fault deep in a list', { name: 'a', parts: [{ on: '2018-02-28' }, { on: 'x' }] }, ['parts.1.on:day']],
    ['too many in a list', { name: 'a', names: ['a', 'b', 'c'] }, ['names:size']],
    ['a choice that is not one', { name: 'a', channel: 'fax' }, ['channel:choice']],
    ['an instant without offset', { name: 'a', at: '2018-08-30T08:00:00' }, ['at:instant']],
  ])('is refused with %s', (_, value, errors) => {
    expect(errorsOf(value)).toEqual(errors);
  });

  it('reads numbers and flags of a query string from text', () => {
    expect(check(Outer, { name: 'a', n: '3', flag: 'true' }, 'query')).toMatchObject({ n: 3, flag: true });
    expect(errorsOf({ name: 'a', n: '3x' }, 'query')).toEqual(['n:integer']);
  });

  it.each([
    ['2018-02-28', true],
    ['2018-02-29', false],
    ['2020-02-29', true],
    ['2018-13-01', false],
    ['20180101', false],
  ])('%s is a day: %s', (text, holds) => expect(isDay(text)).toBe(holds));

  it.each([
    ['2018-08-30T08:00:00+07:00', true],
    ['2018-08-30T08:00:00.123Z', true],
    ['2018-08-30T25:00:00Z', false],
    ['2018-02-30T08:00:00Z', false],
    ['2018-08-30', false],
  ])('%s is an instant: %s', (text, holds) => expect(isInstant(text)).toBe(holds));
});
