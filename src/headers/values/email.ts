const ADDRESS =
  /(?:mailto:)?<?(?<![\p{L}\p{N}_])([\p{L}\p{N}_.+%'-]{1,64})@([\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}_-]{1,63}){1,5})(?![\p{L}\p{N}_])>?/gu;
/** An address typed with a space on both sides of its mark. */
const SPACED =
  /(?<![\p{L}\p{N}_])[\p{L}\p{N}_.+-]{1,64} @ [\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}_-]{1,63}){0,4}\.[a-z]{2,10}(?![\p{L}\p{N}_])/giu;
const SPELLED =
  /\b([\w.+-]{1,64}) ?(?:\(at\)|\[at\]|\bat\b|_at_|\bAT\b) ?([\w-]{2,63}(?: ?(?:\(dot\)|\[dot\]|\bdot\b|\.) ?[\w-]{2,63}){1,4})\b/gi;
/** What people put into their address against spam, to be taken out by hand. */
const ANTI_SPAM = /NO-?SPAM|REMOVE-?THIS|SPAM-?FREE/g;
const LIST = /-(?:un)?subscribe@|^(?:majordomo|listserv|owner-)/i;

/** An address with its place in the text; `to` is exclusive. */
export type FoundEmail = { address: string; from: number; to: number };

/** Every e-mail address of a text, plain or, where none is plain, spelt out ("name at host dot com"). Section 1.3. */
export function findEmails(text: string): FoundEmail[] {
  const plain = findPlain(text);
  return plain.length > 0 ? plain : findSpelled(text);
}

/** Addresses as machines read them. Masked ones, and those of a list's commands, are none. */
function findPlain(text: string): FoundEmail[] {
  const found: FoundEmail[] = [];
  for (const match of text.matchAll(ADDRESS)) {
    const local = (match[1] ?? '').replace(ANTI_SPAM, '');
    const address = `${local}@${(match[2] ?? '').replace(ANTI_SPAM, '').replace(/^\.+/, '')}`;
    if (!LIST.test(match[0]) && local !== '')
      found.push({ address, from: match.index, to: match.index + match[0].length });
  }
  return found;
}

/** Addresses with spaces around their mark, which may be none: only what is shown does without them. */
function findSpaced(text: string): FoundEmail[] {
  return [...text.matchAll(SPACED)].map(({ 0: address, index }) => ({
    address,
    from: index,
    to: index + address.length,
  }));
}

/** Addresses spelt out for people. */
function findSpelled(text: string): FoundEmail[] {
  const found: FoundEmail[] = [];
  for (const match of text.matchAll(SPELLED)) {
    const host = (match[2] ?? '').replace(/ ?(?:\(dot\)|\[dot\]|\bdot\b) ?/gi, '.').replace(/ ?\. ?/g, '.');
    const spelled = /\bdot\b|\(at\)|\[at\]|_at_| AT /i.test(match[0]);
    if (!spelled || !/\.[a-z]{2,10}$/i.test(host)) continue;
    found.push({
      address: `${match[1] ?? ''}@${host}`,
      from: match.index,
      to: match.index + match[0].length,
    });
  }
  return found;
}

/** Every address that nobody is shown: plain, with spaces around its mark, or spelt out; they may overlap. */
export function findAddresses(text: string): FoundEmail[] {
  return [...findPlain(text), ...findSpaced(text), ...findSpelled(text)];
}
