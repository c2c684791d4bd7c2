import type { ProblemText } from '../problems.js';

export const dossierProblems = {} as const satisfies Record<string, ProblemText>;
