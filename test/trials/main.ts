import { Platform } from '../platform/platform.js';
import { judge } from './judge.js';
import { dataIsThere } from './logs.js';
import { importText, tableText } from './table.js';
import { tryRealData } from './trial.js';

if (!dataIsThere()) throw new Error('../shared/data is not beside this checkout');
console.log('starting a platform of its own');
const platform = await Platform.start();
try {
  const seen = await tryRealData(platform, console.log);
  for (const { name, job } of seen.procedures) console.log(importText(name, job));
  console.log(`\n${tableText(seen.table)}\n`);
  console.log(`I.3.e.1 = ${seen.figure.numerator}/${seen.figure.denominator}`);
  for (const { externalId, receivedOn, length, recorded, computed, recordedDay } of seen.due)
    if (recorded !== computed)
      console.log(
        `${externalId}: received ${receivedOn}, ${length} working days: ${computed}, recorded ${recorded} (${recordedDay})`,
      );
  const judged = judge(seen);
  for (const { what, found, expected, holds } of judged)
    console.log(holds ? `ok    ${what}` : `FAILS ${what}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`);
  const { code, output } = await platform.verify();
  console.log(output);
  process.exitCode = code === 0 && judged.every(({ holds }) => holds) ? 0 : 1;
} finally {
  await platform.end();
}
