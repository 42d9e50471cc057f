import type { Markup } from '#markup';
import { say } from '#words';
import type { Audience } from '../policy.ts';
import { choiceNav } from './choice-nav.ts';

const PAGES = [
  { address: '/help/search', name: 'help.search' },
  { address: '/help/ratings', name: 'help.meanings' },
  { address: '/help/api', name: 'api.title', isOwners: true },
  { address: '/about', name: 'help.about' },
] as const;

/** The ways between the pages of help; `here` is the address of the one shown. */
export function helpNav(here: string, audience: Audience): Markup {
  const had = PAGES.filter((page) => audience === 'owner' || !('isOwners' in page));
  const pages = had.map(({ address, name }) => ({ address, name: say(name) }));
  return choiceNav(say('help.help'), pages, here);
}

/** What the ratings, or the warnings, mean. */
export function meaningAddress(of: 'rating' | 'warning'): string {
  return `/help/ratings#${of}s`;
}
