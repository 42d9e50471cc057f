import type { Alignment, Block, Direction, Inline } from '#document';
import { cleanText, countUnshown, isBlankText } from './clean-text.ts';
import { type HtmlNode, isText, offsetOf } from './html-tree.ts';
import {
  buildInlines,
  collapseLine,
  joinLines,
  linesOfRuns,
  type Run,
  sliceRun,
  type TextOrigins,
  type TextRun,
  type Wrapper,
} from './inline-runs.ts';
import type { LossCounter } from './losses.ts';
import { isBlank } from './normalise.ts';
import { isProse, paragraphsOfProse, textOfLine } from './preformatted-lines.ts';
import { charactersIn } from './source-offsets.ts';

/** What the open elements mean for the paragraphs in them. */
export type BlockFormat = {
  align?: Alignment;
  lang?: string;
  dir?: Direction;
  /** Set inside a heading element. */
  heading?: 3 | 4 | 5 | 6;
};

/** The places of what was built: of texts, and of blocks that have none. */
export type Origins = {
  texts: TextOrigins;
  blocks: WeakMap<Block, number>;
  /** Paragraphs whose breaks may be nothing but the wrapping of preformatted text. */
  wrapped: WeakSet<Block>;
};

/** An author's line is as long as their window; from this average on, each break of a run is a paragraph's end. */
const LONG_LINE = 160;
/** No-break spaces that indent the first line of a paragraph. */
const INDENT = 2;

/**
 * How white space counts: `collapsed` as browsers do it, two breaks in a row ending a paragraph; `exact` as it stands,
 * for fragments that this room wrote; `lines` inside `<pre>`, prose told from art; `art` inside this room's own `<pre>`.
 */
export type WhiteSpace = 'collapsed' | 'exact' | 'lines' | 'art';

/** Collects the content of one container into blocks. */
export class BlockBuilder {
  readonly blocks: Block[] = [];
  readonly #source: string;
  readonly #whiteSpace: WhiteSpace;
  readonly #origins: Origins;
  readonly #losses: LossCounter;
  #runs: Run[] = [];
  #pending: Block[] = [];

  constructor(source: string, whiteSpace: WhiteSpace, origins: Origins, losses: LossCounter) {
    this.#source = source;
    this.#whiteSpace = whiteSpace;
    this.#origins = origins;
    this.#losses = losses;
  }

  /** Adds a text node's characters. */
  addText(node: HtmlNode, wrappers: readonly Wrapper[]): void {
    if (!isText(node)) return;
    const { value } = node;
    const start = offsetOf(node);
    const end = node.sourceCodeLocation?.endOffset ?? start;
    const asWritten = end - start === value.length && this.#source.startsWith(value, start);
    const places =
      asWritten || this.#whiteSpace === 'exact' ? null : charactersIn(this.#source, start, end, value);
    const run = { text: value, wrappers, start, end, places, located: asWritten || places !== null };
    this.#runs.push(this.#shown(run));
  }

  /** Adds characters that are not in the source. */
  addWords(text: string, wrappers: readonly Wrapper[], at: number): void {
    this.#runs.push({ text, wrappers, start: at, end: at, places: null, located: false });
  }

  addBreak(wrappers: readonly Wrapper[]): void {
    this.#runs.push({ text: null, wrappers });
  }

  /** Adds a block after whatever text came before it. */
  addBlock(block: Block, format: BlockFormat, at?: number): void {
    this.flush(format);
    if (at !== undefined) this.#origins.blocks.set(block, at);
    this.blocks.push(block);
  }

  /** Adds a block after the paragraph in which it stands. */
  addAfterParagraph(block: Block, at: number): void {
    this.#origins.blocks.set(block, at);
    this.#pending.push(block);
  }

  /** Whether text waits to become a paragraph. */
  get hasText(): boolean {
    return this.#runs.some((run) => run.text !== null && !isBlankText(run.text));
  }

  /** Ends the current paragraph. */
  flush(format: BlockFormat): void {
    const runs = this.#runs;
    this.#runs = [];
    if (runs.length > 0) this.#addRuns(runs, format);
    this.blocks.push(...this.#pending.splice(0));
  }

  #addRuns(runs: readonly Run[], format: BlockFormat): void {
    if (this.#whiteSpace === 'exact') this.#addParagraph(runs, format);
    else if (this.#whiteSpace === 'collapsed') {
      for (const lines of paragraphsOf(runs, format)) this.#addParagraph(joinLines(lines), format);
    } else this.#addLines(linesOfRuns(runs.flatMap(splitAtNewlines)), format);
  }

  #addLines(lines: readonly TextRun[][], format: BlockFormat): void {
    const texts = lines.map(textOfLine);
    const first = texts.findIndex((text) => !isBlankText(text));
    if (first < 0) return;
    if (this.#whiteSpace === 'lines' && isProse(texts)) {
      for (const paragraph of paragraphsOfProse(lines)) this.#addWrapped(paragraph, format);
      return;
    }
    const last = texts.findLastIndex((text) => !isBlankText(text));
    const kept = this.#whiteSpace === 'art' ? lines : lines.slice(first, last + 1);
    const written = kept.map((line) =>
      isBlankText(textOfLine(line)) ? [] : buildInlines(line, this.#origins.texts),
    );
    this.blocks.push({ type: 'preformatted', kind: 'art', lines: written });
  }

  #addWrapped(lines: readonly TextRun[][], format: BlockFormat): void {
    const tidy = lines.map((line) => collapseLine(line).runs).filter((line) => line.length > 0);
    const block = this.#addParagraph(joinLines(tidy), format);
    if (block !== null) this.#origins.wrapped.add(block);
  }

  #addParagraph(runs: readonly Run[], format: BlockFormat): Block | null {
    const children = buildInlines(runs, this.#origins.texts);
    if (isBlank(children)) return null;
    const block = makeParagraph(children, format);
    this.blocks.push(block);
    return block;
  }

  #shown(run: TextRun): TextRun {
    const unshown = countUnshown(run.text.replaceAll('\r', ''));
    const text = cleanText(run.text.replaceAll('\r\n', '\n').replaceAll('\r', '\n'));
    if (unshown > 0) this.#losses.add('FL-LOSS-CONTROL', run.start);
    return text === run.text ? run : { ...run, text, places: null, located: false };
  }
}

function makeParagraph(children: Inline[], format: BlockFormat): Block {
  const { align, lang, dir, heading } = format;
  const language = { ...(lang !== undefined && { lang }), ...(dir !== undefined && { dir }) };
  if (heading === undefined)
    return { type: 'paragraph', ...(align !== undefined && { align }), ...language, children };
  const spanned =
    lang === undefined && dir === undefined ? children : [{ type: 'span', ...language, children } as const];
  return { type: 'heading', level: heading, ...(align !== undefined && { align }), children: spanned };
}

/** Lines grouped into paragraphs: at blank lines, at indented lines, and at every break between long lines. */
function paragraphsOf(runs: readonly Run[], format: BlockFormat): TextRun[][][] {
  const lines = linesOfRuns(runs).map(collapseLine);
  const filled = lines.filter((line) => line.runs.length > 0);
  if (format.heading !== undefined) return filled.length === 0 ? [] : [filled.map((line) => line.runs)];
  const length = filled.reduce(
    (sum, line) => sum + line.runs.reduce((own, run) => own + run.text.length, 0),
    0,
  );
  const eachLine = filled.length >= 4 && length / filled.length >= LONG_LINE;
  const paragraphs: TextRun[][][] = [];
  let current: TextRun[][] = [];
  for (const { runs: line, indent } of lines) {
    if ((line.length === 0 || eachLine || indent >= INDENT) && current.length > 0) {
      paragraphs.push(current);
      current = [];
    }
    if (line.length > 0) current.push(line);
  }
  if (current.length > 0) paragraphs.push(current);
  return paragraphs;
}

function splitAtNewlines(run: Run): Run[] {
  if (run.text === null || !run.text.includes('\n')) return [run];
  const parts: Run[] = [];
  let from = 0;
  for (let at = run.text.indexOf('\n'); at >= 0; at = run.text.indexOf('\n', from)) {
    if (at > from) parts.push(sliceRun(run, from, at));
    parts.push({ text: null, wrappers: run.wrappers });
    from = at + 1;
  }
  if (from < run.text.length) parts.push(sliceRun(run, from, run.text.length));
  return parts;
}
