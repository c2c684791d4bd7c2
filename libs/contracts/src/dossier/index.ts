export { dossierProblems } from './problems.js';
export * from './codes.js';
export * from './state.js';
export * from './events.js';
export * from './view.js';
export * from './reception.js';
export * from './acts.js';
export * from './reads.js';
export * from './imported.js';
