export { catalogueProblems } from './problems.js';
