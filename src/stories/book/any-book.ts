import type { Block, Chapter, Loss } from '#document';
import { structureBlocks, structureChapters, structureLines, understandLines } from '#headers';
import { type BlockLine, blocksBetween } from '#markup';
import type { Book } from '../book.ts';
import { bodyBlocks, unwrapped } from '../page/body-blocks.ts';
import { storyLines } from '../page/story-lines.ts';
import type { ReadStories, ReadWork } from '../read-work.ts';
import {
  bodyStartOf,
  languageOfChapters,
  loss,
  mergeLosses,
  noStory,
  SHORTEST_STORY,
  textLength,
} from '../story-facts.ts';
import { bookHints, bookTitle, withMetadata } from './book-metadata.ts';
import { bookLines, readDocuments } from './book-text.ts';
import { chapterCuts, wordsKey } from './chapter-cuts.ts';
import { type ChapterPlan, planChapters } from './chapter-titles.ts';
import { isOwnPart, storyDocuments } from './story-documents.ts';

/** The file's name and path, as weak hints. */
export type BookContext = { name: string; path: string };

/**
 * Reads a book by whatever program: its own pages are left out, chapters begin where its contents say, a header typed
 * at the start of the text is understood, and the metadata says the rest.
 */
export function readAnyBook(book: Book, context: BookContext): ReadStories {
  const title = bookTitle(book.metadata);
  const { kept, left } = storyDocuments(book);
  const text = readDocuments(kept);
  const { blocks, lines } = bookLines(text);
  const plans = planChapters(blocks, chapterCuts(book, text, title));
  const heads = new Set(plans.flatMap(({ from, heads: count }) => blocks.slice(from, from + count)));
  const range = storyLines(lines);
  const own = lines.slice(range.from, range.to);
  const losses = mergeLosses(
    lossesOf(
      text.losses,
      left.map(({ path }) => path),
    ),
  );

  const edition = editionOf(lines.slice(0, range.from));
  const understood = understandLines(
    own.map(({ source }) => source),
    { ...context, hints: bookHints(book.metadata), ...(edition !== null && { edition }) },
  );
  const { reading, evidence, body, story, kept: ranges = [body], contents = [] } = understood;
  const cut = (from: number, to: number) =>
    blocksBetween(blocks, own, from, to, text.origins).filter((block) => !heads.has(block));
  const parts = partsOf(plans, blocks, { own, ranges, cut }, title);
  const wrapped = blocks.filter((block) => text.origins.wrapped.has(block)).length;
  const isOne = parts.length < 2;
  const chapters =
    isOne && wrapped * 2 > blocks.length
      ? structureLines(story, { reading, contents }).chapters
      : chaptersOf(parts, isOne, { reading, contents }, (block) => text.origins.wrapped.has(block));
  if (textLength(chapters) < SHORTEST_STORY && !chapters.some(hasPicture))
    return { works: [], losses: [...losses, noStory()] };
  const work: ReadWork = { reading, evidence, document: { chapters }, bodyStart: bodyStartOf(chapters) };
  return { works: [withMetadata(work, book, languageOfChapters(chapters))], losses };
}

/** A story may be told in pictures. */
function hasPicture({ blocks }: Chapter): boolean {
  return blocks.some((block) => block.type === 'figure' && block.media !== undefined);
}

function lossesOf(losses: readonly Loss[], left: readonly string[]): Loss[] {
  const named = losses.map((one) => (one.message === '' ? loss(one.code, one.at) : one));
  return left.length === 0 ? named : [...named, loss('FL-LOSS-FRONT', left[0], left.length)];
}

/** What an edition of Project Gutenberg says before its book. */
function editionOf(lines: readonly BlockLine[]): string | null {
  const text = lines.map(({ source }) => source.text.trim()).join('\n');
  return /project gutenberg/i.test(text) ? text.slice(0, 6_000) : null;
}

type Lines = {
  own: readonly BlockLine[];
  ranges: readonly { from: number; to: number }[];
  cut: (from: number, to: number) => Block[];
};
type Part = { title: string | null; blocks: Block[]; opens?: true };

/**
 * What of each planned chapter is the story. A chapter that was all header is none; one of nothing but its heading
 * (`Part Two`) heads the next.
 */
function partsOf(
  plans: readonly ChapterPlan[],
  whole: readonly Block[],
  { own, ranges, cut }: Lines,
  title: string | null,
): Part[] {
  const parts: Part[] = [];
  let waiting: Block[] = [];
  let line = 0;
  for (const plan of plans) {
    const from = line;
    while (line < own.length && (own[line]?.block ?? 0) < plan.to) line += 1;
    const blocks = ranges.flatMap((range) => {
      const low = Math.max(range.from, from);
      const high = Math.min(range.to, line);
      return low < high ? cut(low, high) : [];
    });
    const within = own.slice(from, line).filter(({ block }) => block >= 0);
    const isHeadOnly = within.length > 0 && within.every(({ block }) => block < plan.from + plan.heads);
    const isTitle = plan.label !== null && wordsKey(plan.label) === wordsKey(title ?? '');
    if (plan.label !== null && isOwnPart(plan.label, textLength([{ blocks }]))) continue;
    if (blocks.length > 0) {
      parts.push({
        title: isTitle ? null : plan.title,
        blocks: [...waiting, ...blocks],
        ...(plan.opens && { opens: true }),
      });
      waiting = [];
    } else if (isHeadOnly && !isTitle) waiting.push(...headsOf(plan, whole));
  }
  const last = parts.at(-1);
  if (last !== undefined) last.blocks.push(...waiting);
  return withoutShortOpening(parts);
}

function headsOf({ from, heads }: ChapterPlan, whole: readonly Block[]): Block[] {
  return whole
    .slice(from, from + heads)
    .map((block) =>
      block.type === 'paragraph' ? { type: 'heading', level: 3, children: block.children } : block,
    );
}

/** A dedication or an epigraph before the first chapter belongs to it. */
const LONGEST_OPENING = 800;

function withoutShortOpening(parts: Part[]): Part[] {
  const [opening, first, ...rest] = parts;
  if (opening?.opens === undefined || first === undefined) return parts;
  if (textLength([{ blocks: opening.blocks }]) > LONGEST_OPENING) return parts;
  return [{ title: first.title, blocks: [...opening.blocks, ...first.blocks] }, ...rest];
}

function chaptersOf(
  parts: readonly Part[],
  isOne: boolean,
  context: Parameters<typeof structureBlocks>[1],
  isWrapped: (block: Block) => boolean,
): Chapter[] {
  const tidy = parts.map(({ title, blocks }) => ({
    title,
    blocks: bodyBlocks(blocks.map((block) => (isWrapped(block) ? unwrapped(block) : block))),
  }));
  if (!isOne) return structureChapters(tidy, context).chapters;
  const { title = null, blocks = [] } = tidy[0] ?? {};
  const { chapters } = structureBlocks(blocks, context);
  const [only] = chapters;
  return chapters.length === 1 && only !== undefined && only.title === undefined && title !== null
    ? [{ ...only, title }]
    : chapters;
}
