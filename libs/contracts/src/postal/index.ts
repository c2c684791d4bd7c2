export { postalProblems } from './problems.js';
export * from './codes.js';
export * from './correspondent.js';
export * from './events.js';
export * from './events-of-carriers.js';
export * from './handovers.js';
export * from './money.js';
export * from './shipments.js';
export * from './state.js';
