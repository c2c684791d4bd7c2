import { existsSync } from 'node:fs';
import { fetchPersonaToken } from '../../apps/gateway/src/identity/persona-token.js';
import { Complaint, type Options, placesOf } from './options.js';
import { readRun } from './processes.js';
import { openSecrets } from './secrets.js';
import { DEFAULT_PORT } from './up.js';

/** Where a copy listens: as said, else as it says itself, else the usual port. */
export const portOf = ({ port, data }: Options): number => port ?? readRun(placesOf(data).run)?.port ?? DEFAULT_PORT;

/** An access token of the local issuer for a persona. */
export async function personaToken(persona: string, options: Options): Promise<string> {
  const places = placesOf(options.data);
  if (!existsSync(places.secrets)) throw new Complaint(`No copy was ever started on ${places.data}: npm run up`);
  const port = portOf(options);
  const secret = openSecrets(places.secrets).word('gateway.local-issuer');
  try {
    return await fetchPersonaToken({ port, secret, persona, agency: options.agency });
  } catch (error) {
    const unreachable = error instanceof TypeError;
    throw new Complaint(unreachable ? `Nothing answers on port ${port}: npm run up` : (error as Error).message);
  }
}

/** Prints a token as the only line of the output. */
export async function token(options: Options): Promise<void> {
  const [persona] = options.words;
  if (!persona)
    throw new Complaint('For whom? For example: npm run token -- counter-officer --agency 000.00.15.H10', 2);
  process.stdout.write(`${await personaToken(persona, options)}\n`);
}
