import { Problem, type Petitioner } from '#contracts';
import { wordsOf } from '#persons';

/** Refuses to publish a text that holds the petitioner's name, address or telephone (NĐ 20/2008 Art.19). */
export function assertPublishable(text: string, { name, address, phone }: Petitioner): void {
  const named = [name, address].some((words) => words && holdsWords(text, words));
  if (named || (phone && holdsPhone(text, phone))) throw new Problem('refused', 'feedback.answer-names-person');
}

/** One word alone names nobody: "An", "Bình Phước" would forbid half the language if it did. */
const NAMING_WORDS = 2;

function holdsWords(text: string, words: string): boolean {
  const wanted = wordsOf(words);
  return wanted.length >= NAMING_WORDS && ` ${wordsOf(text).join(' ')} `.includes(` ${wanted.join(' ')} `);
}

/** However it is grouped, with 0 or +84 before it. */
function holdsPhone(text: string, phone: string): boolean {
  const digits = phone.replace(/\D/g, '');
  const subscriber = digits.replace(/^(84|0)/, '');
  return subscriber.length >= 7 && text.replace(/(?<=\d)[ .-]+(?=\d)/g, '').includes(subscriber);
}
