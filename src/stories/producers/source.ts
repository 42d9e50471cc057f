import type { Block, Evidence, EvidenceSource, Loss } from '#document';
import { type HtmlElement, type HtmlNode, type HtmlTree, oneLine, readTree, textBelow } from '#markup';
import type { BookDocument } from '../book.ts';
import { mergeLosses } from '../story-facts.ts';
import type { PictureLookup } from './producer.ts';

/** A page, or a document of a book, as producers read it: its blocks, its places, and what reading it lost. */
export class Source {
  readonly tree: HtmlTree;
  /** Its name within a book; empty for a page. */
  readonly path: string;
  readonly #start: number;
  readonly #picture: PictureLookup | undefined;
  readonly #losses: Loss[] = [];

  /** `start` is where its text begins in the decoded whole. */
  constructor(tree: HtmlTree, options: { path?: string; start?: number; picture?: PictureLookup } = {}) {
    this.tree = tree;
    this.path = options.path ?? '';
    this.#start = options.start ?? 0;
    this.#picture = options.picture;
  }

  /** The blocks of some nodes; elements that `skip` names are passed over. What is lost is remembered. */
  blocks(nodes: readonly HtmlNode[], skip?: (element: HtmlElement) => boolean): Block[] {
    const picture = this.#picture;
    const part = readTree(this.tree, { within: nodes, ...(skip && { skip }), ...(picture && { picture }) });
    for (const one of part.losses) this.lose(one);
    return part.blocks;
  }

  /** Remembers a loss; its place counts from the beginning of this source. */
  lose(one: Loss): void {
    this.#losses.push(typeof one.at === 'number' ? { ...one, at: one.at + this.#start } : one);
  }

  /** Evidence that a value stood in an element. */
  evidence(element: HtmlElement, source: EvidenceSource = 'metadata', confidence = 1): Evidence {
    const { startOffset = 0, endOffset = 0 } = element.sourceCodeLocation ?? {};
    const raw = oneLine(textBelow(element, 500));
    return { source, raw, start: this.#start + startOffset, end: this.#start + endOffset, confidence };
  }

  /** Evidence that a value stood behind its label, both in a run of siblings. */
  labelled(label: string, value: string, from: HtmlNode, to: HtmlNode): Evidence {
    const start = this.#start + (from.sourceCodeLocation?.startOffset ?? 0);
    const end = this.#start + (to.sourceCodeLocation?.endOffset ?? from.sourceCodeLocation?.endOffset ?? 0);
    return {
      source: 'metadata',
      raw: value.slice(0, 500),
      start,
      end: Math.max(start, end),
      confidence: 1,
      label,
    };
  }

  /** What was lost so far, one entry per code. */
  get losses(): Loss[] {
    return mergeLosses(this.#losses);
  }
}

/** The documents of a book as sources, in their order. */
export function sourcesOf(documents: readonly BookDocument[]): Source[] {
  return documents.map(
    ({ tree, start, path, picture }) => new Source(tree, { path, start, ...(picture && { picture }) }),
  );
}
