import type { Chapter, Evidence } from '#document';
import { emptyReading, type Reading } from '#headers';
import type { FieldEvidence, ReadWork, StoryAddress, StoryComment } from '../read-work.ts';
import { bodyStartOf, languageOfChapters } from '../story-facts.ts';

/** What a producer says of a story, gathered field by field with its evidence. */
export class Said {
  readonly #reading: Reading = emptyReading();
  readonly #evidence: FieldEvidence = {};

  /** Takes a value with its evidence; null and an empty list say nothing. */
  take<Field extends keyof Reading>(
    field: Field,
    value: Reading[Field] | null,
    ...evidence: readonly Evidence[]
  ): void {
    if (value === null || (Array.isArray(value) && value.length === 0)) return;
    this.#reading[field] = value;
    if (evidence.length > 0) this.#evidence[field] = [...evidence];
  }

  /** As {@link take}, only where the field was not said before. */
  takeFirst<Field extends keyof Reading>(
    field: Field,
    value: Reading[Field] | null,
    ...evidence: readonly Evidence[]
  ): void {
    if (!this.has(field)) this.take(field, value, ...evidence);
  }

  /** Keeps a value that no field is for, under its label. */
  add(label: string, value: string, ...evidence: readonly Evidence[]): void {
    if (value === '') return;
    this.#reading.other.push({ label, value });
    this.#evidence.other = [...(this.#evidence.other ?? []), ...evidence];
  }

  /** Whether a field was said. */
  has(field: keyof Reading): boolean {
    return this.#evidence[field] !== undefined;
  }

  /** The reading so far. */
  get reading(): Readonly<Reading> {
    return this.#reading;
  }

  /**
   * The work: what was said, its chapters, and what is known beyond a header. The language is that of the text where
   * nobody said it.
   */
  work(
    chapters: readonly Chapter[],
    beyond: { addresses?: StoryAddress[]; updated?: string | null; comments?: StoryComment[] } = {},
  ): ReadWork {
    const language = this.#reading.language ?? languageOfChapters(chapters);
    const { addresses = [], updated = null, comments = [] } = beyond;
    return {
      reading: { ...this.#reading, language },
      evidence: this.#evidence,
      document: { ...(language !== null && { language }), chapters: [...chapters] },
      bodyStart: bodyStartOf(chapters.map(withoutNotes)),
      ...(addresses.length > 0 && { addresses }),
      ...(updated !== null && { updated }),
      ...(comments.length > 0 && { comments }),
    };
  }
}

/** Notes stand around the story and are not its words. */
function withoutNotes({ blocks }: Chapter): Chapter {
  return { blocks: blocks.filter((block) => block.type !== 'note') };
}
