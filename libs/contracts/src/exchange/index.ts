export { exchangeProblems } from './problems.js';
export * from './codes.js';
export * from './documents.js';
