export { importProblems } from './problems.js';
