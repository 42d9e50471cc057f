import type { Markup } from '#markup';
import { choiceNav } from './choice-nav.ts';

const PAGES = [
  { address: '/help/search', name: 'How to search' },
  { address: '/help/ratings', name: 'What ratings and warnings mean' },
  { address: '/about', name: 'About Fanlight' },
] as const;

/** The ways between the pages of help; `here` is the address of the one shown. */
export function helpNav(here: string): Markup {
  return choiceNav('Help', PAGES, here);
}

/** What the ratings, or the warnings, mean. */
export function meaningAddress(of: 'rating' | 'warning'): string {
  return `/help/ratings#${of}s`;
}
