import type { Evidence } from '#document';
import { languageCode } from '#text';
import type { BookMetadata } from '../../book.ts';
import type { Said } from '../said.ts';

/** Subjects that say when the book was made or that it is a fan's. */
const NO_TAG = /^(?:FanFiction|Completed|In-Progress|Last Update(?: Year\/Month)?: .{1,20})$/i;

/**
 * Takes from a book's package what its title page did not say. Its subjects mix all kinds of tags with the status and
 * dates (formats §4), so they count only where there is no title page at all.
 */
export function takePackage(said: Said, metadata: BookMetadata): void {
  const without = !said.has('title');
  said.takeFirst('title', metadata.title, from(metadata.title ?? ''));
  const creators = metadata.creators.filter(({ role }) => role === null || role === 'aut');
  said.takeFirst(
    'authors',
    creators.map(({ name }) => name),
    ...creators.map(({ name }) => from(name)),
  );
  if (!without) return;
  const tags = metadata.subjects.filter((subject) => !NO_TAG.test(subject));
  said.takeFirst('genres', tags, ...tags.map(from));
  const [language] = metadata.languages;
  said.takeFirst('language', languageCode(language ?? ''), from(language ?? ''));
  const plain = metadata.description
    ?.replace(/<[^<>]{0,300}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  said.takeFirst('summary', plain || null, from(plain ?? ''));
}

/** Evidence from outside the text: a package's metadata has no place in it. */
function from(raw: string): Evidence {
  return { source: 'metadata', raw: raw.slice(0, 500), start: 0, end: 0, confidence: 0.9 };
}
