import { Problem } from '#contracts';
import { wordsOf } from '#persons';

/**
 * No paper outside the published list can be asked for (NĐ 61/2018 Art.5.1đ; QĐ 45/2016 Art.13.6). A paper is on the list when its
 * name holds the name of a listed one, or is a part of it; accents, case and punctuation aside. An empty list says nothing.
 * @throws Problem `refused` naming the first paper that is not on the list
 */
export function assertPublished(papers: readonly string[], listed: readonly string[]): void {
  const known = listed.map(phraseOf).filter((phrase) => phrase.trim().length > 0);
  if (known.length === 0) return;
  const other = papers.find((paper) => !isListed(phraseOf(paper), known));
  if (other !== undefined) throw new Problem('refused', 'dossier.paper-not-published', { paper: other });
}

/** A part of a listed name must be two words at least: "giấy" names no paper. */
const isListed = (asked: string, known: readonly string[]): boolean =>
  known.some((listed) => asked.includes(listed) || (asked.trim().includes(' ') && listed.includes(asked)));

/** Whole words only, whichever text holds the other. */
const phraseOf = (text: string): string => ` ${wordsOf(text.normalize('NFC')).join(' ')} `;
