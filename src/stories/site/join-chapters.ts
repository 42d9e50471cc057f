import { type Block, blockText, type Chapter } from '#document';
import { emptyReading, type Reading } from '#headers';
import type { FieldEvidence, ReadWork, StoryComment } from '../read-work.ts';
import { bodyStartOf, languageOfChapters } from '../story-facts.ts';
import { chapterName, foldTitle, readLabel } from './chapter-label.ts';
import type { SitePageContent } from './site-page.ts';

/** The story of one page, the words that link it, and which chapter it is. */
export type PageStory = {
  work: ReadWork;
  label: string | null;
  chapter: number | null;
  content: SitePageContent;
};

/** What one page says of a chapter alone, and not of the work. */
const OF_A_CHAPTER: readonly (keyof Reading)[] = ['part', 'chapterTitle', 'notes', 'endNotes', 'wordCount'];
const LONGEST_HEAD = 200;

/**
 * One work of the stories of several pages, chapters in their order; of one page it is that page's. What the header says
 * is the first page's; what that leaves open the other sources say (`said`: the contents page, an index), then later
 * pages. Null when there is no story.
 */
export function joinChapters(stories: readonly PageStory[], said: readonly ReadWork[]): ReadWork | null {
  const [first, ...rest] = stories;
  if (first === undefined) return null;
  const single = rest.length === 0;
  const works = [first.work, ...said, ...(single ? [] : rest.map(({ work }) => work))];
  const header = single ? withGaps(works, []) : withGaps(works, OF_A_CHAPTER);
  if (!single) settleTitle(header, stories, said);
  const chapters = single
    ? first.work.document.chapters
    : stories.flatMap((story) => chaptersOf(story, header.reading.title ?? ''));
  const comments = stories.flatMap(({ work, chapter }) => commentsOf(work, single ? null : chapter));
  const language = header.reading.language ?? languageOfChapters(chapters);
  const updated = stories
    .flatMap(({ work }) => work.updated ?? [])
    .toSorted()
    .at(-1);
  const addresses = stories.flatMap(({ work }) => work.addresses ?? []);
  return {
    reading: { ...header.reading, language },
    evidence: header.evidence,
    document: { ...(language !== null && { language }), chapters },
    bodyStart: single ? first.work.bodyStart : bodyStartOf(chapters),
    ...(addresses.length > 0 && { addresses }),
    ...(updated !== undefined && { updated }),
    ...(comments.length > 0 && { comments }),
  };
}

type Header = { reading: Reading; evidence: FieldEvidence };

/** The first reading, with what later ones say in the fields it leaves open; some fields are left out. */
function withGaps(works: readonly ReadWork[], leftOut: readonly (keyof Reading)[]): Header {
  const reading = emptyReading();
  const evidence: FieldEvidence = {};
  const nothing = emptyReading();
  for (const field of Object.keys(nothing)) {
    if (!isField(field) || leftOut.includes(field)) continue;
    const source = works.find(({ reading: one }) => isSaid(one[field], nothing[field]));
    if (source === undefined) continue;
    Object.assign(reading, { [field]: source.reading[field] });
    const why = source.evidence[field];
    if (why !== undefined) Object.assign(evidence, { [field]: why });
  }
  return { reading, evidence };
}

const FIELDS: ReadonlySet<string> = new Set(Object.keys(emptyReading()));

function isField(name: string): name is keyof Reading {
  return FIELDS.has(name);
}

function isSaid(value: unknown, nothing: unknown): boolean {
  return JSON.stringify(value) !== JSON.stringify(nothing);
}

/** A title that the pages share without their numbers, else what lists them, else the first page's without its number. */
function settleTitle(header: Header, stories: readonly PageStory[], said: readonly ReadWork[]): void {
  const titles = stories.flatMap(({ work }) => work.reading.title ?? []);
  const bases = titles.map((title) => readLabel(title).base).filter((base) => base !== '');
  const [first] = bases;
  const shared =
    first !== undefined &&
    titles.length === stories.length &&
    bases.length === titles.length &&
    bases.every((base) => foldTitle(base) === foldTitle(first));
  const listed = said.find(({ reading }) => reading.title !== null);
  if (shared && !(sureOf(listed) > sureOf(stories[0]?.work))) {
    header.reading.title = first;
    return;
  }
  if (listed?.reading.title) {
    const { base, number } = readLabel(listed.reading.title);
    header.reading.title = number !== null && base !== '' ? base : listed.reading.title;
    const why = listed.evidence.title;
    if (why !== undefined) header.evidence.title = why;
  } else if (first !== undefined) header.reading.title = first;
}

/** How sure the title of a reading is, 0 to 1; the name of a page alone is hardly sure. */
function sureOf(work: ReadWork | undefined): number {
  return work?.evidence.title?.[0]?.confidence ?? 0;
}

/** The chapters of one page of several, with what it says of them alone. */
function chaptersOf({ work, label }: PageStory, story: string): Chapter[] {
  const { reading, document } = work;
  const [head, ...more] = document.chapters;
  if (head === undefined) return [];
  const { title, blocks } = headed(head, { label: label ?? '', story, own: reading.chapterTitle });
  const notes = noteOf(reading.notes, 'start');
  const ends = noteOf(reading.endNotes, 'end');
  const chapters = [{ ...(title !== '' && { title }), blocks: [...notes, ...blocks] }, ...more];
  const last = chapters.at(-1);
  if (last !== undefined) last.blocks = [...last.blocks, ...ends];
  return chapters;
}

/** A chapter's own name, and its blocks without a first line that only says it again. */
function headed(
  chapter: Chapter,
  { label, story, own }: { label: string; story: string; own: string | null },
): { title: string; blocks: Block[] } {
  const named = chapterName(label, story);
  const [first, ...rest] = chapter.blocks;
  const line = first === undefined || first.type === 'sceneBreak' ? '' : blockText(first).trim();
  const folded = line.length > LONGEST_HEAD ? '' : foldTitle(line);
  const repeats = folded !== '' && [named, label, story].some((one) => folded === foldTitle(one));
  const counts = folded !== '' && first?.type === 'heading' && readLabel(line).number !== null;
  const title = chapter.title ?? own ?? (repeats || counts ? line : '');
  return { title: chapterName(title, story) || named, blocks: repeats || counts ? rest : chapter.blocks };
}

function noteOf(text: string | null, position: 'start' | 'end'): Block[] {
  if (text === null || text.trim() === '') return [];
  const paragraphs = text.split(/\n{2,}/).filter((part) => part.trim() !== '');
  const children = paragraphs.map(
    (part): Block => ({ type: 'paragraph', children: [{ type: 'text', text: part.trim() }] }),
  );
  return [{ type: 'note', position, children }];
}

function commentsOf(work: ReadWork, chapter: number | null): StoryComment[] {
  return (work.comments ?? []).map((comment) =>
    chapter === null || comment.chapter !== undefined ? comment : { ...comment, chapter },
  );
}
