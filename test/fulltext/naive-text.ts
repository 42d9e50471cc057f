import type { TextDocument, TextField, TextQuery } from '#fulltext';
import { foldText } from '#text';
import { english } from '../../src/fulltext/stemmers/english.ts';

const ALONE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const LETTER = /\p{L}/u;
const FIELDS: readonly TextField[] = ['title', 'creators', 'summary', 'notes', 'body'];
const WEIGHTS: Readonly<Record<TextField, number>> = {
  title: 10,
  creators: 6,
  summary: 4,
  notes: 1,
  body: 1,
};

/** The folded words of a text, by splitting it. */
export function naiveWords(text: string): string[] {
  return [...text]
    .map((character) => {
      const folded = foldText(character);
      const letters = LETTER.test(character) ? folded.replace(/[^\p{L}\p{N}\p{M}]/gu, '') : folded;
      return ALONE.test(character) ? ` ${letters} ` : letters;
    })
    .join('')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

type Parts = Readonly<Record<TextField, string[][]>>;

function partsOf(document: TextDocument): Parts {
  const words = (texts: readonly string[]) => texts.map(naiveWords);
  return {
    title: words([document.title]),
    creators: words(document.creators),
    summary: words(document.summary === null ? [] : [document.summary]),
    notes: words(document.notes),
    body: words(document.body.map(({ bytes }) => new TextDecoder().decode(bytes))),
  };
}

/** A library of documents that is searched from end to end. Words are sought in their English forms. */
export class NaiveTexts {
  readonly #parts = new Map<number, Parts>();

  save(documents: readonly TextDocument[]): void {
    for (const document of documents) this.#parts.set(document.work, partsOf(document));
  }

  remove(works: readonly number[]): void {
    for (const work of works) this.#parts.delete(work);
  }

  get works(): number[] {
    return [...this.#parts.keys()].sort((a, b) => a - b);
  }

  /** The works that match with their scores, in order of id. */
  match(query: TextQuery): { work: number; score: number }[] {
    const scores = this.#scores(query);
    if (scores === null) return [];
    return [...scores].map(([work, score]) => ({ work, score })).sort((a, b) => a.work - b.work);
  }

  /** Null where the query has no word. */
  #scores(query: TextQuery): Map<number, number> | null {
    switch (query.kind) {
      case 'word':
      case 'phrase':
        return this.#leaf(query);
      case 'not': {
        const found = this.#scores(query.part);
        if (found === null) return null;
        return new Map(this.works.filter((work) => !found.has(work)).map((work) => [work, 0]));
      }
      default: {
        const parts = query.parts.flatMap((part) => this.#scores(part) ?? []);
        if (parts.length === 0) return null;
        const works = this.works.filter((work) =>
          query.kind === 'and' ? parts.every((part) => part.has(work)) : parts.some((part) => part.has(work)),
        );
        const sum = (work: number) => parts.reduce((total, part) => total + (part.get(work) ?? 0), 0);
        return new Map(works.map((work) => [work, sum(work)]));
      }
    }
  }

  #leaf(query: Extract<TextQuery, { kind: 'word' | 'phrase' }>): Map<number, number> | null {
    const words = naiveWords(query.text);
    if (words.length === 0) return null;
    const withForms =
      query.kind === 'word' && query.prefix !== true && query.exact !== true && words.length === 1;
    const fits = (word: string, index: number) => {
      const wanted = words[index] ?? '';
      if (query.prefix && index === words.length - 1) return word.startsWith(wanted);
      return word === wanted || (withForms && english(word) === english(wanted));
    };
    const rarity = words.reduce((sum, _, index) => sum + this.#rarity((word) => fits(word, index)), 0);
    const found = new Map<number, number>();
    for (const [work, parts] of this.#parts) {
      let weight = 0;
      for (const field of FIELDS) {
        if (query.field !== undefined && query.field !== field) continue;
        for (const part of parts[field])
          for (let start = 0; start + words.length <= part.length; start += 1)
            if (words.every((_, index) => fits(part[start + index] ?? '', index)))
              weight += WEIGHTS[field] * (withForms && part[start] !== words[0] ? 0.5 : 1);
      }
      if (weight > 0) found.set(work, (rarity * weight * 2.2) / (weight + this.#norm(parts)));
    }
    return found;
  }

  /** By the most frequent of the words that fit. */
  #rarity(fits: (word: string) => boolean): number {
    const having = new Map<string, number>();
    for (const parts of this.#parts.values())
      for (const word of new Set(FIELDS.flatMap((field) => parts[field].flat())))
        if (fits(word)) having.set(word, (having.get(word) ?? 0) + 1);
    const most = Math.max(0, ...having.values());
    return Math.log(1 + (this.#parts.size - most + 0.5) / (most + 0.5));
  }

  #norm(parts: Parts): number {
    const lengthOf = (one: Parts) => FIELDS.reduce((sum, field) => sum + one[field].flat().length, 0);
    const total = [...this.#parts.values()].reduce((sum, one) => sum + lengthOf(one), 0);
    const average = Math.max(1, total / this.#parts.size);
    return 1.2 * (0.25 + (0.75 * lengthOf(parts)) / average);
  }
}
