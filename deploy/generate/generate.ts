import 'reflect-metadata';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { indicatorsDocument } from '#indicators';
import { asyncapiDocument } from '../../apps/gateway/src/documents/asyncapi.js';
import { messagesDocument } from '../../apps/gateway/src/documents/messages.js';
import { openapiDocument } from '../../apps/gateway/src/documents/openapi.js';
import { Complaint } from '../local/options.js';
import { say } from '../local/say.js';
import { composeBroker } from '../nats/compose.js';
import { initSql } from '../postgres/init.js';
import { schemas } from './schemas.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const json = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;

/** Everything in the repository that a program writes, by path. */
async function generated(): Promise<Map<string, string>> {
  return new Map([
    ['docs/openapi.json', json(openapiDocument())],
    ['docs/asyncapi.json', json(asyncapiDocument())],
    ['docs/messages.md', messagesDocument()],
    ['docs/indicators.md', indicatorsDocument()],
    ['deploy/nats/nats-server.conf', composeBroker()],
    ['deploy/postgres/init.sql', initSql()],
    ...(await schemas()),
  ]);
}

/** Writes every generated file anew; with `check` only says which are stale, and fails when one is. */
export async function generate(check: boolean): Promise<void> {
  const stale: string[] = [];
  for (const [path, text] of await generated()) {
    const file = join(root, path);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    stale.push(path);
    if (check) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  if (check && stale.length > 0)
    throw new Complaint(`Stale: ${stale.join(', ')}. Run npm run generate and commit the result.`);
  say(
    check
      ? 'every generated file is current'
      : stale.length > 0
        ? `written: ${stale.join(', ')}`
        : 'nothing has changed',
  );
}
