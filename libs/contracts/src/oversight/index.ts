export { oversightProblems } from './problems.js';
export * from './codes.js';
export * from './tasks.js';
