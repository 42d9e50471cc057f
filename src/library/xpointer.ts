/**
 * Places in a book as KOReader says them: `/body/DocFragment[11]/body/div/p[7]/text().123` is a character of a paragraph in the eleventh
 * content document. Elements are counted among those of their name; `[1]` may be left out.
 */
import type { BlockRun, ServedFile, ServedPage } from '#catalogue';

/** A content document of a book, from 1, and the elements below its body that lead to a place. */
export type Pointer = { page: number; steps: readonly PointerStep[] };
type PointerStep = { name: string; index: number };

/** A block of a chapter, both from 1. */
export type Spot = { chapter: number; paragraph: number };

/** Longer pointers, and such with more steps, come from no book. */
const MOST_POINTER = 4_000;
const MOST_STEPS = 200;
const STEP = /^([A-Za-z][\w:-]{0,60})(?:\[(\d{1,7})\])?$/;
const OFFSET = /\.\d{1,9}$/;
const TEXT_STEP = /^text\(\)(?:\[\d{1,7}\])?$/;

/** A pointer into a book; null for anything else, as the page numbers of a PDF. */
export function parsePointer(text: string): Pointer | null {
  if (text.length > MOST_POINTER || !text.startsWith('/')) return null;
  const [, ...written] = text.replace(OFFSET, '').split('/');
  if (written.length > MOST_STEPS) return null;
  const steps: PointerStep[] = [];
  for (const [at, step] of written.entries()) {
    if (at === written.length - 1 && TEXT_STEP.test(step)) break;
    const [, name, index = '1'] = STEP.exec(step) ?? [];
    if (name === undefined) return null;
    steps.push({ name, index: Number(index) });
  }
  const [root, fragment, body, ...below] = steps;
  if (root?.name !== 'body' || fragment?.name !== 'DocFragment') return null;
  if (body !== undefined && body.name !== 'body') return null;
  return { page: fragment.index, steps: below };
}

/**
 * The block that a pointer leads to in a book that was handed out. Before a chapter's first block it is that; on a page that is no
 * chapter, the end of the chapter before it or, before all of them, the beginning of the first. Null where the book has no chapters or no such page.
 */
export function spotOf({ spine }: Pick<ServedFile, 'spine'>, { page, steps }: Pointer): Spot | null {
  const shown = spine[page - 1];
  if (shown === undefined) return null;
  if (shown.chapter !== null) return { chapter: shown.chapter, paragraph: blockAt(shown.runs ?? [], steps) };
  const before = spine.slice(0, page - 1).findLast(({ chapter }) => chapter !== null);
  if (before !== undefined && before.chapter !== null)
    return { chapter: before.chapter, paragraph: lastBlock(before) };
  const after = spine.find(({ chapter }) => chapter !== null);
  return after === undefined || after.chapter === null ? null : { chapter: after.chapter, paragraph: 1 };
}

/**
 * A pointer to a block in a book, and how much of the book stands before it, from 0 to 1. A chapter that the book does not have yet is its
 * end. Null where the book has no chapters.
 */
export function pointerTo(
  { spine }: Pick<ServedFile, 'spine'>,
  { chapter, paragraph }: Spot,
): { progress: string; percentage: number } | null {
  const pages = spine.flatMap((page, index) => (page.chapter === null ? [] : [{ ...page, index }]));
  const own = pages.filter((page) => page.chapter === chapter);
  const later = pages.find((page) => page.chapter !== null && page.chapter > chapter);
  const shown = own.find((page) => hasBlock(page, paragraph)) ?? own.at(-1) ?? later ?? pages.at(-1);
  if (shown === undefined) return null;
  const isBeyond = own.length === 0 && later === undefined;
  const block = isBeyond || own.length > 0 ? Math.min(isBeyond ? Infinity : paragraph, lastBlock(shown)) : 1;
  const run = (shown.runs ?? []).find(({ first, count }) => block >= first && block < first + count);
  const path = run === undefined ? '' : `${run.path}/${run.name}[${run.index + block - run.first}]`;
  return {
    progress: `/body/DocFragment[${shown.index + 1}]/body${path}.0`,
    percentage: shareBefore(spine, shown.index, (block - 1) / Math.max(1, lastBlock(shown))),
  };
}

/** Whether a spot is the last of a book. */
export function isLastSpot({ spine }: Pick<ServedFile, 'spine'>, { chapter, paragraph }: Spot): boolean {
  const last = spine.findLast((page) => page.chapter !== null);
  return last !== undefined && last.chapter === chapter && paragraph >= lastBlock(last);
}

function hasBlock({ runs = [] }: ServedPage, block: number): boolean {
  return runs.some(({ first, count }) => block >= first && block < first + count);
}

function lastBlock({ runs = [] }: ServedPage): number {
  return runs.reduce((last, { first, count }) => Math.max(last, first + count - 1), 1);
}

function blockAt(runs: readonly BlockRun[], steps: readonly PointerStep[]): number {
  for (const { first, count, path, name, index } of runs) {
    const depth = path.split('/').length - 1;
    const step = steps[depth];
    if (step === undefined || step.name !== name || pathOf(steps.slice(0, depth)) !== path) continue;
    if (step.index >= index && step.index < index + count) return first + step.index - index;
  }
  return runs[0]?.first ?? 1;
}

function pathOf(steps: readonly PointerStep[]): string {
  return steps.map(({ name, index }) => `/${name}[${index}]`).join('');
}

function shareBefore(spine: ServedFile['spine'], index: number, share: number): number {
  const lengths = spine.map(({ length = 1 }) => length);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const before = sum(lengths.slice(0, index)) + share * (lengths[index] ?? 0);
  return Math.round((before / Math.max(1, sum(lengths))) * 10_000) / 10_000;
}
