import type { Reading } from '#headers';
import { fromXhtml } from '#markup';
import type { WritableWork, WrittenFile } from '../format.ts';
import { writeBlocks } from './blocks.ts';
import { escapeMarks } from './inlines.ts';

/** Writes a work as CommonMark after front matter in YAML; Fanlight reads both back. */
export async function writeMarkdown(work: WritableWork): Promise<WrittenFile> {
  const chapters = work.chapters.map(({ title, xhtml }, index) => {
    const heading = title ?? (work.chapters.length > 1 ? `Chapter ${index + 1}` : null);
    const text = writeBlocks(fromXhtml(xhtml.value));
    return heading === null ? text : `## ${escapeMarks(heading)}\n\n${text}`;
  });
  const parts = [frontMatter(work), `# ${escapeMarks(work.title)}`, ...chapters];
  return {
    bytes: new TextEncoder().encode(`${parts.join('\n\n')}\n`),
    mediaType: 'text/markdown; charset=utf-8',
  };
}

/** The names of front matter in their order, the field of a reading that each tells, and what it says of a work. */
export const FRONT_FIELDS: readonly (readonly [
  string,
  keyof Reading | null,
  (work: WritableWork) => unknown,
])[] = [
  ['title', 'title', (work) => work.title],
  ['creators', 'authors', (work) => work.creators],
  ['rating', 'rating', (work) => work.rating],
  ['rating_as_written', null, (work) => work.ratingRaw],
  ['warnings', 'warnings', (work) => work.warnings],
  ['categories', 'categories', (work) => work.categories],
  ['fandoms', 'fandoms', (work) => work.fandoms],
  ['relationships', 'relationships', (work) => work.relationships],
  ['characters', 'characters', (work) => work.characters],
  ['tags', 'genres', (work) => work.tags],
  ['series', 'series', (work) => work.series?.name ?? null],
  ['series_position', null, (work) => work.series?.position ?? null],
  ['language', 'language', (work) => work.language],
  ['status', 'status', (work) => work.status],
  ['words', 'wordCount', (work) => work.words],
  ['published', 'date', (work) => work.published],
  ['summary', 'summary', (work) => work.summary],
  ['notes', 'notes', (work) => work.notes],
  ['disclaimer', 'disclaimer', (work) => work.disclaimer],
  ['archive_permission', 'archivePermission', (work) => work.archivePermission],
];

/** YAML 1.2 takes JSON's strings and lists as its own, so nothing in a value can break out of it. */
function frontMatter(work: WritableWork): string {
  const said = FRONT_FIELDS.map(([name, , of]) => [name, of(work)] as const).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return ['---', ...said.map(([name, value]) => `${name}: ${JSON.stringify(value)}`), '---'].join('\n');
}
