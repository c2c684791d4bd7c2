// jest does not compile what it loads before the tests: these few files are compiled here, in some 50 ms.
import { transformFile } from '@swc/core';
import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '..', '..', 'dist', 'test-servers');

async function compile() {
  mkdirSync(target, { recursive: true });
  const sources = readdirSync(here).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
  const options = {
    swcrc: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  };
  for (const name of sources) {
    const { code } = await transformFile(join(here, name), options);
    const file = join(target, name.replace(/ts$/, 'js'));
    writeFileSync(`${file}.${process.pid}`, code);
    renameSync(`${file}.${process.pid}`, file); // another run may be reading it
  }
}

export default async function setup() {
  await compile();
  const { startTestServers } = await import(pathToFileURL(join(target, 'test-servers.js')).href);
  const servers = await startTestServers();
  process.env.TEST_DATABASE_URL = servers.databaseUrl;
  process.env.TEST_NATS_URL = servers.natsUrl;
  globalThis.testServers = servers;
}
