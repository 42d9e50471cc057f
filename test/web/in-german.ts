/** Whether a page is in German: what of its words the English catalogues have. */
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { CATALOGUES } from '../../src/words/catalogues.ts';

/** Headers of a reader who wants German, and of one who wants English. */
export const GERMAN = { 'accept-language': 'de-AT,de;q=0.9,en;q=0.5' };
export const ENGLISH = { 'accept-language': 'en' };

/** Words between the gaps and tags of a message; three of them or more tell a language. */
function phrases(elements: readonly MessageFormatElement[]): string[] {
  return elements
    .flatMap((element) => {
      if (element.type === TYPE.literal) return [element.value];
      if (element.type === TYPE.tag) return phrases(element.children);
      if (element.type === TYPE.plural || element.type === TYPE.select)
        return Object.values(element.options).flatMap(({ value }) => phrases(value));
      return [];
    })
    .map((words) => words.trim())
    .filter((words) => words.split(/\s+/).length >= 3);
}

/** The words of catalogues in pieces of three or more, as they stand between gaps and tags. */
export function phrasesOf(language: 'en' | 'de', files: readonly string[]): string[] {
  return files
    .flatMap((file) => Object.values<string>(CATALOGUES[language][file] ?? {}))
    .flatMap((text) => phrases(parse(text)));
}

/** What a page says to those who see it and to those who hear it: its title, its main part and the names of what is in there. */
export function wordsOf(body: string): string {
  const title = /<title>([^<]*)/.exec(body)?.[1] ?? '';
  const main = body.slice(body.indexOf('<main'), body.indexOf('</main>'));
  const names = [...main.matchAll(/ (?:aria-label|placeholder|title|alt)="([^"]*)"/g)].map(
    ([, name]) => name,
  );
  return [title, main.replace(/<[^>]*>/g, ''), ...names]
    .join('\n')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&');
}

/** The English of some catalogues, in pieces of three words or more, that a page says, except what German says too. */
export function englishIn(body: string, files: readonly string[]): string[] {
  const words = wordsOf(body);
  const german = new Set(phrasesOf('de', files));
  return phrasesOf('en', files).filter((phrase) => words.includes(phrase) && !german.has(phrase));
}
