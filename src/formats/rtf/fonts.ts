import { charsetOfPage, pageOfFont, SYMBOL_CHARSET } from './charsets.ts';

/** How the bytes of a run are to be read: in a charset, or as signs of a font that has no letters. */
export type RunCharset = { kind: 'charset'; charset: string } | { kind: 'signs'; fontName: string };

type Font = { name: string; fontCharset: number | null; page: number | null };

/**
 * The font table, and with it the charset of every run: a font's own code page, else the document's. Writers that know
 * nothing of charsets put 0 (Western) on every font of a Russian text; it is believed only where some font of the table has
 * the document's own charset.
 */
export class FontTable {
  /** Number of the font that holds where none is named (`\deff`). */
  defaultFont = 0;
  /** The document's code page (`\ansicpg`, or what `\ansi`, `\mac`, `\pc` and `\pca` mean). */
  page = 1252;
  readonly #fonts = new Map<number, Font>();
  readonly #known = new Map<number, RunCharset>();
  #current: Font | null = null;

  /** The charset of the document itself. */
  get documentCharset(): string {
    return charsetOfPage(this.page) ?? 'windows-1252';
  }

  /** The charsets that fonts ask for besides the document's. */
  get otherCharsets(): string[] {
    const named = [...this.#fonts.keys()].map((font) => this.charsetOf(font));
    const charsets = named.flatMap((one) => (one.kind === 'charset' ? [one.charset] : []));
    return [...new Set(charsets)].filter((charset) => charset !== this.documentCharset);
  }

  /** Begins or goes on with the entry of a font. */
  define(font: number): void {
    const entry = this.#fonts.get(font) ?? { name: '', fontCharset: null, page: null };
    this.#fonts.set(font, entry);
    this.#current = entry;
    this.#known.clear();
  }

  /** `\fcharset` or `\cpg` of the entry. */
  describe(word: 'fcharset' | 'cpg', value: number): void {
    if (this.#current === null) return;
    if (word === 'cpg') this.#current.page = value;
    else this.#current.fontCharset = value;
    this.#known.clear();
  }

  name(text: string): void {
    if (this.#current !== null && this.#current.name.length < 100) this.#current.name += text;
  }

  /** How the bytes of text in this font are to be read. */
  charsetOf(font: number | null): RunCharset {
    const number = font ?? this.defaultFont;
    const known = this.#known.get(number);
    if (known !== undefined) return known;
    const found = this.#find(this.#fonts.get(number));
    this.#known.set(number, found);
    return found;
  }

  #find(font: Font | undefined): RunCharset {
    if (font?.fontCharset === SYMBOL_CHARSET && font.page === null)
      return { kind: 'signs', fontName: font.name };
    const own = font?.page ?? (font?.fontCharset == null ? null : this.#pageOf(font.fontCharset));
    const charset = own === null ? null : charsetOfPage(own);
    return { kind: 'charset', charset: charset ?? this.documentCharset };
  }

  #pageOf(fontCharset: number): number | null {
    if (fontCharset === 0 && !this.#knowsCharsets()) return null;
    return pageOfFont(fontCharset);
  }

  #knowsCharsets(): boolean {
    for (const { fontCharset, page } of this.#fonts.values())
      if (page === this.page || (fontCharset !== null && pageOfFont(fontCharset) === this.page)) return true;
    return false;
  }
}
