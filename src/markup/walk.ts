import type { Block, Inline } from '#document';
import type { BlockBuilder, BlockFormat, Origins, WhiteSpace } from './block-builder.ts';
import type { HtmlElement, HtmlNode } from './html-tree.ts';
import type { Wrapper } from './inline-runs.ts';
import type { LossCounter } from './losses.ts';

/** What stands around a node. `depth` counts the containers that enclose it in the model. */
export type Context = { wrappers: readonly Wrapper[]; format: BlockFormat; depth: number };

/** The walk over a page, as the readers of single elements see it. */
export interface HtmlWalk {
  /** The page is a fragment this room wrote: nothing is tidied. */
  readonly exact: boolean;
  /** The SHA-256 of the kept picture that an address names, or null. */
  picture(src: string): string | null;
  readonly losses: LossCounter;
  readonly origins: Origins;
  /** A builder for a container of its own. */
  builder(whiteSpace?: WhiteSpace): BlockBuilder;
  /** Visits nodes in order into a builder. */
  visit(nodes: readonly HtmlNode[], into: BlockBuilder, context: Context): void;
  /** The blocks of nodes that stand in a container of their own. */
  collect(nodes: readonly HtmlNode[], context: Context): Block[];
  /** The content of an element that may hold inlines only; blocks in it become lines. */
  inlines(element: HtmlElement, context: Context): Inline[];
}

/** The limit to containers in containers; deeper ones are unpacked and reported. */
export const MAX_CONTAINERS = 24;
/** The limit to inlines in inlines; deeper ones are left out and reported. */
export const MAX_WRAPPERS = 16;
