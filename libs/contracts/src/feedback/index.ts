export { feedbackProblems } from './problems.js';
export * from './codes.js';
export * from './events.js';
export * from './opinions.js';
export * from './published.js';
