import type {
  PortableFile,
  PortableImport,
  PortableRecords,
  PortableWork,
  TagMapping,
  WorkId,
} from '#catalogue';
import { markupOf, picturesIn } from '#markup';
import type { ListedKind } from './bundle-layout.ts';
import { mappingAround } from './mapping-around.ts';

/** How a record of a kind goes into a bag: as it is or changed, or not at all (null). */
export type RecordTaker<Kind extends ListedKind> = (
  record: PortableRecords[Kind],
) => PortableRecords[Kind] | null;

/** How records of each kind go into a bag: as they are where nothing is said; `none` of them, which need not be read. */
export type RecordTakers = { [Kind in ListedKind]?: RecordTaker<Kind> | 'none' };

/**
 * What goes into a bag. Works are asked about first, each with its chapters after it, then decisions, files and imports in this order, then all
 * else.
 */
export type BundleScope = {
  of: 'library' | 'works';
  takesWork(work: PortableWork): boolean;
  seeChapter(fragment: string): void;
  takers: RecordTakers;
  mapping(mapping: TagMapping): TagMapping;
  /** Whether an original or a picture goes in. */
  takesFile(hash: string): boolean;
};

/** Everything. */
export const WHOLE_LIBRARY: BundleScope = {
  of: 'library',
  takesWork: () => true,
  seeChapter: () => {},
  takers: {},
  mapping: (mapping) => mapping,
  takesFile: () => true,
};

/**
 * Some works and what they count on. What speaks of others is left out: of an import there are the files of these works alone, without the places where they
 * lay, and withdrawn works, pages of sites, saved searches, mutes and the log about tags not at all.
 */
export function scopeOfWorks(ids: Iterable<WorkId>): BundleScope {
  const chosen = new Set(ids);
  const files = new Set<number>();
  const decisions = new Set<number>();
  const rereadings = new Set<number>();
  const imports = new Map<number, PortableImport['counts']>();
  const names = { creators: new Set<string>(), series: new Set<string>() };
  const tags = new Map<string, PortableWork['shown']['tags'][number]>();
  const hashes = new Set<string>();
  const ofWork = <Record extends { work: WorkId }>(record: Record) =>
    chosen.has(record.work) ? record : null;
  const ofSite = <Record extends { imports: number[] }>(record: Record): Record => ({
    ...record,
    imports: record.imports.filter((id) => imports.has(id)),
  });

  /** The report of an import says what is in the bag. */
  function countsOf(id: number): PortableImport['counts'] {
    const none = { files: 0, bytes: 0, works: 0, revised: 0, known: 0, failed: 0, losses: 0, repaired: 0 };
    const counts = imports.get(id) ?? none;
    imports.set(id, counts);
    return counts;
  }

  function takeFile(file: PortableFile): PortableFile | null {
    if (!files.has(file.id)) return null;
    const counts = countsOf(file.import);
    counts.files += 1;
    counts.bytes += file.bytes;
    counts.losses += file.losses.reduce((sum, { count = 1 }) => sum + count, 0);
    if (file.result === 'imported') counts.works += 1;
    if (file.result === 'revised') counts.revised += 1;
    if ((file.encoding?.repaired.length ?? 0) > 0) counts.repaired += 1;
    if (file.original !== null) hashes.add(file.original);
    const isThere = file.sameAs !== null && files.has(file.sameAs);
    return { ...file, sameAs: isThere ? file.sameAs : null };
  }

  return {
    of: 'works',
    takesWork(work) {
      if (!chosen.has(work.id) || work.withdrawn) return false;
      for (const { file } of [...work.revisions, ...work.otherFiles]) files.add(file);
      for (const { rereading } of work.revisions) if (rereading !== undefined) rereadings.add(rereading);
      for (const { decision } of work.decisions) decisions.add(decision);
      for (const review of work.reviews) {
        if (review.decision !== null) decisions.add(review.decision);
        countsOf(review.import);
      }
      for (const name of work.shown.creators) names.creators.add(name);
      if (work.shown.series !== null) names.series.add(work.shown.series.name);
      for (const tag of work.shown.tags) tags.set(`${tag.kind} ${tag.name}`, tag);
      countsOf(work.import);
      return true;
    },
    seeChapter(fragment) {
      for (const { sha256 } of picturesIn(markupOf(fragment))) hashes.add(sha256);
    },
    takers: {
      decision(record) {
        if (!decisions.has(record.id)) return null;
        countsOf(record.import);
        return record;
      },
      file: takeFile,
      import(record) {
        const counts = imports.get(record.id);
        return counts === undefined ? null : { ...record, sources: [], counts };
      },
      rereading: (record) => (rereadings.has(record.id) ? record : null),
      picture: (record) => (hashes.has(record.hash) ? record : null),
      creator: (record) => (names.creators.has(record.name) && !record.withdrawn ? ofSite(record) : null),
      series: (record) => (names.series.has(record.name) && !record.withdrawn ? ofSite(record) : null),
      page: 'none',
      joined: 'none',
      apart: 'none',
      tagDecision: 'none',
      private: ofWork,
      mark: ofWork,
      place: ofWork,
      search: 'none',
      mute: 'none',
    },
    mapping: (mapping) => mappingAround(mapping, tags.values()),
    takesFile: (hash) => hashes.has(hash),
  };
}
