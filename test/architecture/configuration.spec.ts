import 'reflect-metadata';
import { expect, test } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceConfig, configOf } from '#service';
import { APPS, environmentOf } from '../../deploy/local/environment.js';
import { openSecrets } from '../../deploy/local/secrets.js';

type Shape = new () => ServiceConfig;

async function configClassOf(app: string): Promise<Shape> {
  if (!existsSync(`apps/${app}/src/config.ts`)) return ServiceConfig;
  const loaded = (await import(`../../apps/${app}/src/config.js`)) as Record<string, unknown>;
  const found = Object.values(loaded).find(
    (value) => typeof value === 'function' && value.prototype instanceof ServiceConfig,
  );
  return (found as Shape | undefined) ?? ServiceConfig;
}

function variablesOf(shape: Shape): string[] {
  const checks = getMetadataStorage().getTargetValidationMetadatas(shape, '', false, false);
  return [...new Set(checks.map((check) => check.propertyName))].sort();
}

const around = {
  port: 3000,
  postgresPort: 5432,
  natsUrl: 'nats://127.0.0.1:4222',
  ports: Object.fromEntries(APPS.map((app) => [app, 9000])),
};

test.each(APPS)('the launcher gives %s an environment it accepts, and no variable it does not know', async (app) => {
  const shape = await configClassOf(app);
  const folder = mkdtempSync(join(tmpdir(), 'chi-so-secrets-'));
  const environment = environmentOf(app, around, openSecrets(join(folder, 'secrets.json')));
  rmSync(folder, { recursive: true });
  expect(() => configOf(shape, environment)).not.toThrow();
  const known = [...variablesOf(shape), 'NODE_ENV'];
  expect(Object.keys(environment).filter((name) => !known.includes(name))).toEqual([]);
});

test.each(APPS)(
  'every variable of %s has its place in the README, and one without default in docker-compose.yml',
  async (app) => {
    const shape = await configClassOf(app);
    const defaults = new shape() as unknown as Record<string, unknown>;
    const readme = readFileSync('README.md', 'utf8');
    const compose = readFileSync('docker-compose.yml', 'utf8');
    const variables = variablesOf(shape);
    expect(variables.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
    const needed = variables.filter((name) => defaults[name] === undefined);
    expect(needed.filter((name) => !new RegExp(`\\b${name}:`).test(compose))).toEqual([]);
  },
);
