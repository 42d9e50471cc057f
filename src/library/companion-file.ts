import { Buffer } from 'node:buffer';
import { pictureType } from '#formats';

/** How much of a file tells what it is, in bytes. */
const LOOKED_AT = 4096;

/** Media beside those that are kept as pictures. */
const MEDIA: readonly (readonly [RegExp, string])[] = [
  [/^(?:BM[\s\S]{4}\0\0\0\0|II\*\0|MM\0\*|\0\0[\x01\x02]\0[\s\S]{4})/, 'picture'],
  [/^(?:ID3|\xff[\xfb\xf3\xf2]|OggS|RIFF[\s\S]{4}(?:WAVE|AVI )|[\s\S]{4}ftyp)/, 'sound or film'],
  [/^(?:wOFF|wOF2|\0\x01\0\0\0|OTTO)/, 'font'],
];
/** A rule of a style sheet, or a statement of a script, before anything else. */
const STYLE_RULE =
  /^\s{0,99}(?:\/\*[^*]{0,2000}\*\/\s{0,99})?(?:@[a-z-]{3,20}\s[^{;]{0,200}[{;]|[\w.#:*,>[\]"'=\s-]{1,300}\{[^{}]{0,2000}:)/i;
/** What calibre and others keep beside a book of what is known of it. */
const PACKAGE = /<(?:opf:)?package[\s>]/i;
const SCRIPT_START =
  /^\s{0,99}(?:\/\*[^*]{0,2000}\*\/\s{0,99}|\/\/[^\n]{0,200}\s{0,99})?(?:['"]use strict|[!;(]{0,3}function\b|(?:var|let|const|import|export)\s|if\s?\(|window\.|document\.|\$\()/;

/**
 * What a file is that lies beside stories and is none: a picture, a font, a page's style sheet or script, a book's package document. Null for anything
 * that may be a story. By content; of text also by its ending, since a story may begin with anything.
 */
export function companionKind(bytes: Uint8Array, name: string): string | null {
  if (pictureType(bytes) !== null) return 'picture';
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LOOKED_AT)).toString(
    'latin1',
  );
  const found = MEDIA.find(([mark]) => mark.test(head));
  if (found) return found[1];
  if (/\.opf$/i.test(name) && PACKAGE.test(head)) return 'package document';
  if (/\.css$/i.test(name) && STYLE_RULE.test(head)) return 'style sheet';
  return /\.m?js$/i.test(name) && SCRIPT_START.test(head) ? 'script' : null;
}
