/** Elements inside a word or line; every other tag parts two words. */
const INLINE = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'bdo',
  'cite',
  'code',
  'del',
  'em',
  'i',
  'ins',
  's',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'u',
]);
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The words of a stored XHTML fragment (our own serializer's, so well-formed), as plain text. */
export function fragmentText(xhtml: string): string {
  let text = '';
  let at = 0;
  while (at < xhtml.length) {
    const open = xhtml.indexOf('<', at);
    if (open < 0) break;
    const close = xhtml.indexOf('>', open);
    if (close < 0) break;
    text += xhtml.slice(at, open);
    if (!INLINE.has(elementName(xhtml, open, close))) text += '\n';
    at = close + 1;
  }
  return unescapeCharacters(text + xhtml.slice(at));
}

function elementName(xhtml: string, open: number, close: number): string {
  const start = xhtml[open + 1] === '/' ? open + 2 : open + 1;
  return /^[a-z0-9]*/.exec(xhtml.slice(start, Math.min(close, start + 12)))?.[0] ?? '';
}

function unescapeCharacters(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
  });
}

/**
 * The elements that a stored XHTML fragment consists of, by their names, and how many UTF-16 units of text are in it all, as a parser of
 * XML would count them. Our own serializer's output has no comments, and no references but to single characters.
 */
export function fragmentOutline(xhtml: string): { names: string[]; characters: number } {
  const names: string[] = [];
  let [depth, characters, at] = [0, 0, 0];
  while (at < xhtml.length) {
    const open = xhtml.indexOf('<', at);
    const end = open < 0 ? xhtml.length : open;
    characters += textLength(xhtml, at, end);
    if (open < 0) break;
    const close = xhtml.indexOf('>', open);
    if (close < 0) break;
    if (xhtml[open + 1] === '/') depth -= 1;
    else {
      if (depth === 0) names.push(elementName(xhtml, open, close));
      if (xhtml[close - 1] !== '/') depth += 1;
    }
    at = close + 1;
  }
  return { names, characters };
}

function textLength(xhtml: string, from: number, to: number): number {
  let length = to - from;
  for (let at = xhtml.indexOf('&', from); at >= 0 && at < to; at = xhtml.indexOf('&', at + 1)) {
    const end = xhtml.indexOf(';', at);
    if (end < 0 || end >= to) break;
    length -= end - at;
  }
  return length;
}
