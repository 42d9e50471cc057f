import { type Block, blockText } from '#document';
import { readTree } from '#markup';
import { placedWork } from '../page/read-page.ts';
import { readFanlightFacts } from '../producers/fanlight/page.ts';
import type { FieldEvidence, ReadWork } from '../read-work.ts';
import { readLabel } from './chapter-label.ts';
import { readEntry } from './read-entry.ts';
import { decodedOf, readSitePage, type SitePageContent } from './site-page.ts';

/** A text of this length before the list of chapters says what the story is about. */
const LEAST_SUMMARY = 40;
const LONGEST_SUMMARY = 3000;
const LONGEST_TITLE = 120;

/** What a story's own list of chapters says of it: its header, and what stands before the list as a summary. */
export function readContents(content: SitePageContent): ReadWork[] {
  if (content.kind === 'page') {
    const own = readFanlightFacts(content.page.tree);
    if (own !== null) return [placedWork(own, content.page.places)];
  }
  const [work] = readSitePage(content, () => null).works;
  if (work === undefined) return titleOf(content);
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

/** A list with hardly any text says the title, and perhaps whose it is, in the lines that are no chapter's. */
function titleOf(content: SitePageContent): ReadWork[] {
  if (content.kind === 'text') return [];
  const { blocks } = readTree(content.page.tree);
  const lines = blocks.flatMap((block) => blockText(block).split('\n')).map((line) => line.trim());
  const said = lines.filter((line) => line !== '' && readLabel(line).number === null).slice(0, 10);
  const [title] = said;
  if (title === undefined || title.length > LONGEST_TITLE) return [];
  const work = readEntry(said.join('\n'));
  const start = Math.max(0, content.page.decoded.indexOf(title));
  const place = start === 0 ? { start: 0, end: 0 } : { start, end: start + title.length };
  const evidence: FieldEvidence = {
    title: [{ source: 'metadata', raw: title, ...place, confidence: 0.6 }],
  };
  if (work.reading.authors.length > 0)
    evidence.authors = [{ source: 'byline', raw: said.join(' '), start: 0, end: 0, confidence: 0.6 }];
  return [{ ...work, reading: { ...work.reading, title: work.reading.title ?? title }, evidence }];
}

/** What a home page says to who comes by is not what its story is about. */
const GREETING = /^\W{0,5}(?:welcome|hello|hi)\b|\byou are (?:visitor|guest)\b|\bvisitor number\b/i;

function isProse(block: Block): boolean {
  if (block.type !== 'paragraph') return false;
  const text = blockText(block).trim();
  return text.length >= LEAST_SUMMARY && !GREETING.test(text);
}
