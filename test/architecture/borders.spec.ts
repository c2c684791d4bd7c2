import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

interface Fault {
  rule: string;
  /** The file at fault and what it imports. */
  file: string;
  imports: string;
}

const FAULTS: Fault[] = [
  {
    rule: 'apps-never-import-apps',
    file: 'apps/postal/src/post.service.ts',
    imports: '../../dossier/src/dossier.entity.js',
  },
  {
    rule: 'libs-never-import-apps',
    file: 'libs/service/src/start.ts',
    imports: '../../../apps/dossier/src/dossier.entity.js',
  },
  {
    rule: 'libs-are-entered-by-their-index',
    file: 'apps/postal/src/a.service.ts',
    imports: '../../../libs/calendar/src/day.js',
  },
  { rule: 'libs-enter-libs-by-their-index', file: 'libs/imports/src/part.ts', imports: '../../calendar/src/day.js' },
  { rule: 'controllers-know-no-entity', file: 'apps/dossier/src/a.controller.ts', imports: './dossier.entity.js' },
  { rule: 'controllers-know-no-entity', file: 'apps/dossier/src/b.controller.ts', imports: 'typeorm' },
  { rule: 'rules-know-no-framework', file: 'apps/dossier/src/a.rules.ts', imports: '@nestjs/common' },
  { rule: 'rules-know-no-framework', file: 'apps/dossier/src/b.rules.ts', imports: '#messaging' },
  { rule: 'rules-know-no-framework', file: 'apps/dossier/src/a.states.ts', imports: 'typeorm' },
  { rule: 'entities-are-tables-and-nothing-else', file: 'apps/dossier/src/a.entity.ts', imports: './a.rules.js' },
  { rule: 'calendar-indicators-and-edxml-are-pure', file: 'libs/calendar/src/a.ts', imports: '@nestjs/common' },
  { rule: 'calendar-indicators-and-edxml-are-pure', file: 'libs/indicators/src/a.ts', imports: '#messaging' },
  { rule: 'calendar-indicators-and-edxml-are-pure', file: 'libs/calendar/src/b.ts', imports: 'node:http' },
  { rule: 'contracts-stand-below-everything', file: 'libs/contracts/src/a.ts', imports: '#messaging' },
  {
    rule: 'only-messaging-speaks-to-the-broker',
    file: 'apps/dossier/src/b.service.ts',
    imports: '@nats-io/transport-node',
  },
  { rule: 'test-tools-stay-in-tests', file: 'apps/postal/src/main.ts', imports: './tools.service.js' },
  { rule: 'no-circles', file: 'apps/dossier/src/circle-back.ts', imports: './circle.js' },
  { rule: 'everything-resolves', file: 'apps/dossier/src/d.service.ts', imports: './not-there.js' },
];

const SOUND: Record<string, string> = {
  'apps/dossier/src/dossier.entity.ts': 'export const x = 1;',
  'apps/dossier/src/circle.ts': "export { x } from './circle-back.js';",
  'apps/postal/src/tools.service.ts': "export { x } from '#testing';",
  'libs/calendar/src/day.ts': 'export const x = 1;',
  'libs/calendar/src/index.ts': "export * from './day.js';",
  'libs/messaging/src/index.ts':
    "import { x as y } from '@nats-io/transport-node';\nimport { x as z } from '#calendar';\nexport const x = y + z;",
  'libs/testing/src/index.ts': 'export const x = 1;',
};

const root = process.cwd();
const tree = mkdtempSync(join(tmpdir(), 'chi-so-borders-'));
let found: { rule: string; from: string }[] = [];

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), text);
}

beforeAll(() => {
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    cpSync(join(root, name), join(tree, name));
  for (const name of ['typeorm', '@nestjs/common', '@nats-io/transport-node']) {
    plant(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    plant(`node_modules/${name}/index.js`, 'exports.x = 1;');
  }
  for (const [path, text] of Object.entries(SOUND)) plant(path, text);
  for (const { file, imports } of FAULTS) plant(file, `import { x } from '${imports}';\nexport { x };\n`);
  const program = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const args = [program, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'apps', 'libs'];
  const run = spawnSync(process.execPath, args, { cwd: tree, encoding: 'utf8', maxBuffer: 1e8 });
  const report = JSON.parse(run.stdout) as { summary: { violations: { rule: { name: string }; from: string }[] } };
  found = report.summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

test.each(FAULTS)('$rule is seen to fire: $file imports $imports', ({ rule, file }) => {
  expect(found).toContainEqual({ rule, from: file });
});

test('every border has a planted fault', () => {
  const config = createRequire(join(root, 'package.json'))('./.dependency-cruiser.cjs') as {
    forbidden: { name: string }[];
  };
  expect([...new Set(FAULTS.map((fault) => fault.rule))].sort()).toEqual(
    config.forbidden.map((rule) => rule.name).sort(),
  );
});

test('what keeps to the borders is not accused', () => {
  const sound = Object.keys(SOUND).filter((path) => !path.includes('circle'));
  expect(found.filter(({ from }) => sound.includes(from))).toEqual([]);
});
