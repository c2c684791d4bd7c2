import { expect, it } from '@jest/globals';
import { seriesOf } from './series.rules.js';

it.each([
  ['STTTT-VP', 'CV'],
  ['QĐ-UBND', 'QĐ'],
  ['TTr-STTTT', 'TTr'],
  ['QĐND', 'CV'],
  ['BC/STTTT', 'BC'],
])('%s runs in the series %s', (notation, series) => {
  expect(seriesOf(notation)).toBe(series);
});
