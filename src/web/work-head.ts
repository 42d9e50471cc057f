/** What the pages of a work say of it to programs, and whether search engines may list them. */
import { linkedWork, sharedWords } from '#feeds';
import { changedAtSource, isCovered, mayBeListed } from '#library';
import type { Reading } from './pages/work-page.ts';
import { creatorAddress, seriesAddress, workAddress } from './parts/addresses.ts';
import { isForAdults } from './parts/tab-title.ts';
import { isMuted } from './parts/yours.ts';
import type { PageToSend, Site } from './site.ts';

/**
 * Of a muted work nothing but its title is told, and of one for adults nothing where its address is shared. `data` is for the page of the work
 * itself.
 */
export async function workHead(
  { library, policy }: Site,
  { work, reader }: Pick<Reading, 'work' | 'reader'>,
  { data }: { data: boolean },
): Promise<Pick<PageToSend, 'work' | 'listing'>> {
  const adult = isForAdults(work);
  if (isMuted(reader)) return { work: { data: null, says: null, adult }, listing: 'no' };
  const covered = isCovered(work);
  const base = policy.publicAddress ?? '';
  const addresses = {
    work: base + workAddress(work.id),
    creator: (name: string) => base + creatorAddress(name),
    series: (name: string) => base + seriesAddress(name),
  };
  const changedAt = data ? await changedAtSource(library, work.id) : null;
  return {
    work: {
      data: data ? linkedWork(work, addresses, { changedAt, covered }) : null,
      says: adult ? null : sharedWords(work, covered),
      adult,
    },
    listing: mayBeListed(work) ? 'yes' : 'no',
  };
}
