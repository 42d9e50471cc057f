import { hasBit } from './doc-set.ts';
import { wholeNames } from './find-names.ts';
import type { LibrarySegments, OpenBase } from './library-segments.ts';
import { kindCode } from './names/kinds.ts';
import type { NameUses } from './names/suggest.ts';

/** So many works of a name are looked at for its fandoms, evenly spread over all; a name with fewer is counted exactly. */
const SAMPLE = 256;
/** A fandom is told with a name that has so large a share of its works in it; at most so many are. */
const LEAST_SHARE = 0.25;
const MOST_FANDOMS = 2;
const MOST_KEPT = 10_000;

/** Counts over works that suggestions need. Fandoms of names are kept until {@link WorkUses.forget} is called. */
export class WorkUses implements NameUses {
  readonly #library: LibrarySegments;
  readonly #fandoms = new Map<number, string[]>();

  constructor(library: LibrarySegments) {
    this.#library = library;
  }

  /** To be called when works have changed. */
  forget(): void {
    this.#fandoms.clear();
  }

  worksOf(term: number): number {
    return this.#library.worksOf(term);
  }

  fandomsOf(term: number): string[] {
    const known = this.#fandoms.get(term);
    if (known) return known;
    const fandoms = this.#countFandoms(term);
    if (this.#fandoms.size >= MOST_KEPT) this.forget();
    this.#fandoms.set(term, fandoms);
    return fandoms;
  }

  usedIn(fandoms: readonly string[]): (term: number) => boolean {
    const library = this.#library;
    const { base, delta } = library;
    const terms = fandoms.flatMap((name) => wholeNames(library, 'fandom', name));
    const isLate = delta.and(delta.ofTerms(terms), delta.all());
    const isEarly = base === null ? () => false : usedInBase(base, terms);
    return (term) => isEarly(term) || delta.sizeOf(delta.and(delta.ofTerms([term]), isLate)) > 0;
  }

  #countFandoms(term: number): string[] {
    const { terms } = this.#library;
    const fandom = kindCode('fandom');
    const counts = new Map<number, number>();
    const works = this.#sampleOf(term);
    for (const work of works)
      for (const one of work)
        if (terms.kindCodes[one] === fandom) counts.set(one, (counts.get(one) ?? 0) + 1);
    return [...counts]
      .filter(([, count]) => count >= works.length * LEAST_SHARE)
      .sort(([a, countA], [b, countB]) => countB - countA || a - b)
      .slice(0, MOST_FANDOMS)
      .map(([one]) => terms.nameOf(one));
  }

  /** The terms of some works that have a term. */
  #sampleOf(term: number): Iterable<number>[] {
    const { base, delta } = this.#library;
    const works: Iterable<number>[] = [];
    const late = delta.list(delta.and(delta.ofTerms([term]), delta.all()));
    const early = base?.sets.list(base.sets.and(base.sets.ofTerms([term]), base.sets.all())) ?? [];
    const step = Math.max(1, (early.length + late.length) / SAMPLE);
    for (let at = 0; at < early.length + late.length; at += step) {
      const place = Math.floor(at);
      const doc = early[place];
      if (doc !== undefined) works.push(base?.segment.facetTermsOf(doc) ?? []);
      else works.push(delta.segment.termsOf(late[place - early.length] ?? 0));
    }
    base?.segment.arena.release();
    return works;
  }
}

/** Whether a live work of the base has a term and one of some others. */
function usedInBase({ sets, segment }: OpenBase, terms: readonly number[]): (term: number) => boolean {
  const { arena } = segment;
  const at = sets.bitsOf(sets.and(sets.ofTerms(terms), sets.all()));
  const bits = arena.u32At(at, segment.bitBytes / 4).slice();
  arena.release();
  return (term) => {
    const place = segment.placeOf(term);
    if (place === undefined) return false;
    const dense = segment.bitsOf(place);
    if (dense !== undefined)
      return arena.u32At(dense, bits.length).some((word, index) => (word & (bits[index] ?? 0)) !== 0);
    const isUsed = sets.list(sets.ofPlace(place)).some((doc) => hasBit(bits, doc));
    arena.release();
    return isUsed;
  };
}
