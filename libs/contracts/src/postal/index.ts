export { postalProblems } from './problems.js';
export * from './codes.js';
export * from './shipments.js';
