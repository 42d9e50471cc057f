import type { Evidence } from '#document';
import type { Reading } from '#headers';
import type { ReadWork } from '../read-work.ts';
import { packageEvidence } from './package-evidence.ts';

/** A reading to which metadata is added, with evidence for each value. */
export class Sayings {
  readonly reading: Reading;
  readonly evidence: ReadWork['evidence'];
  readonly #source: string | undefined;

  constructor(work: ReadWork, source: string | undefined) {
    this.reading = { ...work.reading };
    this.evidence = { ...work.evidence };
    this.#source = source;
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

  isLabelled(field: keyof Reading): boolean {
    return this.evidence[field]?.some(({ source }: Evidence) => source === 'label') ?? false;
  }
}
