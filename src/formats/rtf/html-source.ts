/** Longer pages are not gathered, UTF-16 units. */
const LONGEST = 64 * 1024 * 1024;

/**
 * The web page that a mail program wrapped into RTF (MS-OXRTFEX: `\fromhtml1`, tags in `\*\htmltag` groups, what is only for
 * readers of RTF between `\htmlrtf` and `\htmlrtf0`).
 */
export class HtmlSource {
  /** The file says that it was made from a page. */
  isSource = false;
  readonly #parts: string[] = [];
  #length = 0;
  #tags = 0;

  addText(text: string): void {
    if (!this.isSource || this.#length > LONGEST) return;
    this.#parts.push(text);
    this.#length += text.length;
  }

  addTag(markup: string): void {
    this.#tags += 1;
    this.addText(markup);
  }

  /** The page; null where the file holds none. */
  get page(): string | null {
    return this.#tags > 2 ? this.#parts.join('') : null;
  }
}
