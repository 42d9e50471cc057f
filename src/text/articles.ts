import { foldName } from './names.ts';

/** Leading articles by language; those that end in an apostrophe stand without a space. */
const ARTICLES = new Map<string, readonly string[]>(
  Object.entries({
    en: ['the', 'a', 'an'],
    fr: ['le', 'la', 'les', 'un', 'une', 'des', "l'"],
    de: ['der', 'die', 'das', 'ein', 'eine', 'dem', 'den', 'des'],
    es: ['el', 'la', 'los', 'las', 'lo', 'un', 'una', 'unos', 'unas'],
    it: ['il', 'lo', 'la', 'i', 'gli', 'le', 'un', 'uno', 'una', "l'", "un'"],
    pt: ['o', 'a', 'os', 'as', 'um', 'uma', 'uns', 'umas'],
    nl: ['de', 'het', 'een', "'t", "'n"],
    sv: ['en', 'ett', 'den', 'det', 'de'],
    da: ['en', 'et', 'den', 'det', 'de'],
    no: ['en', 'et', 'ei', 'den', 'det', 'de'],
    hu: ['a', 'az', 'egy'],
    ca: ['el', 'la', 'els', 'les', 'un', 'una', "l'"],
  }),
);

/**
 * A title as it is sorted: folded ({@link foldName}), leading punctuation and the leading article of its language
 * dropped. Without a language, or with an unknown one, the English articles count. A title that is an article and nothing else stays.
 */
export function sortKey(title: string, language?: string): string {
  const key = foldName(title).replace(/^[^\p{L}\p{N}']+/u, '');
  const base = language?.split('-')[0]?.toLowerCase() ?? 'en';
  for (const article of ARTICLES.get(base) ?? ARTICLES.get('en') ?? []) {
    const lead = article.endsWith("'") ? article : `${article} `;
    if (key.startsWith(lead) && key.length > lead.length) return withoutLead(key.slice(lead.length));
  }
  return withoutLead(key) || foldName(title);
}

function withoutLead(key: string): string {
  return key.replace(/^[^\p{L}\p{N}]+/u, '');
}
