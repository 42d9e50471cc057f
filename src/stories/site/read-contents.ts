import { type Block, blockText } from '#document';
import type { ReadWork } from '../read-work.ts';
import { decodedOf, readSitePage, type SitePageContent } from './site-page.ts';

/** A text of this length before the list of chapters says what the story is about. */
const LEAST_SUMMARY = 40;
const LONGEST_SUMMARY = 3000;

/** What a story's own list of chapters says of it: its header, and what stands before the list as a summary. */
export function readContents(content: SitePageContent): ReadWork[] {
  const [work] = readSitePage(content, () => null).works;
  if (work === undefined) return [];
  if (work.reading.summary !== null) return [work];
  const blocks = work.document.chapters[0]?.blocks ?? [];
  const list = blocks.findIndex((block) => block.type === 'list' || block.type === 'table');
  const before = blocks.slice(0, list < 0 ? 1 : list).filter(isProse);
  const summary = before.map(blockText).join('\n\n').trim();
  if (summary.length < LEAST_SUMMARY || summary.length > LONGEST_SUMMARY) return [work];
  const { decoded } = decodedOf(content);
  const first = summary.slice(0, 60).split('\n')[0] ?? '';
  const start = Math.max(0, decoded.indexOf(first));
  const end = start === 0 ? 0 : start + first.length;
  const why = { source: 'prose', raw: first, start, end, confidence: 0.6 } as const;
  return [{ ...work, reading: { ...work.reading, summary }, evidence: { ...work.evidence, summary: [why] } }];
}

function isProse(block: Block): boolean {
  return block.type === 'paragraph' && blockText(block).trim().length >= LEAST_SUMMARY;
}
