export { importProblems } from './problems.js';
export * from './imports.js';
export { rowError } from './row-error.js';
