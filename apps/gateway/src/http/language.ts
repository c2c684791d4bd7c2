export type Language = 'vi' | 'en';

/** The language of `Accept-Language` we speak best: Vietnamese unless English is wanted more (RFC 9110 §12.5.4). */
export function languageOf(header: string | undefined): Language {
  const weights = { vi: 0, en: 0 };
  for (const range of (header ?? '').toLowerCase().split(',', 20)) {
    const [tag = '', ...parameters] = range.trim().split(';');
    const language = tag.slice(0, 2);
    if (language !== 'vi' && language !== 'en') continue;
    const weight = parameters.find((parameter) => parameter.trim().startsWith('q='));
    weights[language] = Math.max(weights[language], weight ? Number(weight.trim().slice(2)) || 0 : 1);
  }
  return weights.en > weights.vi ? 'en' : 'vi';
}
