export { PERSON_KEYS } from './person-keys.js';
export { PersonSeal } from './person-seal.js';
export { resealTable, type SealedTable } from './reseal.js';
export { wordsOf } from './words.js';
