export { exchangeProblems } from './problems.js';
export * from './codes.js';
export * from './connections.js';
export * from './documents.js';
export * from './mappings.js';
export * from './messages.js';
export * from './reconciliation.js';
export * from './reminders.js';
export * from './share.js';
