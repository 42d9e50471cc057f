import { type Block, blockText } from '#document';
import { type ChapterHead, chapterHeadOf, titledPartOf, withoutDecoration } from './chapter-head.ts';
import type { Piece } from './piece.ts';

/** Pieces under one chapter head. */
export type ChapterPieces = { title: string | null; pieces: Piece[] };

/** A head found at `index`; `takes` counts the pieces it stands in (a title on the next line makes two); `plus` marks the
 * last of "five times and one", which is written `+1`. */
type PlacedHead = { index: number; takes: number; head: ChapterHead; text: string; plus?: true };

/** Prose before the first head up to this many characters belongs to the first chapter. */
const LONGEST_OPENING = 800;

/** Divides a body into chapters at its heads (header-conventions §10.2); without heads it is one chapter. */
export function divideIntoChapters(pieces: readonly Piece[], storyTitle: string | null): ChapterPieces[] {
  const found = candidates(pieces, storyTitle);
  const listed = contentsEntries(found, pieces);
  const numbered = inSequence(found.filter((head) => !listed.has(head.index)));
  const heads = withTitles(withoutSummaries(numbered), pieces);
  const rank = divisionRank(heads);
  const upper = directlyAbove(heads, rank);
  const chapters: ChapterPieces[] = [{ title: null, pieces: [] }];
  let current = chapters[0] ?? { title: null, pieces: [] };
  let at = 0;
  for (const placed of heads) {
    for (; at < placed.index; at += 1) addPiece(current, pieces[at]);
    at = placed.index + placed.takes;
    if (placed.head.rank === rank || (placed.head.rank < rank && rank !== 6 && !upper.has(placed.index))) {
      current = { title: chapterTitle(placed, rank), pieces: [] };
      chapters.push(current);
    } else current.pieces.push(headingPiece(placed, pieces));
  }
  for (; at < pieces.length; at += 1) addPiece(current, pieces[at]);
  return withoutEmptyOpening(moveTrailingHeadings(chapters));
}

function addPiece(chapter: ChapterPieces, piece: Piece | undefined): void {
  if (piece) chapter.pieces.push(piece);
}

function candidates(pieces: readonly Piece[], storyTitle: string | null): PlacedHead[] {
  const heads: PlacedHead[] = [];
  pieces.forEach((piece, index) => {
    if (piece.line === null) return;
    const head =
      chapterHeadOf(piece.line) ?? piece.head ?? (storyTitle ? titledPartOf(piece.line, storyTitle) : null);
    const apart =
      piece.strength > 0 || index === 0 || piece.gap > 0 || pieces[index - 1]?.block.type === 'sceneBreak';
    if (head && (apart || head.rank < 6))
      heads.push({
        index,
        takes: 1,
        head,
        text: withoutDecoration(piece.line),
        ...(/^\W{0,6}\+ ?1\b/.test(piece.line) && { plus: true }),
      });
  });
  return heads;
}

/** Heads that follow one another without text between, three or more of one rank: a table of contents. */
function contentsEntries(heads: readonly PlacedHead[], pieces: readonly Piece[]): Set<number> {
  const uses = new Map<string, number>();
  for (const { head } of heads) uses.set(numbering(head), (uses.get(numbering(head)) ?? 0) + 1);
  const listed = new Set<number>();
  for (let from = 0; from < heads.length; ) {
    let to = from + 1;
    while (to < heads.length && heads[to]?.index === (heads[to - 1]?.index ?? 0) + 1) to += 1;
    const group = heads.slice(from, to);
    const [first] = group;
    const last = group[group.length - 1];
    const same = group.filter((placed) => placed.head.rank === first?.head.rank).length;
    from = to;
    if (!first || !last || group.length < 3 || same < group.length - 1) continue;
    for (const placed of group) listed.add(placed.index);
    const repeats = numbering(last.head) === numbering(first.head);
    if (hasText(pieces[last.index + 1]) && (repeats || uses.get(numbering(last.head)) === 1))
      listed.delete(last.index);
  }
  return listed;
}

function numbering(head: ChapterHead): string {
  return `${head.rank}/${head.number ?? head.title}`;
}

function hasText(piece: Piece | undefined): boolean {
  return piece !== undefined && piece.block.type !== 'sceneBreak';
}

/** Heads within this many pieces of one another, counted all over again later, are a table of contents with summaries. */
const SUMMARY_PIECES = 2;

/** Drops the first count of chapters where each has a line or two under it and the whole count comes again. */
function withoutSummaries(heads: readonly PlacedHead[]): PlacedHead[] {
  const start = heads.findIndex(({ head }) => head.number === 1);
  const first = heads[start];
  const sameNumber = ({ head }: PlacedHead) => head.number === 1 && head.rank === first?.head.rank;
  const again = heads.findIndex((placed, index) => index > start && sameNumber(placed));
  const last = heads[again - 1];
  const count = again - start;
  if (!first || !last || count < 4) return [...heads];
  const dense = last.index - first.index <= (count - 1) * SUMMARY_PIECES;
  const repeated = heads.length - again >= count * 0.7;
  return dense && repeated ? [...heads.slice(0, start), ...heads.slice(again)] : [...heads];
}

/** `VII. A Title` after a sixth chapter goes on with the count, though the word for chapter is left out. */
function withBareNumbers(heads: readonly PlacedHead[]): PlacedHead[] {
  let last: number | null = null;
  return heads.map((placed) => {
    const { rank, number, title } = placed.head;
    const goesOn = rank === 6 && title !== null && last !== null && number === last + 1;
    if (rank === 3 || goesOn) last = number;
    return goesOn ? { ...placed, head: { ...placed.head, rank: 3 } } : placed;
  });
}

/** Bare numbers count only in sequence: one, two, … at least two of them; a restart begins a new sequence. */
function inSequence(found: readonly PlacedHead[]): PlacedHead[] {
  const heads = withBareNumbers(found);
  const kept = new Set<PlacedHead>();
  let run: PlacedHead[] = [];
  const close = () => {
    if (run.length >= 2) for (const head of run) kept.add(head);
    run = [];
  };
  for (const placed of heads) {
    if (placed.head.rank < 6) kept.add(placed);
    if (placed.head.rank !== 6) continue;
    const previous = run[run.length - 1]?.head.number;
    const number = placed.head.number ?? -1;
    if (placed.plus && run.length >= 2) kept.add(placed);
    else if (previous !== undefined && previous !== null && number === previous + 1) run.push(placed);
    else if (number <= 2 && (previous === undefined || number === 1)) {
      close();
      run = [placed];
    }
  }
  close();
  return heads.filter((placed) => kept.has(placed));
}

/** A short line under a bare head is its title, when most heads of the text have one or the line looks like one. */
function withTitles(heads: readonly PlacedHead[], pieces: readonly Piece[]): PlacedHead[] {
  const starts = new Set(heads.map((placed) => placed.index));
  const untitled = (placed: PlacedHead) => placed.head.title === null && placed.head.number !== null;
  const open = heads.filter(untitled);
  const titled = open.filter((placed) => titleUnder(placed, pieces, starts, false) !== null);
  const usual = open.length >= 2 && titled.length >= open.length * 0.6;
  const worn = wornTitles(titled.map((placed) => titleUnder(placed, pieces, starts, false) ?? ''));
  return heads.map((placed) => {
    const title =
      untitled(placed) && !worn.has(pieces[placed.index + 1]?.line ?? '')
        ? titleUnder(placed, pieces, starts, !usual)
        : null;
    return title === null ? placed : { ...placed, takes: 2, head: { ...placed.head, title } };
  });
}

/** Lines that stand under three heads or more, and under half of those with a line: "Summary" is no chapter's title. */
function wornTitles(titles: readonly string[]): Set<string> {
  const uses = new Map<string, number>();
  for (const title of titles) uses.set(title, (uses.get(title) ?? 0) + 1);
  return new Set(
    [...uses].filter(([, count]) => count >= 3 && count * 2 >= titles.length).map(([title]) => title),
  );
}

function titleUnder(
  placed: PlacedHead,
  pieces: readonly Piece[],
  starts: ReadonlySet<number>,
  strict: boolean,
): string | null {
  const next = pieces[placed.index + 1];
  const after = pieces[placed.index + 2];
  if (!next || next.line === null || !after || starts.has(placed.index + 1)) return null;
  if (next.gap > 1 && after.gap <= 1 && next.strength === 0) return null;
  const title = withoutDecoration(next.line);
  if (title.length > 90 || /^["“„«‘'—–]/u.test(title) || /[,;:…"”'’。！？׃]$/u.test(title)) return null;
  if (/[.]$/.test(title) && title !== title.toUpperCase() && !isTitleCase(title)) return null;
  const shown = next.strength > 0 || isTitleCase(title) || next.gap === 0;
  return strict && !shown ? null : title;
}

function isTitleCase(line: string): boolean {
  const words = line.split(/\s+/).filter((word) => word.length > 3);
  return words.length > 0 && words.every((word) => word.charAt(0) !== word.charAt(0).toLowerCase());
}

function divisionRank(heads: readonly PlacedHead[]): number {
  const ranks = new Set(heads.map((placed) => placed.head.rank));
  for (const rank of [3, 2, 1, 4, 6]) if (ranks.has(rank as ChapterHead['rank'])) return rank;
  return 0;
}

/** The places of heads that stand directly above a chapter's head, as `PART TWO` above `Chapter 5`. */
function directlyAbove(heads: readonly PlacedHead[], rank: number): Set<number> {
  const above = new Set<number>();
  for (let index = heads.length - 2; index >= 0; index -= 1) {
    const placed = heads[index];
    const next = heads[index + 1];
    if (!placed || !next || next.index !== placed.index + placed.takes) continue;
    if (next.head.rank === rank || above.has(next.index)) above.add(placed.index);
  }
  return above;
}

function chapterTitle(placed: PlacedHead, rank: number): string | null {
  if (placed.head.rank === rank) return placed.head.title;
  return placed.takes === 2 ? `${placed.text}: ${placed.head.title}` : placed.text;
}

function headingPiece(placed: PlacedHead, pieces: readonly Piece[]): Piece {
  const children = [];
  for (let index = placed.index; index < placed.index + placed.takes; index += 1) {
    const piece = pieces[index];
    if (piece) children.push(piece);
  }
  const text = children.map((piece) => withoutDecoration(piece.line ?? '')).join(': ');
  const block: Block = { type: 'heading', level: 3, children: [{ type: 'text', text }] };
  return { block, line: text, strength: 2, gap: children[0]?.gap ?? 1 };
}

/** `PART TWO` at a chapter's very end belongs to the chapter after it. */
function moveTrailingHeadings(chapters: ChapterPieces[]): ChapterPieces[] {
  for (let index = chapters.length - 2; index >= 0; index -= 1) {
    const chapter = chapters[index];
    const next = chapters[index + 1];
    if (!chapter || !next) continue;
    const pieces = chapter.pieces;
    let from = pieces.length;
    while (from > 0 && pieces[from - 1]?.block.type === 'heading' && pieces[from - 1]?.strength === 2)
      from -= 1;
    next.pieces = [...pieces.splice(from), ...next.pieces];
  }
  return chapters;
}

/** What stands before the first head goes into the first chapter unless it is prose enough to be one itself. */
function withoutEmptyOpening(chapters: ChapterPieces[]): ChapterPieces[] {
  const [opening, first] = chapters;
  if (!opening || !first) return chapters;
  let length = 0;
  for (const piece of opening.pieces) {
    if (piece.block.type === 'paragraph' && piece.line === null) length += blockText(piece.block).length;
  }
  if (length > LONGEST_OPENING) return chapters;
  first.pieces = [...opening.pieces, ...first.pieces];
  return chapters.slice(1);
}
