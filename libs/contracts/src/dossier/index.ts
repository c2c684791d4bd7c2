export { dossierProblems } from './problems.js';
