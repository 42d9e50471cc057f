import {
  attribute,
  type HtmlElement,
  type HtmlNode,
  type HtmlTree,
  isElement,
  isText,
  oneLine,
  textBelow,
} from '#markup';
import { pageMetadata } from '../page/page-metadata.ts';
import { foldTitle, readLabel } from './chapter-label.ts';
import { resolveLink } from './page-key.ts';

/** What a link of a page is for, by its words: null is a link like any other. */
type LinkRole = 'next' | 'previous' | 'up' | null;

/** A link to another page of the same site, by its number in the list of pages. */
export type SketchLink = { to: number; text: string; role: LinkRole };

/**
 * What is kept of a page until its site is understood: its title and first heading, how many characters of text stand
 * outside links, the links, and a number that two pages share when their text is the same (digits left out, since
 * counters change with every visit).
 */
export type PageSketch = {
  /** What the page says made it; null where it says nothing. */
  generator: string | null;
  title: string;
  heading: string;
  /** Whether a byline follows the heading, so that the page has a story's header of its own. */
  signed: boolean;
  prose: number;
  fingerprint: number;
  links: SketchLink[];
  /** Whether the page is only a frame around others. */
  frames: boolean;
};

/** More links than this of one page are not followed. */
const MOST_LINKS = 1000;
const LONGEST_TEXT = 120;
const BYLINE = /^\s{0,99}(?:written )?by\b/i;
const SILENT = new Set(['script', 'style', 'select', 'title', 'noscript', 'head']);

/** Sketches a page. `find` gives the number of the page that an address leads to, undefined where it leads out. */
export function sketchPage(
  tree: HtmlTree,
  address: string,
  find: (address: string) => number | undefined,
): PageSketch {
  const { generator, rawTitle } = pageMetadata(tree);
  const sketch: PageSketch = {
    generator,
    title: rawTitle.slice(0, 300),
    heading: '',
    signed: false,
    prose: 0,
    fingerprint: 0,
    links: [],
    frames: false,
  };
  const base = baseOf(tree, address);
  const seen = new Set<string>();
  const hash = new TextHash();
  // Where the text of the first heading begins, until what follows it was seen.
  let headedAt: number | null = null;
  const link = (element: HtmlElement, href: string | null, text: string) => {
    const target = href === null ? null : resolveLink(href, base);
    const to = target === null ? undefined : find(target);
    const role = roleOf(text, attribute(element, 'rel'));
    if (to === undefined || role === 'nav' || sketch.links.length >= MOST_LINKS || seen.has(`${to} ${role}`))
      return;
    seen.add(`${to} ${role}`);
    sketch.links.push({ to, text, role });
  };
  const stack: { node: HtmlNode; linked: boolean }[] = [...tree.root.childNodes]
    .toReversed()
    .map((node) => ({ node, linked: false }));
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node, linked } = top;
    if (isText(node) && !linked) {
      const text = node.value.replace(/[\s\d]+/g, '');
      if (text !== '' && headedAt !== null && sketch.prose > headedAt) {
        sketch.signed = BYLINE.test(node.value);
        headedAt = null;
      }
      sketch.prose += text.length;
      hash.add(text);
    }
    if (!isElement(node)) continue;
    const words = () => wordsOf(node);
    const name = node.tagName;
    if (name === 'a' || name === 'area') link(node, attribute(node, 'href'), words());
    if (name === 'frame' || name === 'iframe') link(node, attribute(node, 'src'), '');
    if (name === 'frameset') sketch.frames = true;
    if (name === 'option') link(node, attribute(node, 'value'), words());
    if (/^h[1-3]$/.test(name) && sketch.heading === '') {
      sketch.heading = words();
      headedAt = sketch.prose;
    }
    const inLink = linked || (name === 'a' && attribute(node, 'href') !== null);
    if (SILENT.has(name) && name !== 'head' && name !== 'select') continue;
    for (const child of node.childNodes.toReversed())
      stack.push({ node: child, linked: inLink || SILENT.has(name) });
  }
  sketch.fingerprint = hash.value;
  return sketch;
}

/** The sketch of a page that is plain text: all of it is text, and it links nowhere. */
export function sketchText(text: string): PageSketch {
  const hash = new TextHash();
  const plain = text.replace(/[\s\d]+/g, '');
  hash.add(plain);
  return {
    generator: null,
    title: '',
    heading: '',
    signed: false,
    prose: plain.length,
    fingerprint: hash.value,
    links: [],
    frames: false,
  };
}

/** The address that a page's links start from: its own, unless `<base>` names another. */
export function baseOf(tree: HtmlTree, address: string): string {
  const stack: HtmlNode[] = [...tree.root.childNodes];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isElement(node) || node.tagName === 'body') continue;
    if (node.tagName === 'base') return resolveLink(attribute(node, 'href') ?? '', address) ?? address;
    stack.push(...node.childNodes);
  }
  return address;
}

/** The words of a link; of a picture, what it is called. */
export function wordsOf(element: HtmlElement): string {
  const text = oneLine(textBelow(element, LONGEST_TEXT));
  if (text !== '') return text;
  const picture = attribute(element, 'alt') ?? pictureIn(element);
  return oneLine((picture ?? '').slice(0, LONGEST_TEXT));
}

function pictureIn(element: HtmlElement): string | null {
  for (const child of element.childNodes) {
    if (!isElement(child)) continue;
    if (child.tagName !== 'img') {
      const inner = pictureIn(child);
      if (inner !== null) return inner;
      continue;
    }
    const source = (attribute(child, 'src') ?? '').split('/').at(-1) ?? '';
    return attribute(child, 'alt') || source.replace(/\.\w{1,5}$/, '');
  }
  return null;
}

const NEXT =
  /^(?:(?:go |on )?(?:on )?to (?:the )?)?(?:next|continued?|forward|more|weiter|suivant|siguiente|on)(?: (?:chapter|part|page|section))?$/i;
const PREVIOUS =
  /^(?:previous|prev|back|last|zur[uü]ck|pr[ée]c[ée]dent|anterior)(?: (?:chapter|part|page|section))?$/i;
const UP =
  /^(?:(?:back|return|go) ?(?:back )?(?:to )?(?:the )?)?(?:index|contents|table of contents|toc|chapters?|chapter (?:index|list)|story (?:index|page)|main)(?: page)?$/i;
const NAV =
  /^(?:(?:back|return|go)(?: back)? (?:to |home).{0,60}|home(?: ?page)?|main(?: page)?|enter|links?|(?:my )?guest ?book|(?:sign|view).{0,30}guest ?book|about(?: me)?|updates?|news|what.?s new|e-?mail.{0,30}|contact.{0,20}|feedback|gallery|fan ?art|art|awards?|web ?rings?|disclaimer|faq|rules|site map|search|fan ?fic(?:tion)?s?|fics?|stories|archive|authors?|titles?|submissions?|top|up|credits|message board|forum|chat)$/i;

/** `nav` is the way about the site, which is not kept. */
function roleOf(text: string, rel: string | null): LinkRole | 'nav' {
  if (rel === 'next') return 'next';
  if (rel === 'prev' || rel === 'previous') return 'previous';
  const words = text.replace(/^[\s<>«»‹›←→|[\](){}*~.:=-]+|[\s<>«»‹›←→|[\](){}*~.!:=-]+$/g, '').trim();
  if (words === '') return /(?:>|»|›|→)/.test(text) ? 'next' : /(?:<|«|‹|←)/.test(text) ? 'previous' : null;
  if (NEXT.test(words)) return 'next';
  if (PREVIOUS.test(words)) return 'previous';
  if (UP.test(words) && readLabel(words).number === null) return 'up';
  return NAV.test(words) ? 'nav' : null;
}

/** The title that two pages of one story share: without a chapter's number and name. */
export function sharedTitle({ title, heading }: PageSketch): string {
  const label = readLabel(title === '' ? heading : title);
  return foldTitle(label.base);
}

/** A hash of 53 bits, fed piece by piece (cyrb53): enough to tell two texts apart, not to prove anything. */
class TextHash {
  #first = 0xdeadbeef;
  #second = 0x41c6ce57;

  add(text: string): void {
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      this.#first = Math.imul(this.#first ^ code, 2_654_435_761);
      this.#second = Math.imul(this.#second ^ code, 1_597_334_677);
    }
  }

  get value(): number {
    const first = Math.imul(this.#first ^ (this.#first >>> 16), 2_246_822_507) ^ (this.#second >>> 13);
    const second = Math.imul(this.#second ^ (this.#second >>> 16), 2_246_822_507) ^ (this.#first >>> 13);
    return 4_294_967_296 * (second & 2_097_151) + (first >>> 0);
  }
}
