/** Pages of this program that are put elsewhere, with every address in them led to where it is there. */
import { type Token, type TokenHandler, Tokenizer } from 'parse5';
import { escapeText } from './template.ts';

/** Attributes that hold an address; `srcset` and the like are in no page of this program. */
const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src', 'action']);
/** Elements that are nothing without the address which they lead to. */
const ALL_ADDRESS: ReadonlySet<string> = new Set(['link', 'img', 'script']);

/**
 * A page with other addresses, or a piece of one. `move` is asked for each that begins with one stroke, as this program writes its own, and
 * says what stands there instead, or null where there is nothing to lead to: then a link is its words alone, and a picture, a script or
 * a `link` is gone. Everything else stays as it is, letter for letter.
 *
 * In what the template tag and the serializers of this room write, `<` begins a tag and nothing else, and a tag ends at the next `>`:
 * those of texts and values are references. So tags are found without reading the text between them, which in a story is nearly all; what
 * stands in a tag is read as browsers do (WHATWG tokenization, by parse5).
 */
export function moveAddresses(page: string, move: (address: string) => string | null): string {
  let out = '';
  let kept = 0;
  let unlinked = 0;
  for (let open = page.indexOf('<'); open >= 0; open = page.indexOf('<', open + 1)) {
    const end = page.indexOf('>', open) + 1;
    if (end === 0) break;
    const isEnd = page[open + 1] === '/';
    if (isEnd && (unlinked === 0 || !isLinkEnd(page, open))) continue;
    const tag = page.slice(open, end);
    const put = isEnd ? '' : movedTag(tag, move);
    if (put === tag) continue;
    if (isEnd) unlinked -= 1;
    else if (put === '' && isLink(tag)) unlinked += 1;
    out += page.slice(kept, open) + put;
    kept = end;
  }
  return out + page.slice(kept);
}

function isLinkEnd(page: string, at: number): boolean {
  return page.startsWith('</a>', at);
}

function isLink(tag: string): boolean {
  return tag.startsWith('<a ');
}

function movedTag(tag: string, move: (address: string) => string | null): string {
  if (!tag.includes('="/') && !tag.includes("='/")) return tag;
  let moved = tag;
  const handler: TokenHandler = {
    ...NOTHING_ELSE,
    onStartTag: (token) => {
      moved = withAddresses(tag, token, move);
    },
  };
  new Tokenizer({ sourceCodeLocationInfo: true }, handler).write(tag, true);
  return moved;
}

const NOTHING_ELSE: Omit<TokenHandler, 'onStartTag'> = {
  onEndTag() {},
  onComment() {},
  onDoctype() {},
  onEof() {},
  onCharacter() {},
  onNullCharacter() {},
  onWhitespaceCharacter() {},
};

function withAddresses(
  tag: string,
  { tagName, attrs, location }: Token.TagToken,
  move: (address: string) => string | null,
): string {
  let out = '';
  let kept = 0;
  for (const { name, value } of attrs) {
    const place = location?.attrs?.[name];
    if (!ADDRESSES.has(name) || !isOwn(value) || !place) continue;
    const to = move(value);
    if (to === null && (tagName === 'a' || ALL_ADDRESS.has(tagName))) return '';
    out += tag.slice(kept, place.startOffset) + (to === null ? '' : `${name}="${escapeText(to)}"`);
    kept = place.endOffset;
  }
  return out + tag.slice(kept);
}

function isOwn(address: string): boolean {
  return address.startsWith('/') && !address.startsWith('//');
}
