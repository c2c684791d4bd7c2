/** The borders of docs and review as checks; test/architecture/borders.spec.ts sees each of them fire on a planted fault. */
const app = '^apps/([^/]+)/';
const tests = '\\.spec\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'apps-never-import-apps',
      comment: 'Services meet in libs/contracts and on the broker only.',
      severity: 'error',
      from: { path: app },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libs-never-import-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|deploy|test)/' },
    },
    {
      name: 'libs-are-entered-by-their-index',
      comment: 'Everybody outside a library imports #name.',
      severity: 'error',
      from: { path: '^(apps|deploy|test)/' },
      to: { path: '^libs/', pathNot: '^libs/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'libs-enter-libs-by-their-index',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'controllers-know-no-entity',
      severity: 'error',
      from: { path: '^apps/.*\\.controller\\.ts$' },
      to: { path: '(\\.(entity|queries)\\.ts$|^node_modules/(typeorm|pg)/)' },
    },
    {
      name: 'rules-know-no-framework',
      comment: 'A rule is a plain function: no Nest, no TypeORM, no database, no broker, no clock of the system.',
      severity: 'error',
      from: { path: '\\.(rules|states)\\.ts$' },
      to: {
        dependencyTypesNot: ['type-only'],
        path: '(^node_modules/(@nestjs|typeorm|pg|@nats-io)/|\\.(entity|queries|service|controller)\\.ts$|^libs/(messaging|service|testing|directory|imports|storage)/)',
      },
    },
    {
      name: 'entities-are-tables-and-nothing-else',
      severity: 'error',
      from: { path: '\\.entity\\.ts$' },
      to: { path: '\\.(service|controller|queries|rules)\\.ts$' },
    },
    {
      name: 'calendar-indicators-and-edxml-are-pure',
      comment: 'Pure functions of their arguments: no framework, no database, no broker, no network.',
      severity: 'error',
      from: { path: '^libs/(calendar|edxml|indicators)/', pathNot: tests },
      to: {
        path: [
          '^node_modules/(@nestjs|typeorm|pg|@nats-io|pino|fastify|rxjs)/',
          '^libs/(messaging|service|testing|directory|imports|storage)/',
          '^(node:)?(net|http|https|dns|child_process|worker_threads|cluster)$',
        ],
      },
    },
    {
      name: 'contracts-stand-below-everything',
      severity: 'error',
      from: { path: '^libs/contracts/' },
      to: { path: '^libs/(?!contracts/)' },
    },
    {
      name: 'only-messaging-speaks-to-the-broker',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/messaging/', '^libs/testing/', tests] },
      to: { path: '^node_modules/@nats-io/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'test-tools-stay-in-tests',
      comment: 'Nothing a service or a library loads may reach them, by however many steps.',
      severity: 'error',
      from: { path: '^(apps/[^/]+/src/main|libs/(?!testing/)[^/]+/src/index)\\.ts$' },
      to: {
        path: '(^libs/testing/|^node_modules/(jest|@jest|supertest|fast-check|@nestjs/testing)/|\\.spec\\.ts$)',
        reachable: true,
      },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that is not resolved is seen by no other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
