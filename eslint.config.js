import tseslint from 'typescript-eslint';

/** The limits of docs and review, as checks: what matters in style fails here (CONTRIBUTING.md). */
const limits = {
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: false }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
  complexity: ['error', 10],
  'max-params': ['error', 5],
  'max-depth': ['error', 4],
};

const ENVIRONMENT = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'The environment is read in config.ts only, checked once at start.',
};
const CLOCK = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time comes from the Clock.' },
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'Time comes from the Clock.',
  },
];
const NAMES = {
  selector: 'ClassDeclaration[id.name=/(Manager|Helper|Util|Utils|Base|Impl|Dto)$/]',
  message: 'A name says what the thing is: no Manager, Helper, Util, Base, Impl or Dto.',
};

export default tseslint.config(
  { ignores: ['dist/**', 'coverage/**', '.local/**', 'node_modules/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      // It misjudges assertions that only widen a generic's inference, which our contracts do.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/require-await': 'off', // an async function may answer at once what its contract promises later
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      ...limits,
      'no-restricted-syntax': ['error', ENVIRONMENT, ...CLOCK, NAMES],
    },
  },
  {
    // main.ts hands the environment to startService; config.ts checks it.
    files: ['**/config.ts', '**/main.ts'],
    rules: { 'no-restricted-syntax': ['error', ...CLOCK, NAMES] },
  },
  { files: ['**/*clock.ts'], rules: { 'no-restricted-syntax': ['error', ENVIRONMENT, NAMES] } },
  {
    files: ['deploy/**/*.ts', 'test/**/*.ts', 'libs/testing/**/*.ts', '**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', NAMES], 'no-console': 'off' },
  },
  {
    files: ['**/*.spec.ts'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/unbound-method': 'off' },
  },
  { files: ['**/migrations/*.ts', '**/*.migration.ts'], rules: { 'max-lines-per-function': 'off' } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
