export { reportingProblems } from './problems.js';
