import type { Block, Chapter } from '#document';
import type { HtmlElement, HtmlNode } from '#markup';
import { withSceneBreaks } from './scene-breaks.ts';
import type { Source } from './source.ts';

type Draft = { title: string | null; before: Block[]; text: Block[]; after: Block[] };

/** The chapters of a work as its pages are gone through: each has notes before its text, the text, and notes after. */
export class ChapterList {
  readonly #drafts: Draft[] = [];
  #run: { source: Source; nodes: HtmlNode[] } | null = null;
  readonly #skip: ((element: HtmlElement) => boolean) | undefined;

  /** `skip` names elements inside the text that are not the story's. */
  constructor(skip?: (element: HtmlElement) => boolean) {
    this.#skip = skip;
  }

  /** Begins a chapter; null for one without a title of its own. */
  open(title: string | null): void {
    this.#endRun();
    this.#drafts.push({ title, before: [], text: [], after: [] });
  }

  /** Adds a note before or after the text of the chapter. */
  note(position: 'start' | 'end', children: Block[]): void {
    if (children.length === 0) return;
    this.#endRun();
    const draft = this.#current();
    (position === 'start' ? draft.before : draft.after).push({ type: 'note', position, children });
  }

  /** Adds a node of the text; neighbours are read together, since they may be one paragraph. */
  add(source: Source, node: HtmlNode): void {
    if (this.#run?.source !== source) this.#endRun();
    this.#run ??= { source, nodes: [] };
    this.#run.nodes.push(node);
  }

  /** Adds blocks of the text. */
  addBlocks(blocks: readonly Block[]): void {
    this.#endRun();
    this.#current().text.push(...blocks);
  }

  /** The chapters; one that has neither title nor text is none. */
  chapters(): Chapter[] {
    this.#endRun();
    return this.#drafts
      .map(({ title, before, text, after }): Chapter => {
        const blocks = [...before, ...withSceneBreaks(text), ...after];
        return title === null ? { blocks } : { title, blocks };
      })
      .filter(({ title, blocks }) => blocks.length > 0 || title !== undefined);
  }

  #current(): Draft {
    const last = this.#drafts.at(-1);
    if (last !== undefined) return last;
    const first: Draft = { title: null, before: [], text: [], after: [] };
    this.#drafts.push(first);
    return first;
  }

  #endRun(): void {
    const run = this.#run;
    if (run === null) return;
    this.#run = null;
    this.#current().text.push(...run.source.blocks(run.nodes, this.#skip));
  }
}
