import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Platform } from '../platform/platform.js';
import { judge, type Judged } from './judge.js';
import { dataIsThere } from './logs.js';
import { tableText } from './table.js';
import { tryRealData } from './trial.js';

if (!dataIsThere() && process.env['CI']) throw new Error('../shared/data is not beside this checkout');
const whole = dataIsThere() ? describe : describe.skip;

whole('real procedures and real dossier logs, through the public interface', () => {
  let platform: Platform;
  let judged: Judged[];

  beforeAll(async () => {
    // A consumer that never hears JetStream must still be right: the whole trial runs so.
    platform = await Platform.start({ JETSTREAM: 'off' });
    const seen = await tryRealData(platform, () => undefined);
    console.info(tableText(seen.table));
    judged = judge(seen);
  }, 600_000);
  afterAll(() => platform?.end(), 60_000);

  it('come out as the figures counted from the data itself, with due dates by law', () => {
    expect(judged.length).toBeGreaterThan(15);
    expect(judged.filter(({ holds }) => !holds)).toEqual([]);
  });

  it('leave logs, consumers and projection that agree', async () => {
    expect(await platform.verify()).toMatchObject({ code: 0 });
  }, 120_000);
});
