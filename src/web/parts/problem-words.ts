/** Sentences of problems that are kept with what they happened to. */
import { ERROR_TABLE, type ErrorCode } from '#errors';
import { sayError } from '#words';

/**
 * The sentence of a problem in the language of the page. Kept sentences are English: that of the code, which is said, with what it happened
 * to before it and particulars behind it, which stay as they are. One of its own stays too.
 */
export function problemWords({ code, message }: { code: string; message: string }): string {
  if (!isCode(code)) return message;
  const { says } = ERROR_TABLE[code];
  const at = message.indexOf(says);
  return at < 0 ? message : `${message.slice(0, at)}${sayError(code)}${message.slice(at + says.length)}`;
}

/** What to do about a code, in a sentence; empty for one that this version does not know. */
export function adviceWords(code: string): string {
  return isCode(code) ? sayError(code) : '';
}

function isCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_TABLE, code);
}
