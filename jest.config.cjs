/** Three sizes of test by file name (docs/adr): *.spec.ts small, *.int.spec.ts with PostgreSQL, test/*.e2e.spec.ts the whole system. */
module.exports = {
  rootDir: '.',
  testEnvironment: 'node',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test', '<rootDir>/deploy'],
  testRegex: ['\\.spec\\.ts$'],
  moduleFileExtensions: ['ts', 'js', 'json'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: {
    '^#(contracts|calendar|indicators|messaging|service|imports|directory|documents|persons|edxml|storage|testing)$':
      '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  globalSetup: '<rootDir>/deploy/local/jest-setup.mjs',
  globalTeardown: '<rootDir>/deploy/local/jest-teardown.mjs',
  testTimeout: 30000,
};
