import { Complaint, type Options, placesOf } from './options.js';
import { readRun } from './processes.js';
import { openSecrets } from './secrets.js';
import { DEFAULT_PORT } from './up.js';
import { existsSync } from 'node:fs';

/** Prints an access token of the local issuer for a persona, as the last line of the output. */
export async function token({ words, agency, port, data }: Options): Promise<void> {
  const [persona] = words;
  if (!persona)
    throw new Complaint('Which persona? For example: npm run token -- counter-officer --agency 000.00.15.H10', 2);
  const places = placesOf(data);
  if (!existsSync(places.secrets)) throw new Complaint(`No copy was ever started on ${data}: npm run up`);
  const base = `http://127.0.0.1:${port ?? readRun(places.run)?.port ?? DEFAULT_PORT}`;
  void openSecrets(places.secrets).word('gateway.local-issuer');
  throw new Complaint(`not there yet: ${base} ${agency}`);
}
