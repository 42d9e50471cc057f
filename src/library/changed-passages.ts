import { inflateRawSync } from 'node:zlib';
import type { RevisionText } from '#catalogue';
import { fragmentText } from '#markup';
import { compareWords, type Piece } from './compare-words.ts';
import { type Stretch, shortestEdit } from './shortest-edit.ts';
import { withholdAcross } from './source-excerpts.ts';

/** A passage that differs, with the paragraphs around it, and the chapter that it stands in, if that has a title. */
export type ChangedPassage = {
  chapter: string | null;
  before: string | null;
  pieces: Piece[];
  after: string | null;
};

/** Chapters as they are stored. */
type ChaptersRead = readonly RevisionText['chapters'][number][];

/** Paragraphs that may differ, and that a state may have. */
const MOST_EDITS = 3000;
const MOST_PARAGRAPHS = 200_000;
/** Characters of a paragraph around a passage. */
const MOST_AROUND = 300;

type Paragraph = { text: string; chapter: string | null };

function paragraphsOf(chapters: ChaptersRead): Paragraph[] {
  return chapters.flatMap(({ title: chapter, body }) => {
    const lines = fragmentText(inflateRawSync(body).toString()).split('\n');
    const texts = [chapter ?? '', ...lines].map((line) => line.replace(/\s+/g, ' ').trim());
    return texts.filter((text) => text !== '').map((text) => ({ text, chapter }));
  });
}

/**
 * The passages that differ, each to be made when it is shown; null where so much differs that a list of it would say nothing. What is private
 * (`hidden`) is taken out of each.
 */
export function changedPassages(
  before: ChaptersRead,
  after: ChaptersRead,
  hidden: readonly string[],
): (() => ChangedPassage)[] | null {
  const [old, now] = [paragraphsOf(before), paragraphsOf(after)];
  if (Math.max(old.length, now.length) > MOST_PARAGRAPHS) return null;
  const texts = (paragraphs: readonly Paragraph[]) => paragraphs.map(({ text }) => text);
  const stretches = shortestEdit(texts(old), texts(now), MOST_EDITS);
  if (stretches === null) return null;
  const shown = (text: string) => (hidden.length === 0 ? text : (withholdAcross([text], hidden)[0] ?? ''));
  const around = (paragraph: Paragraph | undefined) =>
    paragraph === undefined ? null : clipped(shown(paragraph.text));
  return changesIn(stretches).map(({ before, after, removed, added }) => () => {
    const textOf = (paragraphs: readonly Paragraph[], parts: readonly Stretch[]) =>
      parts.flatMap(({ at, end }) => texts(paragraphs.slice(at, end)).map(shown)).join('\n');
    const first = added[0] ? now[added[0].at] : old[removed[0]?.at ?? 0];
    return {
      chapter: first?.chapter ? shown(first.chapter) : null,
      before: around(before === null ? undefined : old[before.end - 1]),
      pieces: compareWords(textOf(old, removed), textOf(now, added)),
      after: around(after === null ? undefined : old[after.at]),
    };
  });
}

type Change = { before: Stretch | null; after: Stretch | null; removed: Stretch[]; added: Stretch[] };

/** What stands between two stretches that are the same, as one change. */
function changesIn(stretches: readonly Stretch[]): Change[] {
  const changes: Change[] = [];
  let open: Change | null = null;
  let before: Stretch | null = null;
  for (const one of stretches) {
    if (one.kind === 'same') {
      if (open !== null) open.after = one;
      open = null;
      before = one;
      continue;
    }
    if (open === null) {
      open = { before, after: null, removed: [], added: [] };
      changes.push(open);
    }
    open[one.kind].push(one);
  }
  return changes;
}

function clipped(text: string): string {
  return text.length <= MOST_AROUND ? text : `${text.slice(0, MOST_AROUND).toWellFormed()} …`;
}
