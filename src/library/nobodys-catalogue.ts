/** What a catalogue answers where nobody is its reader and nobody its keeper: parts of those that strangers see. */
import type { Catalogue, WorkDetail } from '#catalogue';

/** What a site without a reader asks of a catalogue that belongs to one. */
export const NOBODYS = {
  readerChange: async () => 0,
  marksOf: async () => [],
  marks: async () => ({ total: 0, marks: [] }),
  markedWorks: async () => ({ opened: [], finished: [], bookmarked: [] }),
  place: async () => null,
  placesUnderWay: async () => ({ total: 0, places: [] }),
  savedSearches: async () => [],
  savedSearch: async () => null,
  mutes: async () => [],
  devices: async () => [],
} satisfies Partial<Catalogue>;

/** What belongs to keeping a library, as if nothing had been done there. */
export const NOT_KEPT = {
  batches: async () => ({ total: 0, batches: [] }),
  batch: async () => null,
  evidence: async () => [],
  originalsOf: async () => [],
  revisions: async () => [],
  revisionText: async () => null,
  reviews: async () => ({ total: 0, items: [] }),
  reviewGroups: async () => [],
  decisions: async () => ({ total: 0, decisions: [] }),
  decision: async () => null,
  tagDecisions: async () => ({ total: 0, decisions: [] }),
  tagDecision: async () => null,
  alike: async () => [],
  alikeTo: async () => [],
  joined: async () => ({ total: 0, joined: [] }),
} satisfies Partial<Catalogue>;

/** The file that a work came in, of which nobody hears: its path may hold a name. */
const NO_FILE = { hash: '', path: '', bytes: 0, format: '', encoding: '' };

/** A work without the file that it came in and what was corrected in it; the number of its import stays, which says nothing by itself. */
export function withoutFile(work: WorkDetail | null): WorkDetail | null {
  return work === null ? null : { ...work, edits: {}, original: { ...NO_FILE, batch: work.original.batch } };
}

/** A catalogue that answers nothing: what is not known to be anybody's business is nobody's. */
export function refusing(catalogue: Catalogue): Catalogue {
  const refusals = Object.keys(catalogue).map((name) => [
    name,
    async () => {
      throw new Error(`a catalogue for everyone does not answer ${name}`);
    },
  ]);
  return Object.fromEntries(refusals) as Catalogue;
}
