export { importProblems } from './problems.js';
export * from './imports.js';
