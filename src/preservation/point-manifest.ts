import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { FanlightError } from '#errors';

/** The files of a point, in its folder. */
export const POINT_FILES = {
  database: 'fanlight.db',
  list: 'files.sha256',
  manifest: 'manifest.json',
} as const;

/** The version of the form of backups that this program writes. */
export const BACKUP_VERSION = 1;

const whole = z.number().int().nonnegative();
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const seal = z.object({ bytes: whole, sha256: hash });

const MANIFEST = z.object({
  version: z.literal(BACKUP_VERSION),
  name: z.string(),
  madeAt: z.iso.datetime(),
  library: z.string(),
  schema: whole,
  database: seal,
  files: seal,
  counts: z.object({
    works: whole,
    words: whole,
    chapters: whole,
    originals: whole,
    originalBytes: whole,
    pictures: whole,
    pictureBytes: whole,
  }),
  missing: z.array(z.object({ kind: z.enum(['original', 'picture']), hash })),
});

/**
 * What a point of a backup is: the database as it was at `madeAt` (ISO 8601), by its size and SHA-256, with the list of the files that
 * it counts on. `missing`: files that neither the library nor the backup had whole then.
 */
export type PointManifest = z.infer<typeof MANIFEST>;
/** How much a point has. Sizes in bytes. */
export type PointCounts = PointManifest['counts'];

/** Reads the manifest in a point's folder. Throws FL-BACKUP-NEWER and FL-BACKUP-DAMAGED. */
export async function readManifest(folder: string): Promise<PointManifest> {
  const file = path.join(folder, POINT_FILES.manifest);
  try {
    const said: unknown = JSON.parse(await readFile(file, 'utf8'));
    refuseNewer(said, folder);
    return MANIFEST.parse(said);
  } catch (cause) {
    if (cause instanceof FanlightError) throw cause;
    throw new FanlightError('FL-BACKUP-DAMAGED', file, { cause });
  }
}

/** Throws FL-BACKUP-NEWER where something says that a newer program wrote it. */
export function refuseNewer(said: unknown, subject: string): void {
  const found = z.object({ version: whole }).safeParse(said);
  if (found.success && found.data.version > BACKUP_VERSION)
    throw new FanlightError('FL-BACKUP-NEWER', subject);
}
