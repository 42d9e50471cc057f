import { Buffer } from 'node:buffer';
import { decodeBytes, looksBinary } from '#text';
import type { FormatInput, Recognition } from '../format.ts';

const LOOKED_AT = 65_536;
const LESS_THAN = 0x3c;
const OPENING =
  /^\s{0,99}(?:<!doctype html|<html[\s>]|<\?xml[^>]{0,200}\?>\s{0,99}(?:<!--|<!doctype html|<html)|<head[\s>]|<body[\s>])/i;
const STRUCTURE = /<(?:html|head|body|title)[\s>]/i;
const TAG =
  /<\/?(?:p|br|b|i|em|strong|div|center|font|h[1-6]|hr|a|table|tr|td|pre|span|blockquote|ul|li)(?:\s[^<>]{0,300})?\/?>/gi;

/** Recognises a web page by its opening, by its structure, or by the number of its tags. */
export function recogniseHtml(input: FormatInput): Recognition | null {
  const head = input.bytes.subarray(0, LOOKED_AT);
  if (!head.includes(LESS_THAN) || looksBinary(head)) return null;
  const text = markupText(head);
  if (/^\s{0,99}\{\\rtf|^\s{0,99}%PDF|^From \S{1,99} /.test(text)) return null;
  const named = /\.x?html?$/i.test(input.name);
  if (OPENING.test(text)) return { confidence: 0.95, reason: 'it opens as a web page does' };
  const tags = text.match(TAG)?.length ?? 0;
  if (STRUCTURE.test(text) && tags >= 2)
    return { confidence: 0.8, reason: 'it has the structure of a web page' };
  // Stories in text files hold a few tags of emphasis; markup has one every few lines.
  const dense = tags >= 3 && tags * 400 >= text.length;
  if (named && tags > 0) return { confidence: 0.7, reason: 'it is named as a web page and holds tags' };
  return dense ? { confidence: 0.6, reason: `it holds ${tags} tags` } : null;
}

/** The head as text in which tags can be found: they are ASCII, so only UTF-16 and its like need decoding. */
function markupText(head: Uint8Array): string {
  return head.subarray(0, 4).includes(0) || head[0] === 0xff || head[0] === 0xfe
    ? decodeBytes(head).text
    : Buffer.from(head.buffer, head.byteOffset, head.length)
        .toString('latin1')
        .replace(/^\u00ef\u00bb\u00bf/, '');
}
