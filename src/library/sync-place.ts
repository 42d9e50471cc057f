/** A reader's place in a file on a device, and in the library, as one place. */
import type { ReaderId, ServedFile, SyncPosition, WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import { carrySpot } from './carry-spot.ts';
import type { Library } from './context.ts';
import { keepPlace } from './keep-place.ts';
import { isLastSpot, parsePointer, pointerTo, type Spot, spotOf } from './xpointer.ts';

/** What a device says of a document: where its reader stands, as the device writes it, and how much is behind them, from 0 to 1. */
export type SaidPosition = Pick<
  SyncPosition,
  'document' | 'progress' | 'percentage' | 'device' | 'deviceId' | 'metadata'
>;
/** What a device is told: what was said last, by it or another, or the place that was kept in the library since. */
export type ToldPosition = Omit<SaidPosition, 'metadata'> & { keptAt: string };

/** From here on a book is read. */
const READ = 0.999;
/** What the library calls itself where it tells a place of its own. */
const OWN_DEVICE = 'Fanlight';

/**
 * Keeps what a device says. In a book that was handed out here it moves the reader's place in the work, backwards too, into the block that it means as
 * the work is now; a book read to its end is marked as read. Answers when it was kept (ISO 8601).
 */
export async function pushPosition(
  library: Library,
  reader: ReaderId,
  said: SaidPosition,
): Promise<{ keptAt: string }> {
  const file = await fileNamed(library, said.document);
  const pointer = parsePointer(said.progress);
  const spot = file === null || pointer === null ? null : spotOf(file, pointer);
  const kept =
    file === null || spot === null ? null : await keepSpot(library, reader, file, spot, said.percentage);
  const keptAt = kept?.keptAt ?? library.clock().toISOString();
  await library.catalogue.keepPosition(reader, { ...said, keptAt });
  return { keptAt };
}

/** What a device is told of a document; null where nothing is known of it. */
export async function pullPosition(
  library: Library,
  reader: ReaderId,
  document: string,
): Promise<ToldPosition | null> {
  const { catalogue } = library;
  const said = await catalogue.position(reader, document);
  const file = await fileNamed(library, document);
  const place = file === null ? null : await catalogue.place(reader, file.work);
  if (file === null || place === null || (said !== null && said.keptAt >= place.keptAt)) return said;
  const current = await catalogue.work(file.work);
  const from = place.revision ?? current?.revision ?? file.revision;
  const spot = await carrySpot(library, file.work, place, from, file.revision);
  const pointed = pointerTo(file, spot);
  if (pointed === null) return said;
  // A device passes over what it said itself, so a place in another of its files must not bear its name.
  const deviceId = `fanlight-${(await catalogue.identity()).slice(0, 16)}`;
  return { document, ...pointed, device: OWN_DEVICE, deviceId, keptAt: place.keptAt };
}

/** The file that a device means; none where works of several have that name, as two stories of one title may. */
async function fileNamed({ catalogue }: Library, document: string): Promise<ServedFile | null> {
  const files = await catalogue.servedAs(document);
  const works = new Set<WorkId>(files.map(({ work }) => work));
  return works.size === 1 ? (files[0] ?? null) : null;
}

/** Moves the reader's place; null where the work has no text any more. */
async function keepSpot(
  library: Library,
  reader: ReaderId,
  file: ServedFile,
  spot: Spot,
  percentage: number,
): Promise<{ keptAt: string } | null> {
  const { catalogue } = library;
  const work = await catalogue.work(file.work);
  if (work === null) return null;
  const carried = await carrySpot(library, file.work, spot, file.revision, work.revision);
  try {
    const place = await keepPlace(library, file.work, { ...carried, following: false }, reader);
    const isWhole = carried.chapter >= work.chapterList.length;
    const isRead = isWhole && (percentage >= READ || isLastSpot(file, spot));
    await markRead(library, reader, file.work, isRead, place.keptAt);
    return place;
  } catch (thrown) {
    if (thrown instanceof FanlightError && thrown.code === 'FL-USE-VALUE') return null;
    throw thrown;
  }
}

/** Marks are set, and never taken back: to look at the beginning again makes no work unread. */
async function markRead(
  { catalogue }: Library,
  reader: ReaderId,
  work: WorkId,
  isRead: boolean,
  at: string,
): Promise<void> {
  const [marks] = await catalogue.marksOf(reader, [work]);
  if (isRead && marks?.finished == null) await catalogue.markWork(reader, work, { mark: 'finished', at });
  else if (marks?.opened == null) await catalogue.markWork(reader, work, { mark: 'opened', at });
}
