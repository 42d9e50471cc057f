import { judgeLink } from '#markup';
import { signOf } from './symbols.ts';

/** What a field's instruction asks for, as far as a text needs to know. */
export type FieldMeaning =
  | { kind: 'link'; href: string }
  /** A place in the document itself, or an address that is not safe. */
  | { kind: 'anchor' }
  | { kind: 'unsafe' }
  | { kind: 'sign'; text: string }
  /** The number of a page, which means nothing without pages. */
  | { kind: 'page' }
  | { kind: 'other' };

/** Reads a field's instruction (`HYPERLINK "https://…"`), of which only the first 4000 characters are looked at. */
export function readInstruction(whole: string): FieldMeaning {
  const instruction = whole.slice(0, 4000).trim();
  const word = /^[A-Za-z]{1,20}/.exec(instruction)?.[0].toUpperCase() ?? '';
  const rest = instruction.slice(word.length).trim();
  if (word === 'HYPERLINK') return readLink(rest);
  if (word === 'PAGE' || word === 'NUMPAGES') return { kind: 'page' };
  return word === 'SYMBOL' ? readSign(rest) : { kind: 'other' };
}

function readLink(rest: string): FieldMeaning {
  if (/^\\l\b/.test(rest)) return { kind: 'anchor' };
  const address = /^"([^"]{0,3000})"?/.exec(rest)?.[1] ?? /^[^\s\\"]{1,3000}/.exec(rest)?.[0] ?? '';
  const verdict = judgeLink(/^www\.[\w-]/i.test(address) ? `http://${address}` : address);
  return verdict.kind === 'safe' ? { kind: 'link', href: verdict.href } : { kind: verdict.kind };
}

/** `SYMBOL 74 \f "Wingdings"`. */
function readSign(rest: string): FieldMeaning {
  const code = Number(/^\d{1,5}/.exec(rest)?.[0] ?? 0);
  const font = /\\f\s{0,9}"?([^"\\]{1,60})/.exec(rest)?.[1] ?? 'Symbol';
  if (code === 0) return { kind: 'other' };
  const text = /\\u\b/.test(rest) ? String.fromCharCode(code) : signOf(code & 0xff, font);
  return { kind: 'sign', text };
}
