import { charsetName } from './charset-names.ts';
import { canDecode, decodeIn } from './codecs.ts';

/**
 * Bytes in a charset that is known for certain, by one of its labels (`windows-1251`, `macgreek`). Nothing is guessed and a
 * byte-order mark stays; what is no character becomes U+FFFD. Null when nobody knows the label.
 */
export function decodeAs(label: string, bytes: Uint8Array): string | null {
  const charset = charsetName(label) ?? label;
  return canDecode(charset) ? decodeIn(charset, bytes) : null;
}
