export * from './evidence.js';
export * from './figure.js';
export { reportingProblems } from './problems.js';
export * from './projection.js';
export * from './questions.js';
export * from './reports.js';
export * from './requests.js';
export * from './scorecards.js';
