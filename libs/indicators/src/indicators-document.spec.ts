import { expect, test } from '@jest/globals';
import { letterScorecard } from './builtin.js';
import { indicatorsDocument } from './indicators-document.js';
import { MEASURE_NAMES } from './measures.js';

test('the document names every measure and every indicator with its readings', () => {
  const text = indicatorsDocument();
  for (const name of MEASURE_NAMES) expect(text).toContain(`| \`${name}\` |`);
  for (const { id, label, readings } of letterScorecard().indicators) {
    expect(text).toContain(`### ${id} ${label.vi}`);
    for (const reading of readings) expect(text).toContain(`| ${reading.id} | ${reading.label.vi} |`);
  }
  expect(text).toBe(text.normalize('NFC'));
});

test('a formula reads as officials would say it', () => {
  const text = indicatorsDocument();
  expect(text).toContain(
    '(Hồ sơ giải quyết trước hạn + Hồ sơ giải quyết đúng hạn) ÷ Hồ sơ đã giải quyết; chỉ đạt khi C đạt',
  );
  expect(text).toContain('Hồ sơ tiếp nhận [trực tuyến, mức độ 3] ÷ Hồ sơ tiếp nhận [mức độ 3]');
  expect(text).toContain(
    'thủ tục [có hiệu lực ngày cuối kỳ; mức độ 3, 4; Hồ sơ tiếp nhận [trực tuyến, mức độ 3, 4] ≥ 1]',
  );
});
