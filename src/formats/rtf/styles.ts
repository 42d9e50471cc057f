import type { ParagraphStyle } from './paragraph-style.ts';

/** The outline levels of the style sheet's paragraph styles, by their own word or by the names of headings. */
export class StyleSheet {
  readonly #levels = new Map<number, number>();
  #name = '';
  #number = 0;
  #level: number | null = null;

  /** A group of the style sheet begins. */
  begin(): void {
    this.#name = '';
    this.#number = 0;
    this.#level = null;
  }

  /** `\s` or `\outlinelevel` of the entry. */
  describe(word: string, value: number | null): void {
    if (word === 's') this.#number = value ?? 0;
    if (word === 'outlinelevel' && value !== null && value < 9) this.#level = value;
  }

  /** Text of the entry: its name and, with a semicolon, its end. */
  name(text: string): void {
    if (this.#name.length > 200) return;
    this.#name += text;
    if (!text.includes(';')) return;
    const level = levelOfName(this.#name.split(';')[0] ?? '') ?? this.#level;
    if (level !== null) this.#levels.set(this.#number, level);
    this.begin();
  }

  /** The outline level of a paragraph from 0; null for body text. */
  outlineOf({ outline, style }: ParagraphStyle): number | null {
    return outline ?? this.#levels.get(style) ?? null;
  }
}

/** Word's names of headings in the languages that it was sold in; other names are the author's own. */
const HEADING =
  /^(?:heading|überschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|заголовок|заглавие|標題|标题|見出し|제목) ?([1-9])$/iu;

function levelOfName(raw: string): number | null {
  const name = raw.trim();
  const found = HEADING.exec(name)?.[1];
  if (found !== undefined) return Number(found) - 1;
  return /^(?:title|titel)$/i.test(name) ? 0 : null;
}
