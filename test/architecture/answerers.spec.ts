import 'reflect-metadata';
import { beforeAll, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as contracts from '#contracts';

const { SERVICES, allEvents, allRequests, platformRequests } = contracts;
const PATTERN = 'microservices:pattern';

type Constructor = new (...args: never[]) => object;
interface Dynamic {
  module: Constructor;
  controllers?: Constructor[];
  imports?: (Constructor | Dynamic)[];
}

function controllersOf(module: Constructor | Dynamic): Constructor[] {
  const own = 'module' in module ? module : undefined;
  const target = own ? own.module : (module as Constructor);
  const read = (key: string) => (Reflect.getMetadata(key, target) ?? []) as (Constructor | Dynamic)[];
  const imported = [...read('imports'), ...(own?.imports ?? [])];
  return [...(read('controllers') as Constructor[]), ...(own?.controllers ?? []), ...imported.flatMap(controllersOf)];
}

function subjectsOf(controller: Constructor): string[] {
  const methods = Object.values(Object.getOwnPropertyDescriptors(controller.prototype)).map(
    ({ value }) => value as unknown,
  );
  return methods
    .filter((method): method is object => typeof method === 'function')
    .flatMap((method) => (Reflect.getMetadata(PATTERN, method) ?? []) as string[]);
}

const requestNames = (group: object): string[] =>
  Object.values(group as Record<string, { name: string }>).map(({ name }) => name);

const answered = new Map<string, string[]>();

beforeAll(async () => {
  for (const service of SERVICES) {
    const loaded = (await import(`../../apps/${service}/src/${service}.module.js`)) as Record<
      string,
      { module: Constructor }
    >;
    const { module } = loaded[service] ?? {};
    if (!module) throw new Error(`apps/${service} exports no definition`);
    for (const subject of controllersOf(module).flatMap(subjectsOf))
      answered.set(subject, [...(answered.get(subject) ?? []), service]);
  }
});

test('every request has exactly one answerer, the service in its name', () => {
  const platform = new Set(Object.values(platformRequests).flatMap((group) => requestNames(group)));
  const own = allRequests().filter(({ name }) => !platform.has(name));
  const found = own.map(({ name, subject }) => ({ name, by: answered.get(subject) ?? [] }));
  expect(found).toEqual(own.map(({ name, service }) => ({ name, by: [service] })));
});

test('nobody answers what is not declared', () => {
  const declared = new Set(allRequests().map(({ subject }) => subject));
  expect([...answered.keys()].filter((subject) => !declared.has(subject))).toEqual([]);
});

function sourcesOf(app: string): string {
  const folder = join('apps', app, 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const code = files.filter((name) => name.endsWith('.ts') && !/\.(spec|makers)\.ts$/.test(name));
  return code.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}

test('every event is announced by the service in its name and by no other', () => {
  const sources = new Map(SERVICES.map((service) => [service as string, sourcesOf(service)]));
  const names = new Map(Object.entries(contracts).map(([name, value]) => [value as unknown, name]));
  const faults = allEvents().flatMap((event) => {
    const name = names.get(event) ?? event.type;
    const announces = new RegExp(`\\b${name}\\.of\\(`);
    const mentions = new RegExp(`\\b${name}\\b`);
    const others = [...sources].filter(([service, text]) => service !== event.service && announces.test(text));
    return [
      ...(mentions.test(sources.get(event.service) ?? '') ? [] : [`${event.type} is announced by nobody`]),
      ...others.map(([service]) => `${event.type} is announced by ${service}`),
    ];
  });
  expect(faults).toEqual([]);
});
