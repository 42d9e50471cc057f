import type { Evidence } from '#document';
import type { Reading } from '#headers';
import type { ReadWork } from '../read-work.ts';
import { packageEvidence } from './package-evidence.ts';

/** A reading to which metadata is added, with evidence for each value. */
export class Sayings {
  readonly reading: Reading;
  readonly evidence: ReadWork['evidence'];
  readonly #source: string | undefined;
  readonly #stands: Stands;

  /** What `stands` says of is never said anew. */
  constructor(work: ReadWork, source: string | undefined, stands: Stands = isLabel) {
    this.reading = { ...work.reading };
    this.evidence = { ...work.evidence };
    this.#source = source;
    this.#stands = stands;
  }

  /** Sets a field to what elements of the package document say. */
  say<Field extends keyof Reading>(
    field: Field,
    value: Reading[Field],
    element: string,
    ...written: string[]
  ): void {
    this.reading[field] = value;
    this.evidence[field] = written.map((one) => packageEvidence(this.#source, element, one));
  }

  /** Adds evidence to a field that has some. */
  cite(field: keyof Reading, element: string, written: string): void {
    this.evidence[field] = [...(this.evidence[field] ?? []), packageEvidence(this.#source, element, written)];
  }

  /** Whether a field has evidence that stands over metadata. */
  isStated(field: keyof Reading): boolean {
    return this.evidence[field]?.some(this.#stands) ?? false;
  }
}

/** Whether a piece of evidence stands over what is said beside the story. */
export type Stands = (evidence: Evidence) => boolean;

function isLabel({ source }: Evidence): boolean {
  return source === 'label';
}
