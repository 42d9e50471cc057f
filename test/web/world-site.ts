/** A site that the world may find, with a work for each thing that may be told or not. Invented for this project, after public-domain books. */
import type { NewWork } from '#catalogue';
import type { Settings } from '#config';
import { type ImportingSite, openSampleSite } from './sample-library.ts';
import { chapter, newWork, paragraph } from './sample-works.ts';

/** Words of a summary that stand on no page but the work's own. */
export const SECRET = 'It was the butler, in the library';
/** What would end a script element, begin another and open a comment. */
export const FIRING = '</script><script>\u2028fire()</script><!-- "';

const TEXT = [chapter('One', [paragraph('Once.')]), chapter('Two', [paragraph('Twice.')])];
const MILD = {
  rating: 'General',
  warnings: ['No Archive Warnings Apply'],
  warningsStated: true,
  language: 'en',
  summary: SECRET,
  creators: ['Quill'],
  tags: [
    { kind: 'fandom', name: 'Emma' },
    { kind: 'tag', name: 'Weddings' },
  ],
} as const satisfies Partial<NewWork['metadata']>;

const work = (title: string, metadata: Partial<NewWork['metadata']>) => newWork(title, metadata, TEXT);

/** Their numbers in the site. */
export const IDS = { open: 1, asked: 2, warned: 3, adult: 4, unrated: 5, hostile: 6, refused: 7 } as const;

/** The works, in the order of their numbers. */
export const WORLD_WORKS: readonly NewWork[] = [
  work('An Open Door', {
    ...MILD,
    tags: [...MILD.tags],
    permission: 'yes',
    permissionRaw: 'Anywhere. https://creativecommons.org/licenses/by/4.0/',
    published: '2003-04-05',
    series: { name: 'Doors', position: 1 },
  }),
  work('Ask Me', { ...MILD, tags: [...MILD.tags], permission: 'ask' }),
  work('The Lists', {
    ...MILD,
    tags: [...MILD.tags],
    warnings: ['Major Character Death'],
    permission: 'yes',
  }),
  work('Behind the Curtain', { ...MILD, tags: [...MILD.tags], rating: 'Explicit', permission: 'yes' }),
  work('No Word', { ...MILD, tags: [...MILD.tags], rating: 'Not Rated', permission: 'yes' }),
  work(FIRING, {
    ...MILD,
    creators: [FIRING],
    tags: [{ kind: 'fandom', name: FIRING }],
    summary: FIRING,
    permission: 'yes',
  }),
  work('Nowhere Else', { ...MILD, tags: [...MILD.tags], permission: 'no' }),
];

/** The address that the world knows the site by. */
export const PUBLIC = 'https://stories.example';
/** Headers of a request that came by it. */
export const BY_PUBLIC = { host: 'stories.example' };

/** Opens the site, which lets search engines in unless the settings say otherwise. */
export function openWorldSite(over: Partial<Settings> = {}): Promise<ImportingSite> {
  return openSampleSite(WORLD_WORKS, { publicAddress: PUBLIC, searchEngines: true, ...over });
}
