import { fromXhtml } from '#markup';
import { languageName, wrapText } from '#text';
import type { WritableWork, WrittenFile } from '../format.ts';
import { COLUMNS, textOfBlocks } from './text-blocks.ts';

/** Stands between the header and the story, as old archives asked (header-conventions §0.4). */
const DELIMITER = '***';

/**
 * Writes a work as wrapped text in UTF-8 under a header of labelled lines, as stories were posted. Fanlight reads the
 * header and the chapters of such a file back as they were.
 */
export async function writeText(work: WritableWork): Promise<WrittenFile> {
  const parts = [headerOf(work), DELIMITER, ...chaptersOf(work)];
  if (work.status === 'complete') parts.push('THE END');
  const text = `${parts.filter((part) => part !== '').join('\n\n')}\n`;
  return { bytes: new TextEncoder().encode(text), mediaType: 'text/plain; charset=utf-8' };
}

function headerOf(work: WritableWork): string {
  const lines: [string, string | null][] = [
    ['Title', work.title],
    ['Author', work.creators.join(', ')],
    ['Fandom', work.fandoms.join('; ')],
    ['Pairing', work.relationships.join('; ')],
    ['Characters', work.characters.join('; ')],
    ['Rating', work.ratingRaw ?? work.rating],
    ['Warnings', work.warnings.join(', ')],
    ['Category', work.categories.join(', ')],
    ['Tags', work.tags.join(', ')],
    ['Series', seriesLine(work)],
    ['Language', work.language === 'und' ? null : (languageName(work.language) ?? work.language)],
    ['Status', statusLine(work)],
    ['Words', String(work.words)],
    ['Date', work.published],
    ['Disclaimer', work.disclaimer],
    ['Archive', work.archivePermission],
    ['Summary', work.summary],
    ['Notes', work.notes],
  ];
  return lines
    .flatMap(([label, value]) => (value === null || value === '' ? [] : [field(label, value)]))
    .join('\n');
}

/** One labelled value; the lines after the first are indented. */
function field(label: string, value: string): string {
  return wrapText(`${label}: ${value.trim()}`, COLUMNS - 4).replace(/\n(?=[^\n])/g, '\n    ');
}

function seriesLine({ series }: WritableWork): string | null {
  if (series === null) return null;
  return series.position === null ? series.name : `${series.name}, #${series.position}`;
}

function statusLine({ status, chapters }: WritableWork): string | null {
  if (status === 'complete') return `Complete, ${chapters.length}/${chapters.length}`;
  if (status === 'wip') return 'Work in progress';
  return status === 'unknown' ? null : status;
}

function chaptersOf(work: WritableWork): string[] {
  return work.chapters.flatMap(({ title, xhtml }, index) => {
    const text = textOfBlocks(fromXhtml(xhtml.value));
    if (work.chapters.length === 1 && title === null) return [text];
    return [`\n${title === null ? `Chapter ${index + 1}` : `Chapter ${index + 1}: ${title}`}`, text];
  });
}
