import { parseOptions } from '../local/options.js';
import { personaToken } from '../local/token.js';
import { loadDemonstration } from './demonstration.js';
import { PlatformClient } from './platform-client.js';

const SEED = 600_2018;
const base = process.env.BASE ?? 'http://127.0.0.1:3000';
const data = process.env.DATA ?? '.local';

const client = new PlatformClient(base, () =>
  personaToken('integration', parseOptions(['--data', data, '--port', new URL(base).port])),
);
await loadDemonstration(client, { seed: SEED, tell: (text) => console.log(text) });
console.log('demonstration: the year 2018 is loaded');
