import { type Mute, type MuteId, type MuteKind, OWN_READER, type ReaderId } from '#catalogue';
import { FanlightError } from '#errors';
import { type Condition, renderQuery } from '#search';
import { say } from '#words';
import type { Library } from './context.ts';
import { noteOf } from './mark-work.ts';
import { standingQuery } from './standing-query.ts';

/** Mutes that a reader may have: every search asks them all. */
const MOST_MUTES = 1_000;

/** Works to hide: what a query finds, and why, for the reader alone. */
export type MuteAsked = { query: string; note?: string };

/**
 * Hides all works that a query finds, those that come later too, from every list, count and feed of a reader. Throws
 * FL-QUERY-… for a query that cannot be understood; FL-USE-VALUE for one that would hide every work, for a note that is
 * too long and for more mutes than {@link MOST_MUTES}.
 */
export async function muteWorks(
  { catalogue, clock }: Pick<Library, 'catalogue' | 'clock'>,
  asked: MuteAsked,
  reader: ReaderId = OWN_READER,
): Promise<MuteId> {
  const said = readMute(asked);
  const mutes = await catalogue.mutes(reader);
  if (mutes.length >= MOST_MUTES && !mutes.some(({ query }) => query === said.query))
    throw new FanlightError('FL-USE-VALUE', say('mutes.too-many', { count: MOST_MUTES }));
  return catalogue.saveMute(reader, { ...said, madeAt: clock().toISOString() });
}

/** Says a mute otherwise. Throws as {@link muteWorks}, and FL-USE-NO-MUTE. */
export async function changeMute(
  library: Pick<Library, 'catalogue'>,
  id: MuteId,
  asked: MuteAsked,
  reader: ReaderId = OWN_READER,
): Promise<void> {
  const said = readMute(asked);
  await muteOf(library, id, reader);
  await library.catalogue.changeMute(reader, id, said);
}

/** One of a reader's mutes. Throws FL-USE-NO-MUTE. */
export async function muteOf(
  { catalogue }: Pick<Library, 'catalogue'>,
  id: MuteId,
  reader: ReaderId,
): Promise<Mute> {
  const mute = (await catalogue.mutes(reader)).find((one) => one.id === id);
  if (mute === undefined) throw new FanlightError('FL-USE-NO-MUTE', String(id));
  return mute;
}

/** Shows the works of a mute again. */
export async function unmuteWorks(
  { catalogue }: Pick<Library, 'catalogue'>,
  id: MuteId,
  reader: ReaderId = OWN_READER,
): Promise<void> {
  await catalogue.removeMute(reader, id);
}

function readMute({ query: written, note = '' }: MuteAsked): {
  kind: MuteKind;
  query: string;
  note: string | null;
} {
  const { query } = standingQuery(written);
  if (query.condition.kind === 'all') throw new FanlightError('FL-USE-VALUE', say('mutes.every'));
  return { kind: kindOf(query.condition), query: renderQuery({ ...query, sort: null }), note: noteOf(note) };
}

/** What a mute is about, as far as its query says one thing. */
function kindOf(condition: Condition): MuteKind {
  switch (condition.kind) {
    case 'phrase':
    case 'word':
      return 'phrase';
    case 'number':
      return condition.field === 'id' && condition.from === condition.to ? 'work' : 'query';
    case 'name':
      if (condition.field === 'by') return 'creator';
      if (condition.field === 'ship') return 'ship';
      return TAG_FIELDS.has(condition.field) ? 'tag' : 'query';
    case 'otp':
      return 'ship';
    default:
      return 'query';
  }
}

const TAG_FIELDS: ReadonlySet<string> = new Set(['fandom', 'character', 'who', 'tag', 'warning', 'category']);
