export { postalProblems } from './problems.js';
export * from './codes.js';
export * from './events.js';
export * from './shipments.js';
export * from './state.js';
