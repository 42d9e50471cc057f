import type { SourceLine } from '#text';
import { type ChapterHead, chapterHeadOf } from '../body/chapter-head.ts';
import { isContentsHead, isProse, type TextBlock, textKey } from './text-blocks.ts';

/** A line of a contents list without its page. `head` is what it says as a chapter's head, `key` and `titleKey` are folded. */
export type Entry = { text: string; key: string; titleKey: string; head: ChapterHead | null };

const LONGEST_ENTRY = 300;
const LONGEST_HEADING = 90;

/**
 * The last block of a list: what comes next is an entry once more, now as a heading, or prose. Takes up the entries.
 */
export function endOfList(blocks: readonly TextBlock[], at: number, entries: Entry[]): number {
  const [head, ...rest] = blocks[at]?.lines ?? [];
  entries.push(...(isContentsHead(blocks[at] ?? NO_BLOCK) ? rest : [head ?? '', ...rest]).map(entryOf));
  let last = at;
  for (let next = at + 1; next < blocks.length; next += 1) {
    const block = blocks[next];
    if (!block || isContentsHead(block)) break;
    if (entries.length > 1 && block.lines.slice(0, 2).some((line) => isEntryAgain(line, entries))) break;
    if ((isProse(block) && !isList(block)) || isSentence(block)) return beforeTitles(blocks, at, last);
    entries.push(...block.lines.map(entryOf));
    last = next;
  }
  return beforeHeads(blocks, at, last);
}

const NO_BLOCK: TextBlock = { from: 0, to: 0, lines: [], text: '' };

/** Chapter numbers alone above an entry's heading belong to the heading. */
function beforeHeads(blocks: readonly TextBlock[], at: number, last: number): number {
  let end = last;
  while (end > at + 1 && isBareHead(blocks[end]?.lines ?? [])) end -= 1;
  return end;
}

/** Where no entry comes again, short lines above the prose are its headings and no entries. */
function beforeTitles(blocks: readonly TextBlock[], at: number, last: number): number {
  let end = last;
  while (end > at && !isEntries(blocks[end] ?? NO_BLOCK)) end -= 1;
  return end;
}

function isEntries(block: TextBlock): boolean {
  return block.lines.length > 2 || isList(block);
}

function isBareHead(lines: readonly string[]): boolean {
  const head = lines.length === 1 ? chapterHeadOf(lines[0] ?? '') : null;
  return head !== null && head.title === null;
}

/** A sentence of running text, in a page where each paragraph is one line. */
function isSentence({ lines, text }: TextBlock): boolean {
  if (text.length < 60 || lines.length > 3 || !/\p{L}[.!?][”"»’']?$/u.test(text)) return false;
  const words = text.split(/\s+/);
  return words.filter((word) => /^\p{Ll}/u.test(word)).length >= words.length * 0.6;
}

function isList({ lines }: TextBlock): boolean {
  const numbered = lines.filter((line) => /\s\d{1,4}$|^(?:chapter )?[ivxlc\d]{1,6}\.\s/i.test(line));
  return numbered.length * 2 > lines.length;
}

/** Where each short line of a text stands last, by its key: what of a list heads a part below. Read once, when asked. */
export function lastLines(source: readonly SourceLine[], end: number): () => ReadonlyMap<string, number> {
  let known: Map<string, number> | null = null;
  return () => {
    if (known) return known;
    known = new Map();
    for (let at = 0; at < end; at += 1) {
      const text = source[at]?.text ?? '';
      if (text.length <= LONGEST_HEADING && text.trim() !== '') known.set(textKey(titleOf(text.trim())), at);
    }
    return known;
  };
}

/** A list of contents without a heading: four short lines or more, most of which head a part of the text below. */
export function isListed(block: TextBlock, last: ReturnType<typeof lastLines>): boolean {
  if (block.lines.length < 4 || block.text.length / block.lines.length > 60) return false;
  const wanted = new Set(
    block.lines.map((line) => textKey(titleOf(withoutPage(line)))).filter((key) => key.length > 3),
  );
  if (wanted.size < 3) return false;
  const met = [...wanted].filter((key) => (last().get(key) ?? -1) >= block.to);
  return met.length >= 3 && met.length >= wanted.size * 0.6;
}

function titleOf(line: string): string {
  return chapterHeadOf(line)?.title ?? line;
}

/** An entry without its page, which stands apart from it. */
function withoutPage(entry: string): string {
  return entry.replace(/(?:\s{2,80}|\s?\.{2,80}|\t)\s?(?:\d{1,4}|[ivxlc]{1,6}|frontispiece)\.?$/i, '');
}

function entryOf(line: string): Entry {
  const text = withoutPage(line.slice(0, LONGEST_ENTRY));
  const head = chapterHeadOf(text);
  return { text, key: textKey(text), titleKey: textKey(head?.title ?? text), head };
}

/** Whether a heading is an entry of a list: the same words, the entry's number alone, or its title alone. */
function isEntryAgain(line: string, entries: readonly Entry[]): boolean {
  const { key, head } = entryOf(line);
  if (/^(?:[ivxlc\d]{0,6}|page|chapter)$/.test(key)) return false;
  return entries.some((entry) => {
    if (entry.key === key) return true;
    if (head?.title === null)
      return head.number !== null && entry.head?.rank === head.rank && entry.head.number === head.number;
    return (
      (key.length > 6 && entry.titleKey === key) ||
      (key.length > 11 && entry.key.startsWith(key)) ||
      (entry.titleKey.length > 6 && key.endsWith(entry.titleKey))
    );
  });
}
