export { exchangeProblems } from './problems.js';
export * from './codes.js';
export * from './connections.js';
export * from './documents.js';
export * from './messages.js';
export * from './reminders.js';
export * from './share.js';
