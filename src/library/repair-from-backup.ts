import path from 'node:path';
import type { Catalogue } from '#catalogue';
import { FanlightError } from '#errors';
import type { OriginalStore } from '#originals';
import { BackupFolder, POINT_FILES } from '#preservation';
import type { Library } from './context.ts';
import type { KeepingAdapters } from './keeping-adapters.ts';
import { type Finding, isDamage } from './verify-library.ts';

/** What a repair put right and what it could not. */
export type RepairReport = { repaired: Finding[]; left: Finding[] };

/**
 * Puts back what a check found damaged, each thing from a backup of this library and only where the backup has the very bytes that were
 * written. The library must be open for writing. Throws FL-BACKUP-NONE and FL-BACKUP-OTHER.
 */
export async function repairFromBackup(
  library: Pick<Library, 'catalogue' | 'originals' | 'media'>,
  findings: readonly Finding[],
  from: string,
  adapters: KeepingAdapters,
): Promise<RepairReport> {
  const backup = await BackupFolder.open(from);
  if (backup.library !== (await library.catalogue.identity()))
    throw new FanlightError('FL-BACKUP-OTHER', from);
  const source = new RepairSource(backup, adapters);
  const report: RepairReport = { repaired: [], left: [] };
  try {
    for (const finding of findings.filter(isDamage)) {
      const isRepaired = await repair(library, finding, source);
      report[isRepaired ? 'repaired' : 'left'].push(finding);
    }
  } finally {
    await source.close();
  }
  return report;
}

async function repair(
  { catalogue, originals, media }: Pick<Library, 'catalogue' | 'originals' | 'media'>,
  { what }: Finding,
  source: RepairSource,
): Promise<boolean> {
  switch (what.kind) {
    case 'database':
    case 'stray':
      return false;
    case 'original':
    case 'picture': {
      const store = what.kind === 'picture' ? media : originals;
      const isCopied = await store
        .copyFrom(await source.store(what.kind), what.hash)
        .then(() => true, passOver);
      return isCopied && (await store.check(what.hash)).state === 'sound';
    }
    case 'chapter': {
      for await (const point of source.points()) {
        const bytes = await point.soundChapter(what.chapter.id).catch(passOver);
        if (bytes && (await catalogue.repairChapter(what.chapter.id, bytes).catch(passOver))) return true;
      }
      return false;
    }
  }
}

/** What a backup has not, or the damage does not allow, is left. A full disk, and what nobody expects, ends the repair. */
function passOver(thrown: unknown): false {
  const isLeft =
    thrown instanceof FanlightError &&
    (thrown.code === 'FL-LIB-ORIGINAL-MISSING' || thrown.code === 'FL-LIB-CORRUPT');
  if (isLeft) return false;
  throw thrown;
}

/** A backup as a repair asks it; what was opened stays open until it is closed. */
class RepairSource {
  readonly #backup: BackupFolder;
  readonly #adapters: KeepingAdapters;
  readonly #stores = new Map<'original' | 'picture', OriginalStore>();
  #points: Promise<Catalogue>[] | null = null;

  constructor(backup: BackupFolder, adapters: KeepingAdapters) {
    this.#backup = backup;
    this.#adapters = adapters;
  }

  async store(kind: 'original' | 'picture'): Promise<OriginalStore> {
    const known = this.#stores.get(kind);
    if (known) return known;
    const store = await this.#adapters.openStore(this.#backup.storeOf(kind));
    this.#stores.set(kind, store);
    return store;
  }

  /** The databases of the points, the newest first. Those of earlier schemas, and damaged ones, are passed over. */
  async *points(): AsyncGenerator<Catalogue> {
    if (this.#points === null) {
      const points = await this.#backup.points();
      this.#points = points
        .reverse()
        .map(({ folder }) => this.#adapters.openCatalogue(path.join(folder, POINT_FILES.database)));
    }
    for (const opening of this.#points) {
      const catalogue = await opening.catch(() => null);
      if (catalogue !== null) yield catalogue;
    }
  }

  async close(): Promise<void> {
    for (const opening of this.#points ?? [])
      await opening.then((catalogue) => catalogue.close()).catch(() => {});
  }
}
