import { parseOptions, placesOf } from '../local/options.js';
import { openSecrets } from '../local/secrets.js';
import { personaToken } from '../local/token.js';
import { loadDemonstration } from './demonstration.js';
import { PlatformClient } from './platform-client.js';

const SEED = 600_2018;
const base = process.env.BASE ?? 'http://127.0.0.1:3000';
const data = process.env.DATA ?? '.local';

/** Tokens are good for hours: one is enough for the whole load. */
function as(persona: string): PlatformClient {
  const token = personaToken(persona, parseOptions(['--data', data, '--port', new URL(base).port]));
  return new PlatformClient(base, () => token);
}

const carrierSecret = openSecrets(placesOf(data).secrets).word('carrier.webhook');
const loaders = { integration: as('integration'), office: as('department-office'), carrierSecret };
await loadDemonstration(loaders, { seed: SEED, tell: (text) => console.log(text) });
console.log('demonstration: the year 2018 is loaded');
