/** A museum of the sample works, frozen into a temporary folder. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NewWork } from '#catalogue';
import { type Library, SiteFolder, type SiteReport } from '#library';
import { type FreezeOptions, type Frozen, freezeSite } from '#web';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import { bareMetadata, chapter, newWork, paragraph, SAMPLE_WORKS } from './sample-works.ts';

const ASSETS = fileURLToPath(new URL('../../dist/assets/', import.meta.url));

/** What only works that may not be public say, and names of files of it: names, tags, words. */
export const SECRET = /Zanzibarium|Quibbleton|Hushhush|Whisperwood|zzsecretword|hushed\.example/i;

function secret(permission: NewWork['metadata']['permission'], index: number): NewWork {
  const metadata = {
    ...bareMetadata(`Zanzibarium ${index}`),
    creators: ['Quibbleton', 'Annie M.'],
    tags: [
      { kind: 'fandom' as const, name: 'Whisperwood' },
      { kind: 'tag' as const, name: 'Hushhush' },
    ],
    summary: 'A zzsecretword.',
    series: { name: 'Lamps', position: 7 },
    permission,
  };
  const work = newWork(metadata.title, metadata, [chapter(null, [paragraph('Only a zzsecretword here.')])]);
  return {
    ...work,
    source: {
      addresses: [{ host: 'hushed.example', path: `/story${index}.html`, chapter: null }],
      updated: null,
      textHash: String(index).repeat(64),
      comments: [
        { author: 'Quibbleton', date: null, chapter: null, body: '<p>zzsecretword</p>', replies: [] },
      ],
    },
  };
}

const ADDRESSES = [
  '/stories/lamp.html',
  '/stories/lamp/',
  '/stories/lamp',
  '/viewstory.php?sid=70',
  '/viewstory.php?chapter=2&sid=71',
  '/Cast.php?id=7',
  '/cast.php?id=7',
  '/a/../b.html',
  '/con\u0000.html',
];

/** The sample works, of which all may be public, one from an old site, and four that may not. */
export const MUSEUM_WORKS: readonly NewWork[] = [
  ...SAMPLE_WORKS.map((work, index): NewWork => {
    const allowed = { ...work, metadata: { ...work.metadata, permission: 'yes' as const } };
    if (index !== 3) return allowed;
    const addresses = [
      { host: 'old.example', path: '/stories/lamp-2.html', chapter: 2 },
      { host: 'old.example', path: `/${'deep/'.repeat(40)}x.html`, chapter: null },
      { host: `${'long-'.repeat(12)}.example`.repeat(4), path: '/x.html', chapter: null },
      ...ADDRESSES.map((one) => ({ host: 'old.example', path: one, chapter: null })),
      ...['nginx_map.conf', '..', 'a/b', 'mid:'].map((host) => ({ host, path: '/x.html', chapter: null })),
    ];
    return { ...allowed, source: { addresses, updated: null, textHash: 'b'.repeat(64), comments: [] } };
  }),
  ...(['ask', 'no', 'unknown', 'listed-only'] as const).map(secret),
];

/** A folder with a museum in it. `files` are the paths of all that is in it, with their contents read when they are asked for. */
export type SampleMuseum = {
  folder: string;
  frozen: SiteReport & Frozen;
  files: string[];
  read(file: string): string;
};

/** Where a test writes to; gone with `remove`. */
export function temporaryFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-museum-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Opens the library that museums of tests are made of. */
export function openMuseumLibrary(): Promise<SampleSite> {
  return openSampleSite(MUSEUM_WORKS);
}

/** How museums of tests are made. */
export const SAMPLE_OPTIONS = {
  assets: ASSETS,
  language: 'en',
  all: false,
  formats: ['epub', 'txt'],
  texts: true,
  address: null,
} as const satisfies Omit<FreezeOptions<unknown>, 'open'>;

/** Freezes a library into a folder. */
export async function freezeInto(
  folder: string,
  library: Library,
  over: Partial<FreezeOptions<SiteReport>> = {},
): Promise<SampleMuseum> {
  const frozen = await freezeSite(library, {
    open: ({ identity }) => SiteFolder.open(folder, identity),
    ...SAMPLE_OPTIONS,
    ...over,
  });
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      path.relative(folder, path.join(parentPath, name)).split(path.sep).join('/'),
    )
    .sort();
  return { folder, frozen, files, read: (file) => readFileSync(path.join(folder, file), 'utf8') };
}
