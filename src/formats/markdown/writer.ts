import { fromXhtml } from '#markup';
import type { Format, WritableWork, WrittenFile } from '../format.ts';
import { writeBlocks } from './blocks.ts';
import { escapeMarks } from './inlines.ts';

/** Markdown: CommonMark after a YAML front matter block. */
export const markdownFormat: Format = {
  name: 'markdown',
  title: 'Markdown',
  extensions: ['md', 'markdown'],
  write: writeMarkdown,
};

async function writeMarkdown(work: WritableWork): Promise<WrittenFile> {
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

/** YAML 1.2 takes JSON's strings and lists as its own, so nothing in a value can break out of it. */
function frontMatter(work: WritableWork): string {
  const fields: [string, unknown][] = [
    ['title', work.title],
    ['creators', work.creators],
    ['rating', work.rating],
    ['rating_as_written', work.ratingRaw],
    ['warnings', work.warnings],
    ['categories', work.categories],
    ['fandoms', work.fandoms],
    ['relationships', work.relationships],
    ['characters', work.characters],
    ['tags', work.tags],
    ['series', work.series?.name ?? null],
    ['series_position', work.series?.position ?? null],
    ['language', work.language],
    ['status', work.status],
    ['words', work.words],
    ['published', work.published],
    ['summary', work.summary],
    ['notes', work.notes],
    ['disclaimer', work.disclaimer],
    ['archive_permission', work.archivePermission],
  ];
  const said = fields.filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0));
  return ['---', ...said.map(([name, value]) => `${name}: ${JSON.stringify(value)}`), '---'].join('\n');
}
