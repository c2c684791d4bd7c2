export { dossierProblems } from './problems.js';
export * from './codes.js';
export * from './state.js';
export * from './events.js';
