import { foldName } from '#text';
import { decodeWords } from './encoded-words.ts';
import { rawText } from './header-fields.ts';

/** Who sent a message: the display name, and keys by which two messages are of one person. Keys are no addresses. */
export type Sender = { name: string | null; nameKey: string; localKey: string };

/** Local parts that belong to no person. */
const ROLES =
  /^(?:info|admin|administrator|list|owner|webmaster|mail|news|nobody|noreply|no-reply|moderator|postmaster|user|me|fic|fanfic|fiction|story|stories)$/;

/**
 * Reads a From field: `"Name" <user@host>`, `user@host (Name)`, Yahoo's `user@...`, an archive's `user at host`. The name
 * is null where there is only an address.
 */
export function readSender(value: string): Sender {
  const text = decodeWords(rawText(value.slice(0, 1000)))
    .replace(/\s+/g, ' ')
    .trim();
  const local = /([\w.+'=-]{1,80})(?:@| at (?=[\w-]{1,60}\.))/.exec(text)?.[1] ?? '';
  const bracketed = /^(.{1,200}?)\s?<[^<>]{0,200}>/.exec(text)?.[1] ?? null;
  const behind = bracketed === null ? /\(([^()@]{1,120})\)\s*$/.exec(text)?.[1] : undefined;
  const bare = bracketed === null && behind === undefined && !/@| at /.test(text) ? text : null;
  const name = cleaned(bracketed ?? behind ?? bare ?? '');
  const localKey = foldName(local).replace(/[^\p{L}\p{N}]+/gu, '');
  return {
    name: name === '' ? null : name,
    nameKey: keyOfName(name),
    localKey: localKey.length < 3 || ROLES.test(localKey) ? '' : localKey,
  };
}

/** A display name without quotation marks, asides and addresses. */
function cleaned(name: string): string {
  const plain = name.replace(/\\(["\\])/g, '$1').replace(/^["'\s]{1,4}|["'\s]{1,4}$/g, '');
  if (/@|\bat [\w-]+\.\w/.test(plain)) return '';
  return plain
    .replace(/\s?\([^()]{0,80}\)\s*$/, '')
    .trim()
    .slice(0, 120);
}

function keyOfName(name: string): string {
  return foldName(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
