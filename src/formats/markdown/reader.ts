import type { Block, Loss } from '#document';
import { FanlightError } from '#errors';
import { parseHtml } from '#markup';
import { characterLosses, describeRepair, mergeLosses, readBlocksStory } from '#stories';
import { decodeBytes, looksBinary, repairText } from '#text';
import type { FormatInput, ReadResult } from '../format.ts';
import { readFrontMatter } from './front-matter.ts';
import { headerLines } from './header-lines.ts';
import { isOwnFile, readOwnFile } from './own-file.ts';
import { linkDefinitions, splitMarkdown, withDefinitions } from './split.ts';
import { type HtmlPiece, htmlPieces } from './to-html.ts';

/**
 * Reads CommonMark with front matter: the front matter says what a header's lines say, raw HTML is let in as far as a story
 * may hold it, and the text is understood as any other. A file this program wrote is read back as it was. Throws
 * FL-FILE-EMPTY and FL-FILE-BINARY.
 */
export async function readMarkdown(input: FormatInput): Promise<ReadResult> {
  const { bytes, name, path } = input;
  if (bytes.length === 0) throw new FanlightError('FL-FILE-EMPTY', name);
  if (looksBinary(bytes)) throw new FanlightError('FL-FILE-BINARY', name);
  const { text, encoding, invalid } = decodeBytes(bytes);
  if (text.trim() === '') throw new FanlightError('FL-FILE-EMPTY', name);
  const repair = repairText(text, { markup: true });
  const front = readFrontMatter(repair.text);
  const pieces = await piecesOf(repair.text.slice(front?.next ?? 0));
  const common = {
    format: 'markdown',
    encoding: { ...encoding, repaired: repair.repairs.map(describeRepair) },
  };
  if (front !== null && isOwnFile(front.fields)) {
    const work = readOwnFile(front.fields, pieces);
    return { ...common, decoded: text, losses: characterLosses(invalid), works: [work] };
  }
  const { blocks, losses } = blocksOf(pieces);
  const header = headerLines(front?.fields ?? []).map(lineBlock);
  const story = readBlocksStory([...header, ...blocks], { name, path });
  return {
    ...common,
    decoded: story.decoded,
    losses: mergeLosses([...characterLosses(invalid), ...losses, ...story.losses].map(withoutPlace)),
    works: story.works,
  };
}

async function piecesOf(text: string): Promise<HtmlPiece[]> {
  const { fromMarkdown } = await import('mdast-util-from-markdown');
  const definitions = linkDefinitions(text);
  return splitMarkdown(text).flatMap((part) => {
    const source = withDefinitions(part, definitions);
    return htmlPieces(fromMarkdown(source), source);
  });
}

/**
 * Markdown counts headings from 1, and the first may be the story's title or its chapters': the chapters' are the highest
 * level in use, or the second where the highest stands only once and first.
 */
function blocksOf(pieces: readonly HtmlPiece[]): { blocks: Block[]; losses: Loss[] } {
  const levels = pieces.flatMap(({ level }) => (level === null ? [] : [level]));
  const used = [...new Set(levels)].sort((a, b) => a - b);
  const [highest] = used;
  const isAlone = levels[0] === highest && levels.indexOf(highest ?? 0, 1) < 0;
  const titles = isAlone && used.length > 1 ? 1 : 0;
  const html = pieces.map((piece) => {
    if (piece.level === null) return piece.html;
    const level = Math.min(6, 3 + Math.max(0, used.indexOf(piece.level) - titles));
    return `<h${level}>${piece.html}</h${level}>\n`;
  });
  return parseHtml(html.join(''));
}

function lineBlock({ label, value }: { label: string; value: string }): Block {
  return { type: 'paragraph', children: [{ type: 'text', text: `${label}: ${value.replace(/\s+/g, ' ')}` }] };
}

/** Places in the HTML that the text became mean nothing to anybody. */
function withoutPlace({ at: _, ...rest }: Loss): Loss {
  return rest;
}
