import { html, parseXml, type XmlTree } from '#markup';
import { cleanControls } from '#text';

/**
 * Parses XML that people and careless programs wrote: where it is not well-formed, signs that stand for themselves are
 * escaped, control characters go, and tags are balanced; `damagedAt` is then null unless it still breaks off. As
 * `parseXml` otherwise; linear.
 */
export function parseMendedXml(source: string, entities: Readonly<Record<string, string>> = {}): XmlTree {
  const first = parseXml(source, entities);
  if (first.damagedAt === null) return first;
  const plain = withoutSections(source).replace(BARE_SIGN, (sign) => (sign === '&' ? '&amp;' : '&lt;'));
  const { text } = cleanControls(plain);
  const { balanced, unclosed } = balance(text);
  const second = parseXml(balanced, entities);
  if (second.damagedAt !== null) return second.damagedAt > first.damagedAt ? second : first;
  return { root: second.root, damagedAt: unclosed ? source.length : null };
}

/** An ampersand that begins no reference, or an angle that begins no tag. */
const BARE_SIGN = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,20});)|<(?![a-z/!?_])/gi;
const TAG =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([a-z_][\w:.-]{0,80})([^<>]{0,100000}?)(\/?)>|<[a-z/][^<>]{0,100000}$/gi;
const MOST_DEPTH = 200;

/** Text without comments, its CDATA sections as ordinary text; one that does not end goes to the end. */
function withoutSections(source: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = source.indexOf('<!'); at >= 0; at = source.indexOf('<!', Math.max(from, at + 2))) {
    const isComment = source.startsWith('<!--', at);
    if (!isComment && !source.startsWith('<![CDATA[', at)) continue;
    const end = source.indexOf(isComment ? '-->' : ']]>', at);
    const until = end < 0 ? source.length : end;
    parts.push(source.slice(from, at));
    if (!isComment) parts.push(html`${source.slice(at + '<![CDATA['.length, until)}`.value);
    from = until + (end < 0 ? 0 : 3);
  }
  return parts.join('') + source.slice(from);
}

/** Closes what is open before its parent closes, and leaves out ends of what is not open. */
function balance(source: string): { balanced: string; unclosed: boolean } {
  const open: string[] = [];
  const balanced = source.replace(TAG, (tag, slash?: string, name?: string, _?: string, empty?: string) => {
    if (name === undefined) return '';
    if (slash === '') {
      if (empty === '' && open.length < MOST_DEPTH) open.push(name);
      return tag;
    }
    const at = open.lastIndexOf(name);
    if (at < 0) return '';
    return closing(open.splice(at));
  });
  const unclosed = open.length > 0;
  return { balanced: balanced + closing(open), unclosed };
}

function closing(names: readonly string[]): string {
  return names
    .toReversed()
    .map((name) => `</${name}>`)
    .join('');
}
