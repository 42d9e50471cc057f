import type { Block, BlockOf } from '#document';
import { inlinesOf, paragraphsOf, type Run } from './inlines.ts';
import type { ParagraphStyle } from './paragraph-style.ts';

/** A paragraph with what shows how it belongs to others. */
export type FlowParagraph = {
  kind: 'paragraph';
  style: ParagraphStyle;
  runs: Run[];
  /** What the writer put before it as the mark of a list item, without white space; null for no item. */
  marker: string | null;
};

/** What a text consists of before lists and headings are made of it. */
export type FlowPart =
  | FlowParagraph
  | { kind: 'table'; rows: FlowParagraph[][][] }
  | { kind: 'block'; block: Block }
  | { kind: 'blank' }
  | { kind: 'division' };

/** Gathers the text of the document, of a note or of a text box, in order. */
export class Flow {
  readonly #parts: FlowPart[] = [];
  #runs: Run[] = [];
  #marker: string | null = null;
  #after: Block[] = [];
  #cell: FlowParagraph[] = [];
  #row: FlowParagraph[][] = [];
  #rows: FlowParagraph[][][] = [];

  addText(text: string, marks: number, href: string | null): void {
    const last = this.#runs.at(-1);
    if (last !== undefined && last.text !== null && last.marks === marks && last.href === href)
      last.text += text;
    else this.#runs.push({ text, marks, href });
  }

  addBreak(): void {
    this.#runs.push({ text: null, marks: 0, href: null });
  }

  /** States that the paragraph is an item of a list. */
  addMarker(marker: string): void {
    this.#marker ??= marker.trim();
  }

  /** Adds a block after the paragraph in which it stands. */
  addAfterParagraph(block: Block): void {
    this.#after.push(block);
  }

  /** `\par`: ends the paragraph, which is set as the style says at this place. */
  endParagraph(style: ParagraphStyle): void {
    const paragraphs = this.#takeParagraphs(style);
    if (style.inTable) {
      for (const paragraph of paragraphs) this.#cell.push(paragraph);
      return;
    }
    this.#closeTable();
    if (style.pageBreakBefore) this.#parts.push({ kind: 'division' });
    for (const paragraph of paragraphs) this.#parts.push(paragraph);
    if (paragraphs.length === 0) this.#parts.push(style.ruled ? ruleOf() : { kind: 'blank' });
    this.#flushAfter();
  }

  /** `\cell`. */
  endCell(style: ParagraphStyle): void {
    this.#row.push(this.#cell.concat(this.#takeParagraphs(style)));
    this.#cell = [];
  }

  /** `\row`. */
  endRow(): void {
    if (this.#row.length > 0) this.#rows.push(this.#row);
    this.#row = [];
  }

  /** A page or section begins. */
  addDivision(style: ParagraphStyle): void {
    if (this.#runs.length > 0) this.endParagraph({ ...style, inTable: false });
    this.#closeTable();
    this.#parts.push({ kind: 'division' });
  }

  /** Everything gathered; nothing may be added afterwards. */
  finish(style: ParagraphStyle): FlowPart[] {
    if (this.#runs.length > 0) this.endParagraph(style);
    this.#closeTable();
    this.#flushAfter();
    return this.#parts;
  }

  #takeParagraphs(style: ParagraphStyle): FlowParagraph[] {
    const paragraphs = paragraphsOf(this.#runs).map(
      (runs, index): FlowParagraph => ({
        kind: 'paragraph',
        style,
        runs,
        marker: index === 0 ? this.#marker : null,
      }),
    );
    this.#runs = [];
    this.#marker = null;
    return paragraphs;
  }

  #closeTable(): void {
    if (this.#cell.length > 0) this.#row.push(this.#cell);
    this.#cell = [];
    this.endRow();
    if (this.#rows.length === 0) return;
    this.#parts.push({ kind: 'table', rows: this.#rows });
    this.#rows = [];
    this.#flushAfter();
  }

  #flushAfter(): void {
    for (const block of this.#after) this.#parts.push({ kind: 'block', block });
    this.#after = [];
  }
}

function ruleOf(): FlowPart {
  return { kind: 'block', block: { type: 'sceneBreak' } };
}

/** A paragraph as a block; its heading level is given by whoever knows the style sheet. */
export function paragraphBlock({ runs, style }: FlowParagraph): BlockOf<'paragraph'> {
  return {
    type: 'paragraph',
    ...(style.align !== null && { align: style.align }),
    ...(style.rtl && { dir: 'rtl' }),
    children: inlinesOf(runs),
  };
}
