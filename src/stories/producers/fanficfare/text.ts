import type { Block, Evidence, Loss } from '#document';
import { inlineText } from '#document';
import type { SourceLine } from '#text';
import type { ReadStories } from '../../read-work.ts';
import { loss, mergeLosses, textLength } from '../../story-facts.ts';
import { ChapterList } from '../chapter-list.ts';
import { Said } from '../said.ts';
import { isFailed, titleOfChapter } from './chapter.ts';
import { takeEntries, wholeWork } from './fields.ts';
import { markdownBlocks } from './markdown.ts';
import { isChapterLine, readTextHead, type TextHead } from './text-head.ts';
import { unwrapLines } from './unwrap.ts';

/** A chapter's head with its place among the lines; the text begins at `from`. */
type Head = { title: string; at: number; from: number };

/**
 * Reads a story that FanFicFare, or fanficdownloader before it, wrote as plain text (formats §4); null where it is none.
 * The text is light Markdown, wrapped; each chapter's head is indented by a tab. Places of evidence are the lines'.
 */
export function readFanFicFareText(given: readonly SourceLine[]): ReadStories | null {
  const head = readTextHead(given);
  if (head === null) return null;
  const lines = given.map(withoutFeeds);
  const said = new Said();
  takeHead(said, head);
  const { reading } = said;
  const list = new ChapterList();
  const losses: Loss[] = [];
  const heads = headsOf(lines, head);
  const last = lines.findLastIndex((line) => line.text.trim() !== '');
  const end = lines[last]?.text.trim() === 'End file.' ? last : lines.length;
  for (const [index, { title, at, from }] of heads.entries()) {
    if (isFailed(title)) losses.push(loss('FL-LOSS-CHAPTER', lines[at]?.start ?? 0));
    else {
      list.open(titleOfChapter(title, reading.title));
      const to = Math.min(heads[index + 1]?.at ?? end, end);
      const own = lines.slice(from, to);
      losses.push(...own.flatMap(pictureLosses));
      addText(list, markdownBlocks(own.map(({ text }) => text.replace(FAILED_PICTURE, ''))));
    }
  }
  const chapters = list.chapters();
  if (textLength(chapters) === 0 && losses.length === 0) return null;
  const address = head.entries.find(({ label }) => /^story url$/i.test(label))?.value ?? '';
  const { dateUpdated, date } = reading;
  const work = said.work(chapters, { addresses: wholeWork(address), updated: dateUpdated ?? date });
  return { works: [work], losses: mergeLosses(losses) };
}

/** A form feed, which lines keep where a page of paper ended, as a blank. */
function withoutFeeds(line: SourceLine): SourceLine {
  return line.text.includes('\f') ? { ...line, text: line.text.replaceAll('\f', ' ') } : line;
}

function takeHead(said: Said, { title, authors, entries }: TextHead): void {
  said.take('title', title.text.trim(), evidenceOf(title));
  said.take('authors', authors.text.trim().replace(/^by /, '').split(', '), evidenceOf(authors));
  takeEntries(said, entries);
}

function evidenceOf({ text, start, end }: SourceLine): Evidence {
  return { source: 'metadata', raw: text.trim().slice(0, 500), start, end, confidence: 1 };
}

/**
 * The heads of the chapters. Where there is a list of contents, a head must be one of its next titles: a line that the
 * story indents is none, and a chapter may be missing. Without one there is one chapter.
 */
function headsOf(lines: readonly SourceLine[], { contents, bodyFrom }: TextHead): Head[] {
  const heads: Head[] = [];
  const listed = contents.map(bareTitle);
  const count = Math.max(1, contents.length);
  let next = 0;
  for (let at = bodyFrom; at < lines.length && next < count; at += 1) {
    if (!isChapterLine(lines, at)) continue;
    let from = at + 1;
    while (from < lines.length && from < at + 20 && lines[from]?.text.trim() !== '') from += 1;
    const title = unwrapLines(lines.slice(at, from).map((line) => line.text)).trim();
    const found = listed.slice(next, next + LOOKED_AHEAD).indexOf(bareTitle(title));
    if (found < 0 && listed.length > 0) continue;
    heads.push({ title, at, from });
    next += Math.max(0, found) + 1;
  }
  return heads;
}

/** At most this many chapters of a list may be missing from the text in one place. */
const LOOKED_AHEAD = 50;

/** A list of contents may count its chapters where their heads do not, and the other way round. */
function bareTitle(written: string): string {
  return written.replace(/^(?:\(new\)\s)?(?:\d{1,5}\.\s)?/i, '').toLowerCase();
}

const PICTURE = /!\[[^\]\n]{0,500}\]\([^()\s]{1,2000}\)/;
const FAILED_PICTURE = /!\[[^\]\n]{0,500}\]\((?:[^()\s]{0,2000}\/)?failedtoload\)/g;

/** A text has no pictures, only where they were. */
function pictureLosses({ text, start }: SourceLine): Loss[] {
  return text.includes('![') && PICTURE.test(text) ? [loss('FL-LOSS-IMAGE', start)] : [];
}

/** A bold label alone and the quotation after it are a note: at the head of a chapter, or at its foot. */
function addText(list: ChapterList, blocks: readonly Block[]): void {
  const text: Block[] = [];
  const notes: { children: Block[]; after: number }[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const [block, next] = [blocks[at], blocks[at + 1]];
    if (block !== undefined && isNoteLabel(block) && next?.type === 'quotation') {
      notes.push({ children: next.children, after: text.length });
      at += 1;
    } else if (block !== undefined) text.push(block);
  }
  const inside = notes.some(({ after }) => after > 0 && after < text.length);
  if (inside) list.addBlocks(blocks);
  else {
    for (const { children, after } of notes) list.note(after === 0 ? 'start' : 'end', children);
    list.addBlocks(text);
  }
}

const NOTE_LABEL =
  /^(?:Author's Note|Summary for the Chapter|Notes for the Chapter|Chapter (?:Notes|Summary|End Notes)):$/i;

function isNoteLabel(block: Block): boolean {
  if (block.type !== 'paragraph') return false;
  const [only] = block.children;
  return (
    block.children.length === 1 &&
    only?.type === 'strong' &&
    NOTE_LABEL.test(inlineText(block.children).trim())
  );
}
