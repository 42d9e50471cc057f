import { charsetName } from './charset-names.ts';
import { canDecode, decodeIn } from './codecs.ts';

/** What labels mean: callers ask for the same few with every run of a text. */
const KNOWN = new Map<string, string | null>();
const MOST_KNOWN = 200;

/**
 * Bytes in a charset that is known for certain, by one of its labels (`windows-1251`, `macgreek`). Nothing is guessed and a
 * byte-order mark stays; what is no character becomes U+FFFD. Null when nobody knows the label.
 */
export function decodeAs(label: string, bytes: Uint8Array): string | null {
  let charset = KNOWN.get(label);
  if (charset === undefined) {
    const named = charsetName(label) ?? label;
    charset = canDecode(named) ? named : null;
    if (KNOWN.size < MOST_KNOWN) KNOWN.set(label, charset);
  }
  return charset === null ? null : decodeIn(charset, bytes);
}
