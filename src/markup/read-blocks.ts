import type { Block, Inline } from '#document';
import { BlockBuilder, type Origins, type WhiteSpace } from './block-builder.ts';
import { languageTag, oneLine } from './clean-text.ts';
import { formatOf } from './element-format.ts';
import {
  DROPPED_SILENTLY,
  DROPPED_WHOLE,
  MARK_OF_ELEMENT,
  PLAIN_BLOCKS,
  PLAIN_INLINES,
} from './element-table.ts';
import { joinBlocks } from './flatten.ts';
import {
  attribute,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isText,
  offsetOf,
  textBelow,
} from './html-tree.ts';
import type { Wrapper } from './inline-runs.ts';
import type { LossCounter } from './losses.ts';
import {
  type Container,
  declaredDirection,
  readDefinitions,
  readDetails,
  readLines,
  readList,
  readNote,
  readQuotation,
  rubyPairs,
} from './read-containers.ts';
import { readFigure, readPicture } from './read-picture.ts';
import { readPreformatted } from './read-preformatted.ts';
import { readTable } from './read-table.ts';
import { judgeLink } from './safe-link.ts';
import { styleHints } from './style-hints.ts';
import { type Context, type HtmlWalk, MAX_CONTAINERS, MAX_WRAPPERS } from './walk.ts';

/** How a page is walked; see {@link HtmlWalk}. `skip` names elements to be passed over without a loss. */
export type WalkSettings = {
  source: string;
  exact: boolean;
  losses: LossCounter;
  origins: Origins;
  skip: (element: HtmlElement) => boolean;
  /** The SHA-256 of a kept picture by its `src`. */
  picture: (src: string) => string | null;
};

/** Turns nodes of a page into blocks of the document through the allow-list. */
export function readBlocks(nodes: readonly HtmlNode[], settings: WalkSettings): Block[] {
  return new Walk(settings).collect(nodes, { wrappers: [], format: {}, depth: 0 });
}

const CONTAINERS: ReadonlyMap<string, Container> = new Map<string, Container>([
  ['ul', readList],
  ['ol', readList],
  ['dir', readList],
  ['menu', readList],
  ['dl', readDefinitions],
  ['blockquote', readQuotation],
  ['aside', readNote],
  ['details', readDetails],
  ['div', readLines],
  ['figure', readFigure],
]);

/** A form with this much text encloses a page, rather than asking for something. */
const FORM_AROUND_PAGE = 400;

class Walk implements HtmlWalk {
  readonly exact: boolean;
  readonly losses: LossCounter;
  readonly origins: Origins;
  readonly #settings: WalkSettings;

  constructor(settings: WalkSettings) {
    this.#settings = settings;
    this.exact = settings.exact;
    this.losses = settings.losses;
    this.origins = settings.origins;
  }

  picture(src: string): string | null {
    return this.#settings.picture(src);
  }

  builder(whiteSpace: WhiteSpace = this.exact ? 'exact' : 'collapsed'): BlockBuilder {
    return new BlockBuilder(this.#settings.source, whiteSpace, this.origins, this.losses);
  }

  collect(nodes: readonly HtmlNode[], context: Context): Block[] {
    const builder = this.builder();
    this.visit(nodes, builder, { ...context, depth: context.depth + 1 });
    builder.flush(context.format);
    return builder.blocks;
  }

  inlines(element: HtmlElement, context: Context): Inline[] {
    const { heading: _, ...format } = context.format;
    return joinBlocks(this.collect(element.childNodes, { ...context, format }));
  }

  visit(nodes: readonly HtmlNode[], into: BlockBuilder, context: Context): void {
    for (const node of nodes) {
      if (isText(node)) into.addText(node, context.wrappers);
      else if (isElement(node)) this.#element(node, into, context);
    }
  }

  #element(element: HtmlElement, into: BlockBuilder, context: Context): void {
    const name = element.tagName;
    const at = offsetOf(element);
    if (this.#isDropped(element) || this.#settings.skip(element)) return;
    if (name === 'br') into.addBreak(context.wrappers);
    else if (name === 'img') readPicture(this, element, into, context);
    else if (name === 'hr') into.addBlock({ type: 'sceneBreak' }, context.format, at);
    else this.#enclosing(element, into, context);
  }

  #enclosing(element: HtmlElement, into: BlockBuilder, context: Context): void {
    const name = element.tagName;
    const at = offsetOf(element);
    const hints = styleHints(attribute(element, 'style'));
    if (hints.hidden || attribute(element, 'hidden') !== null) {
      this.losses.add('FL-LOSS-MARKUP', at, 'hidden');
      return;
    }
    let inner = context;
    for (const mark of hints.marks)
      inner = this.#wrap(inner, { kind: mark, wrap: (children) => ({ type: mark, children }) }, at);
    if (isBlockElement(name)) this.#block(element, into, context, inner, hints.align);
    else this.#inline(element, into, inner);
  }

  #isDropped(element: HtmlElement): boolean {
    const name = element.tagName;
    const foreign = element.namespaceURI !== 'http://www.w3.org/1999/xhtml';
    const asksForSomething =
      name === 'form' && textBelow(element, FORM_AROUND_PAGE).length < FORM_AROUND_PAGE;
    if (!foreign && !DROPPED_WHOLE.has(name) && !asksForSomething) return false;
    if (!DROPPED_SILENTLY.has(name)) this.losses.add('FL-LOSS-SCRIPT', offsetOf(element), name);
    return true;
  }

  #block(
    element: HtmlElement,
    into: BlockBuilder,
    outer: Context,
    inner: Context,
    styleAlign: string | null,
  ): void {
    into.flush(outer.format);
    const format = formatOf(element, inner.format, styleAlign);
    const context = { ...inner, format };
    if (element.tagName === 'pre' || element.tagName === 'listing') {
      readPreformatted(this, element, into, context);
    } else if (element.tagName === 'table' || CONTAINERS.has(element.tagName)) {
      this.#container(element, into, context);
    } else this.visit(element.childNodes, into, context);
    into.flush(format);
  }

  #container(element: HtmlElement, into: BlockBuilder, context: Context): void {
    const tooDeep = context.depth >= MAX_CONTAINERS;
    const blocks = tooDeep ? null : this.#contained(element, context);
    if (blocks !== null) {
      for (const block of blocks) into.addBlock(block, context.format, offsetOf(element));
      return;
    }
    if (tooDeep && element.tagName !== 'div') this.losses.add('FL-LOSS-DEPTH', offsetOf(element));
    this.visit(element.childNodes, into, context);
  }

  #contained(element: HtmlElement, context: Context): Block[] | null {
    if (element.tagName !== 'table') return CONTAINERS.get(element.tagName)?.(this, element, context) ?? null;
    const table = readTable(this, element, context);
    return table === null ? null : [table];
  }

  #inline(element: HtmlElement, into: BlockBuilder, context: Context): void {
    const name = element.tagName;
    const at = offsetOf(element);
    if (name === 'ruby') {
      this.#ruby(element, into, context);
      return;
    }
    if (name === 'q') {
      into.addWords('“', context.wrappers, at);
      this.visit(element.childNodes, into, context);
      into.addWords('”', context.wrappers, at);
      return;
    }
    const wrapper = this.#wrapperOf(element);
    this.visit(element.childNodes, into, wrapper === null ? context : this.#wrap(context, wrapper, at));
    if (wrapper === null && !PLAIN_INLINES.has(name) && !KNOWN_INLINES.has(name)) {
      this.losses.add('FL-LOSS-MARKUP', at, name);
    }
  }

  #ruby(element: HtmlElement, into: BlockBuilder, context: Context): void {
    for (const { base, annotation } of rubyPairs(element)) {
      const wrapper: Wrapper = {
        kind: 'ruby',
        wrap: (children) => ({ type: 'ruby', children, annotation: annotation ?? '' }),
      };
      const inner =
        annotation === null || annotation === '' ? context : this.#wrap(context, wrapper, offsetOf(element));
      this.visit(base, into, inner);
    }
  }

  #wrapperOf(element: HtmlElement): Wrapper | null {
    const name = element.tagName;
    const mark = MARK_OF_ELEMENT.get(name);
    if (mark !== undefined) return { kind: mark, wrap: (children) => ({ type: mark, children }) };
    if (name === 'a') return this.#linkOf(element);
    if (name === 'abbr' || name === 'acronym') {
      const title = oneLine((attribute(element, 'title') ?? '').slice(0, 500));
      return title === ''
        ? null
        : { kind: 'abbreviation', wrap: (children) => ({ type: 'abbreviation', title, children }) };
    }
    const lang = languageTag(attribute(element, 'lang') ?? attribute(element, 'xml:lang')) ?? undefined;
    const dir = declaredDirection(element);
    if (lang === undefined && dir === undefined) return null;
    return {
      kind: 'span',
      wrap: (children) => ({
        type: 'span',
        ...(lang !== undefined && { lang }),
        ...(dir !== undefined && { dir }),
        children,
      }),
    };
  }

  #linkOf(element: HtmlElement): Wrapper | null {
    const raw = attribute(element, 'href');
    if (raw === null) return null;
    const verdict = judgeLink(raw);
    if (verdict.kind === 'safe') {
      return { kind: 'link', wrap: (children) => ({ type: 'link', href: verdict.href, children }) };
    }
    this.losses.add(verdict.kind === 'anchor' ? 'FL-LOSS-ANCHOR' : 'FL-LOSS-LINK', offsetOf(element));
    return null;
  }

  /** One more wrapper around what follows, unless its like is there or the limit is reached. */
  #wrap(context: Context, wrapper: Wrapper, at: number): Context {
    if (wrapper.kind !== 'span' && context.wrappers.some((open) => open.kind === wrapper.kind))
      return context;
    if (context.wrappers.length >= MAX_WRAPPERS && !this.exact) {
      this.losses.add('FL-LOSS-DEPTH', at);
      return context;
    }
    return { ...context, wrappers: [...context.wrappers, wrapper] };
  }
}

const KNOWN_INLINES = new Set(['a', 'abbr', 'acronym', 'span', 'bdo', 'bdi', 'ruby', 'q']);

function isBlockElement(name: string): boolean {
  return (
    name === 'p' ||
    name === 'pre' ||
    name === 'listing' ||
    name === 'blockquote' ||
    /^h[1-6]$/.test(name) ||
    PLAIN_BLOCKS.has(name)
  );
}
