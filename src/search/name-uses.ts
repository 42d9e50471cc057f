import { type DocSet, hasBit } from './doc-set.ts';
import { wholeNames } from './find-names.ts';
import type { LibraryTables } from './library-tables.ts';
import { kindCode } from './names/kinds.ts';
import type { NameUses } from './names/suggest.ts';
import { FACET_KINDS } from './results.ts';

/** So many works of a name are looked at for its fandoms, evenly spread over all; a name with fewer is counted exactly. */
const SAMPLE = 256;
/** A fandom is told with a name that has so large a share of its works in it; at most so many are. */
const LEAST_SHARE = 0.25;
const MOST_FANDOMS = 2;
const MOST_KEPT = 10_000;

/** Counts over works that suggestions need. Fandoms of names are kept until {@link WorkUses.forget} is called. */
export class WorkUses implements NameUses {
  readonly #tables: LibraryTables;
  readonly #fandoms = new Map<number, string[]>();

  constructor(tables: LibraryTables) {
    this.#tables = tables;
  }

  /** To be called when works have changed. */
  forget(): void {
    this.#fandoms.clear();
  }

  worksOf(term: number): number {
    const { terms, postings, hasDead } = this.#tables;
    if ((terms.kindCodes[term] ?? 0) < FACET_KINDS.length) return terms.counts[term] ?? 0;
    if (!hasDead) return postings.lengthOf(term);
    let works = 0;
    for (const doc of postings.idsOf(term)) if (this.#tables.isLive(doc)) works += 1;
    return works;
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
    const tables = this.#tables;
    const terms = fandoms.flatMap((name) => wholeNames(tables, 'fandom', name));
    const isIn = membership(tables.postings.unionOf(terms, tables.documents));
    return (term) => {
      for (const doc of tables.postings.idsOf(term)) if (isIn(doc) && tables.isLive(doc)) return true;
      return false;
    };
  }

  #countFandoms(term: number): string[] {
    const { terms, rowStarts, rowTerms } = this.#tables;
    const fandom = kindCode('fandom');
    const counts = new Map<number, number>();
    const docs = this.#sampleOf(term);
    for (const doc of docs) {
      const end = rowStarts[doc + 1] ?? 0;
      for (let place = rowStarts[doc] ?? 0; place < end; place += 1) {
        const one = rowTerms[place] ?? 0;
        if (terms.kindCodes[one] === fandom) counts.set(one, (counts.get(one) ?? 0) + 1);
      }
    }
    return [...counts]
      .filter(([, count]) => count >= docs.length * LEAST_SHARE)
      .sort(([a, countA], [b, countB]) => countB - countA || a - b)
      .slice(0, MOST_FANDOMS)
      .map(([one]) => terms.nameOf(one));
  }

  #sampleOf(term: number): number[] {
    const ids = this.#tables.postings.idsOf(term);
    const docs: number[] = [];
    const step = Math.max(1, ids.length / SAMPLE);
    for (let at = 0; at < ids.length; at += step) {
      const doc = ids[Math.floor(at)] ?? 0;
      if (this.#tables.isLive(doc)) docs.push(doc);
    }
    return docs;
  }
}

function membership(set: DocSet): (doc: number) => boolean {
  if (set.kind === 'bits') return (doc) => hasBit(set.bits, doc);
  const ids = new Set(set.ids);
  return (doc) => ids.has(doc);
}
