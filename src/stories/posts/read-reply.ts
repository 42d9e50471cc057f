import type { Block } from '#document';
import { emptyReading, structureLines } from '#headers';
import { repairText, splitLines } from '#text';
import { listLines } from './list-lines.ts';
import { isQuoted, isWroteLine } from './quoted-lines.ts';

/**
 * The own words of a reply as blocks: without what it quotes, the lines that say who wrote that, its signature, and what
 * the list put under it. Empty when it says nothing of its own.
 */
export function readReply(text: string): Block[] {
  const lines = splitLines(repairText(text).text);
  const texts = lines.map((line) => line.text);
  const dropped = listLines(texts);
  const signature = texts.findIndex((line) => /^-- {0,2}$/.test(line));
  const forwarded = texts.findIndex((line) => /^-{2,20} ?original message/i.test(line.trim()));
  const ends = [signature, forwarded].filter((at) => at >= 0);
  const end = ends.length === 0 ? lines.length : Math.min(...ends);
  const kept = lines.filter(({ text: line }, at) => {
    if (at >= end || dropped.some(({ from, to }) => from <= at && at < to)) return false;
    return (
      !isQuoted(line) &&
      !(isWroteLine(line) || (isWroteLine(`${line} ${texts[at + 1] ?? ''}`) && isQuoted(texts[at + 2] ?? '')))
    );
  });
  return structureLines(kept, { reading: emptyReading() }).chapters.flatMap(({ blocks }) => blocks);
}
