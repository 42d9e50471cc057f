/** Pages of this program that are put elsewhere, with every address in them led to where it is there. */
import { type Token, type TokenHandler, Tokenizer, TokenizerMode } from 'parse5';
import { escapeText } from './template.ts';

/** Attributes that hold an address; `srcset` and the like are in no page of this program. */
const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src', 'action']);
/** Elements that are nothing without the address which they lead to. */
const ALL_ADDRESS: ReadonlySet<string> = new Set(['link', 'img', 'script']);

/** What takes the place of a stretch of the page. */
type Cut = { from: number; to: number; put: string };

/**
 * A page with other addresses. `move` is asked for each that begins with one stroke, as this program writes its own, and says
 * what stands there instead, or null where there is nothing to lead to: then a link is its words alone, and a picture, a script or a
 * `link` is gone. Everything else stays as it is, letter for letter. Tags are found as browsers do (WHATWG tokenization, by parse5).
 */
export function moveAddresses(page: string, move: (address: string) => string | null): string {
  const cuts: Cut[] = [];
  let unlinked = 0;
  const tokenizer: Tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(tag) {
        const moved = movedTag(tag, move);
        cuts.push(...moved.cuts);
        if (moved.isUnlinked) unlinked += 1;
        // What stands in these is no markup; the tree would say so to the tokenizer.
        if (tag.tagName === 'title' || tag.tagName === 'textarea') tokenizer.state = TokenizerMode.RCDATA;
        if (tag.tagName === 'style') tokenizer.state = TokenizerMode.RAWTEXT;
        if (tag.tagName === 'script') tokenizer.state = TokenizerMode.SCRIPT_DATA;
      },
      onEndTag({ tagName, location }) {
        if (tagName !== 'a' || unlinked === 0 || location === null) return;
        unlinked -= 1;
        cuts.push({ from: location.startOffset, to: location.endOffset, put: '' });
      },
      ...NOTHING_ELSE,
    },
  );
  tokenizer.write(page, true);
  return withCuts(page, cuts);
}

const NOTHING_ELSE = {
  onComment() {},
  onDoctype() {},
  onEof() {},
  onCharacter() {},
  onNullCharacter() {},
  onWhitespaceCharacter() {},
} satisfies Partial<TokenHandler>;

function movedTag(
  { tagName, attrs, location }: Token.TagToken,
  move: (address: string) => string | null,
): { cuts: Cut[]; isUnlinked: boolean } {
  const cuts: Cut[] = [];
  for (const { name, value } of attrs) {
    const place = location?.attrs?.[name];
    if (!ADDRESSES.has(name) || !isOwn(value) || !place || !location) continue;
    const to = move(value);
    if (to === null && (tagName === 'a' || ALL_ADDRESS.has(tagName)))
      return {
        cuts: [{ from: location.startOffset, to: location.endOffset, put: '' }],
        isUnlinked: tagName === 'a',
      };
    const put = to === null ? '' : `${name}="${escapeText(to)}"`;
    cuts.push({ from: place.startOffset, to: place.endOffset, put });
  }
  return { cuts, isUnlinked: false };
}

function isOwn(address: string): boolean {
  return address.startsWith('/') && !address.startsWith('//');
}

function withCuts(page: string, cuts: readonly Cut[]): string {
  let out = '';
  let at = 0;
  for (const { from, to, put } of cuts) {
    out += page.slice(at, from) + put;
    at = to;
  }
  return out + page.slice(at);
}
