import type { Evidence } from '#document';
import type { Relationship } from '#headers';
import { languageCode } from '#text';
import { archiveRating } from '../archive-tags.ts';
import { countOf } from '../counts.ts';
import type { Said } from '../said.ts';
import { siteGenres } from '../site-genres.ts';

/** Segments that say of a story what changes every day, or what is read elsewhere. */
const PASSING = /^(?:Reviews|Favs|Follows|Updated|Published|Chapters|id):/;
const WITH_VALUE = /^(Rated|Words|Status):\s?(.{1,200})$/;
/** What the site leaves without a label; FicHub and downloaders write one. */
const SPARE_LABEL = /^(?:Language|Genres?|Characters):\s?/;

/**
 * Reads the line of figures of a story at FanFiction.Net (formats §6): rating, language, genres, characters, counts,
 * dates, status, in this order with ` - ` between them. Genres and characters are both optional and have no labels; a
 * name may hold ` - ` itself. Answers the number of chapters.
 */
export function takeStats(said: Said, line: string, evidence: Evidence): number | null {
  const plain: string[] = [];
  for (const segment of line.slice(0, 4000).split(/\s+-\s+/)) {
    const [, label, value = ''] = WITH_VALUE.exec(segment) ?? [];
    if (label === 'Rated') said.take('rating', archiveRating(value.replace(/^Fiction\s+/, '')), evidence);
    else if (label === 'Words') said.take('wordCount', countOf(value), evidence);
    else if (label === 'Status') said.take('status', /complete/i.test(value) ? 'complete' : null, evidence);
    else if (!PASSING.test(segment) && segment.trim() !== '')
      plain.push(segment.trim().replace(SPARE_LABEL, ''));
  }
  const language = languageCode(plain[0] ?? '');
  if (language !== null) {
    said.take('language', language, evidence);
    plain.shift();
  }
  const genres = siteGenres(plain[0] ?? '');
  if (genres !== null) {
    said.take('genres', genres, evidence);
    plain.shift();
  }
  takeCast(said, plain.join(' - '), evidence);
  const chapters = /(?:^|\s-\s)Chapters:\s?([\d,]{1,9})/.exec(line)?.[1];
  return chapters === undefined ? null : countOf(chapters);
}

/** `[A, B] C, D`: A and B are a couple, and all four are there. */
function takeCast(said: Said, written: string, evidence: Evidence): void {
  const couples: Relationship[] = [];
  for (const [, inner = ''] of written.matchAll(/\[([^[\]]{1,300})\]/g)) {
    const members = namesIn(inner);
    couples.push({ raw: members.join('/'), members, type: 'romantic', modifiers: [] });
  }
  said.take('relationships', couples, evidence);
  said.take('characters', namesIn(written.replaceAll('[', '').replaceAll(']', ',')), evidence);
}

function namesIn(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
