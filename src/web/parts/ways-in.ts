import type { Markup } from '#markup';
import { facetAddress, randomAddress } from './addresses.ts';
import { choiceNav } from './choice-nav.ts';

const WAYS = [
  { address: '/fandoms', name: 'Fandoms' },
  { address: '/creators', name: 'Creators' },
  { address: '/series', name: 'Series' },
  { address: '/years', name: 'Years' },
  { address: facetAddress('relationship', { query: '' }), name: 'Relationships' },
  { address: '/recent', name: 'Added last' },
  { address: randomAddress(), name: 'One at random' },
] as const;

/** Ways to find works without asking for anything; `here` is the address of the page shown. */
export function waysIn(here: string): Markup {
  return choiceNav('Ways to find works', WAYS, here);
}
