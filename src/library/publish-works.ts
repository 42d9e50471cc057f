/** What the library lets the world list: works whose creators allow it, and where old addresses lead. */
import {
  type Address,
  type OldAddress,
  OWN_READER,
  type PermittedWork,
  type WorkId,
  type WorkMetadata,
} from '#catalogue';
import type { Library } from './context.ts';
import { mutedWorks } from './reader-view.ts';
import { maySnip } from './snippet-policy.ts';

/** Works read at a time; between two pages others have their turn. */
const PAGE = 1000;

/** Whether search engines may list a work, where a site lets them in: its creator said that it may be kept in archives. */
export function mayBeListed({ permission }: Pick<WorkMetadata, 'permission'>): boolean {
  return permission === 'yes';
}

/** Whether rating or warnings stand before what a work is about: it is for adults or not rated, or has a warning or does not say. */
export function isCovered(work: Pick<WorkMetadata, 'rating' | 'warnings' | 'warningsStated'>): boolean {
  return !maySnip('body', { ...work, opened: true });
}

/** A part of the works that may be listed, counted from 1, and when one of them changed last (ISO 8601). */
export type ListedPart = { part: number; changedAt: string };

/**
 * The parts of the works that may be listed, `size` numbers of works each, so that a work stays in its part for good; parts without any are left
 * out.
 */
export async function listParts(library: Library, size: number): Promise<ListedPart[]> {
  const last = await library.catalogue.lastPermitted();
  const parts: ListedPart[] = [];
  for (let part = 1; (part - 1) * size < last; part += 1) {
    const changedAt = await listedChange(library, part, size);
    if (changedAt !== null) parts.push({ part, changedAt });
    await new Promise(setImmediate);
  }
  return parts;
}

/** When a work of a part changed last (ISO 8601); null where there is no such part. */
export function listedChange({ catalogue }: Library, part: number, size: number): Promise<string | null> {
  return catalogue.permittedChange((part - 1) * size, part * size);
}

/** Names what lists of works for the world are made of: while it is the same they are, over restarts too. A mute may tell a date from today. */
export async function listingState({ catalogue, clock }: Library): Promise<string> {
  const change = await catalogue.lastChange();
  const muted = await catalogue.readerChange(OWN_READER);
  return `${await catalogue.identity()} ${change} ${muted} ${clock().toISOString().slice(0, 10)}`;
}

/** The works of a part that may be listed, page by page; what the reader of this library muted is left out. */
export async function* listedWorks(
  library: Library,
  part: number,
  size: number,
): AsyncGenerator<PermittedWork[]> {
  const muted = await mutedWorks(library);
  for (let after = (part - 1) * size; ; ) {
    const works = await library.catalogue.permittedWorks(after, part * size, PAGE);
    const last = works.at(-1);
    if (last === undefined) return;
    yield works.filter(({ id }) => !muted.has(id));
    after = last.id;
    await new Promise(setImmediate);
  }
}

/** Every old address whose target is here, page by page, in the order of path and host. */
export async function* listAddresses({ catalogue }: Library): AsyncGenerator<OldAddress[]> {
  for (let after: Address | null = null; ; ) {
    const page: { addresses: OldAddress[]; last: Address | null } = await catalogue.oldAddresses(after, PAGE);
    if (page.last === null) return;
    yield page.addresses;
    after = page.last;
  }
}

/** When the source of a work changed it last (ISO 8601); null where nobody knows. */
export async function changedAtSource({ catalogue }: Library, work: WorkId): Promise<string | null> {
  return (await catalogue.publicationOf(work)).updated;
}
