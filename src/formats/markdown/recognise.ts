import { decodeBytes, looksBinary } from '#text';
import type { FormatInput, Recognition } from '../format.ts';
import { readFrontMatter } from './front-matter.ts';
import { tellsOfText } from './header-lines.ts';

const LOOKED_AT = 65_536;
const HEADING = /(?:^|\n[ \t]*\r?\n)#{1,4}[ \t]+[^\s#][^\n]{0,200}(?:\r?\n|$)/g;
const LINK = /\[[^\][\n]{1,200}\]\(<?https?:\/\/[^\s()]{1,500}>?\)/g;
const STRONG = /(?:^|[\s("“])\*\*[^\s*][^*\n]{0,200}\*\*(?=[\s.,;:!?)"”]|$)/gm;
const EMPHASIS = /(?:^|[\s("“])(?:\*[^\s*][^*\n]{0,200}\*|_[^\s_][^_\n]{0,200}_)(?=[\s.,;:!?)"”—-]|$)/gm;

/**
 * Recognises Markdown by front matter, or by headings together with links or strong text. Old plain texts indent, number and
 * star their lines as well: none of that counts, and neither does a name without marks.
 */
export function recogniseMarkdown(input: FormatInput): Recognition | null {
  const head = input.bytes.subarray(0, LOOKED_AT);
  const named = /\.(?:md|markdown|mdown|mkd)$/i.test(input.name);
  if (head.length === 0 || (!named && !mayBeMarkdown(head)) || looksBinary(head)) return null;
  const { text } = decodeBytes(head);
  if (/^\s{0,99}(?:\{\\rtf|%PDF|<|From \S{1,99} )/.test(text)) return null;
  const front = readFrontMatter(text);
  if (front !== null && tellsOfText(front.fields))
    return { confidence: 0.9, reason: 'it begins with front matter in YAML' };
  const headings = text.match(HEADING)?.length ?? 0;
  const links = text.match(LINK)?.length ?? 0;
  const strong = text.match(STRONG)?.length ?? 0;
  if ((headings >= 1 && (links >= 1 || strong >= 2)) || headings >= 3)
    return {
      confidence: 0.6,
      reason: `it has ${headings} headings, ${links} links and ${strong} strong words of Markdown`,
    };
  if (!named) return null;
  const marks = headings + links + strong + (text.match(EMPHASIS)?.length ?? 0);
  return marks > 0
    ? { confidence: 0.55, reason: `it has ${marks} marks of Markdown, and is named so` }
    : null;
}

/** Front matter and headings need these; most text has neither, and is not decoded to find that out. */
function mayBeMarkdown(head: Uint8Array): boolean {
  return head.includes(HASH) || head.subarray(0, 200).includes(HYPHEN);
}

const HASH = 0x23;
const HYPHEN = 0x2d;
