import type { BlockLine } from '#markup';
import { isChromeLine, isLinkWords } from './chrome.ts';

/** A range of lines, end exclusive, and the places of those left out as the page's own. */
export type StoryLines = { from: number; to: number; dropped: number[] };

const GUTENBERG_START = /^\*{3}\s?START OF (?:THE|THIS) PROJECT GUTENBERG/i;
const GUTENBERG_END = /^(?:\*{3}\s?)?END OF (?:THE |THIS )?PROJECT GUTENBERG/i;

/** Takes the page's own lines off both ends. */
export function storyLines(lines: readonly BlockLine[]): StoryLines {
  const texts = lines.map((line) => line.source.text.trim());
  const dropped: number[] = [];
  const start = texts.slice(0, 400).findLastIndex((text) => GUTENBERG_START.test(text));
  const end = texts.findIndex((text, index) => index > start && GUTENBERG_END.test(text));
  let from = start + 1;
  let to = end < 0 ? lines.length : end;
  if (start >= 0) dropped.push(lines[start]?.source.start ?? 0);
  if (end >= 0) dropped.push(lines[end]?.source.start ?? 0);

  for (let at = from; at < to; at += 1) {
    const credit = start >= 0 && CREDIT.test(texts[at] ?? '');
    if (credit) at = endOfBlock(lines, at, to);
    if (credit || isChromeLine(texts[at] ?? '')) {
      dropped.push(lines[at]?.source.start ?? 0);
      from = at + 1;
    } else if (!isNothing(texts[at])) break;
  }
  for (let at = to - 1; at >= from; at -= 1) {
    const text = texts[at] ?? '';
    if (isChromeLine(text) || isLinkWords(text)) {
      dropped.push(lines[at]?.source.start ?? 0);
      to = at;
    } else if (!isNothing(text)) break;
  }
  return { from, to, dropped };
}

/** Who prepared a Gutenberg edition: not the author, and not the story. */
const CREDIT =
  /^(?:\[?(?:e-?text|ebook|html version|this e-?(?:book|text)|this file was)? ?(?:produced|prepared|transcribed|scanned|proofed)\b|html version by\b|\[?transcriber.s notes?\b)/i;

/** The last line of the block that a line stands in. */
function endOfBlock(lines: readonly BlockLine[], at: number, to: number): number {
  let last = at;
  while (last + 1 < to && lines[last + 1]?.block === lines[at]?.block) last += 1;
  return last;
}

function isNothing(text: string | undefined): boolean {
  return text === undefined || text === '' || text === '* * *';
}
