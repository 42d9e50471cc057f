import type { Markup } from '#markup';
import { say } from '#words';
import { facetAddress, randomAddress } from './addresses.ts';
import { choiceNav } from './choice-nav.ts';

const WAYS = [
  { address: '/fandoms', way: 'fandoms' },
  { address: '/creators', way: 'creators' },
  { address: '/series', way: 'series' },
  { address: '/years', way: 'years' },
  { address: facetAddress('relationship', { query: '' }), way: 'relationships' },
  { address: '/recent', way: 'added-last' },
  { address: randomAddress(), way: 'one-at-random' },
] as const;

/** Ways to find works without asking for anything; `here` is the address of the page shown. */
export function waysIn(here: string): Markup {
  const ways = WAYS.map(({ address, way }) => ({ address, name: say(`finding.${way}`) }));
  return choiceNav(say('finding.ways-in'), ways, here);
}
