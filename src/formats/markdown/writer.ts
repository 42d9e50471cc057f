import { fromXhtml } from '#markup';
import type { WritableWork, WrittenFile } from '../format.ts';
import type { FieldName } from '../work-fields.ts';
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

/** The names of front matter in their order, the field that each is, and what it says of a work. */
export const FRONT_FIELDS: readonly (readonly [string, FieldName, (work: WritableWork) => unknown])[] = [
  ['title', 'title', (work) => work.title],
  ['creators', 'creator', (work) => work.creators],
  ['rating', 'rating', (work) => work.rating],
  ['rating_as_written', 'ratingRaw', (work) => work.ratingRaw],
  ['warnings', 'warning', (work) => work.warnings],
  ['warnings_stated', 'warningsStated', (work) => (work.warningsStated ? true : null)],
  ['categories', 'category', (work) => work.categories],
  ['fandoms', 'fandom', (work) => work.fandoms],
  ['relationships', 'relationship', (work) => work.relationships],
  ['characters', 'character', (work) => work.characters],
  ['tags', 'tag', (work) => work.tags],
  ['series', 'series', (work) => work.series?.name ?? null],
  ['series_position', 'seriesPosition', (work) => work.series?.position ?? null],
  ['part', 'part', (work) => work.part?.n ?? null],
  ['parts', 'partOf', (work) => work.part?.of ?? null],
  ['language', 'language', (work) => work.language],
  ['status', 'status', (work) => work.status],
  ['words', 'words', (work) => work.words],
  ['published', 'published', (work) => work.published],
  ['updated', 'updated', (work) => work.updated],
  ['source', 'source', (work) => work.source],
  ['summary', 'summary', (work) => work.summary],
  ['notes', 'notes', (work) => work.notes],
  ['end_notes', 'endNotes', (work) => work.endNotes],
  ['dedication', 'dedication', (work) => work.dedication],
  ['spoilers', 'spoilers', (work) => work.spoilers],
  ['setting', 'setting', (work) => work.setting],
  ['disclaimer', 'disclaimer', (work) => work.disclaimer],
  ['archive_permission', 'archivePermission', (work) => work.archivePermission],
  ['may_be_archived', 'permission', (work) => (work.permission === 'unknown' ? null : work.permission)],
  ['other_labels', 'otherLabel', (work) => work.other.map(({ label }) => label)],
  ['other_values', 'otherValue', (work) => work.other.map(({ value }) => value)],
];

/** YAML 1.2 takes JSON's strings and lists as its own, so nothing in a value can break out of it. */
function frontMatter(work: WritableWork): string {
  const said = FRONT_FIELDS.map(([name, , of]) => [name, of(work)] as const).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return ['---', ...said.map(([name, value]) => `${name}: ${JSON.stringify(value)}`), '---'].join('\n');
}
