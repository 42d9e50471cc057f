import type { Block, Loss } from '#document';
import type { Origins } from './block-builder.ts';
import { bodyOf, type HtmlElement, type HtmlNode, type HtmlTree, parseTree } from './html-tree.ts';
import { LossCounter } from './losses.ts';
import { normaliseBlocks } from './normalise.ts';
import { readBlocks } from './read-blocks.ts';
import { toXhtml } from './to-xhtml.ts';

/** What a page became. `origins` is a parallel structure: it knows where in the source the texts of `blocks` stand. */
export type HtmlDocument = { blocks: Block[]; losses: Loss[]; origins: Origins };

/**
 * `within` narrows the walk to some nodes (default: the body); `skip` passes over elements without a loss; `picture`
 * answers the SHA-256 of a picture that is kept, by its `src` as written, or null where there is none.
 */
export type ReadingOptions = {
  within?: readonly HtmlNode[];
  skip?: (element: HtmlElement) => boolean;
  picture?: (src: string) => string | null;
};

/** The largest page, in UTF-16 units; the rest is left out and reported. */
const MAX_SOURCE = 64 * 1024 * 1024;

/** Reads HTML into blocks through the allow-list. Offsets of losses and origins point into `html`. */
export function parseHtml(html: string, options: ReadingOptions = {}): HtmlDocument {
  return readTree(
    parseTree(html.slice(0, MAX_SOURCE)),
    options,
    html.length > MAX_SOURCE ? MAX_SOURCE : null,
  );
}

/** As {@link parseHtml}, for a page that is parsed already. */
export function readTree(
  tree: HtmlTree,
  options: ReadingOptions = {},
  cutAt: number | null = null,
): HtmlDocument {
  const losses = new LossCounter();
  if (tree.flattened !== null) losses.add('FL-LOSS-DEPTH', tree.flattened);
  if (cutAt !== null) losses.add('FL-LOSS-TRUNCATED', cutAt);
  const origins = newOrigins();
  const blocks = readBlocks(options.within ?? bodyOf(tree).childNodes, {
    source: tree.source,
    exact: false,
    losses,
    origins,
    skip: options.skip ?? (() => false),
    picture: options.picture ?? (() => null),
  });
  return { blocks, losses: losses.list(), origins };
}

/** The blocks that {@link toXhtml} wrote a fragment of, in normal form. Foreign markup in it is dropped. */
export function fromXhtml(fragment: string): Block[] {
  const tree = parseTree(fragment);
  return normaliseBlocks(
    readBlocks(bodyOf(tree).childNodes, {
      source: fragment,
      exact: true,
      losses: new LossCounter(),
      origins: newOrigins(),
      skip: () => false,
      picture: storedPicture,
    }),
  );
}

/** Foreign HTML as a fragment that is safe to serve: read into the document and written again. Idempotent. */
export function sanitizeHtml(html: string): string {
  return toXhtml(parseHtml(html).blocks).value;
}

/** The picture that a fragment of this room names. */
function storedPicture(src: string): string | null {
  return STORED.exec(src)?.[1] ?? null;
}

const STORED = /^media\/([0-9a-f]{64})$/;

function newOrigins(): Origins {
  return { texts: new WeakMap(), blocks: new WeakMap(), wrapped: new WeakSet() };
}
