/** A library that its owner keeps and reads in, behind a public address: it holds something of each kind that visitors must not see. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { WorkId } from '#catalogue';
import type { Settings } from '#config';
import { addDevice, decideTags, keepPlace, markWork, muteWorks, reviseWork, saveSearch } from '#library';
import { postForm } from './ask-site.ts';
import { type ImportingSite, openSampleSite } from './sample-library.ts';
import { SAMPLE_WORKS } from './sample-works.ts';
import { PUBLIC } from './world-site.ts';

/** The works that follow those of the sample: one that has an earlier state, and one whose title was corrected. */
export const REVISED = SAMPLE_WORKS.length + 1;
export const CORRECTED = SAMPLE_WORKS.length + 2;

/** What only the owner may see, each with an address of the owner's where it is seen. */
export const SECRETS: readonly (readonly [secret: string, at: string])[] = [
  ['a note about quinces', '/works/1'],
  ['muted for the herrings', '/mutes'],
  ['Searched by the stove', '/searches'],
  ['Reader in the attic', '/devices'],
  ['taken out by its author', `/works/${REVISED}/compare?from=1&to=2`],
  ['margery-quill-of-harbour-street', `/works/${REVISED}`],
  ['annie@lists.example', '/works/1/original'],
  ['lists/winter-1998', '/works/2'],
  ['photo.txt', '/imports/1'],
  ['The title before it was corrected', `/works/${CORRECTED}/evidence`],
];

/** Words of pages that only the owner is shown, each with an address where they are. */
export const OWNERS_WORDS: readonly (readonly [words: string, at: string])[] = [
  ['Yours', '/'],
  ['Imports', '/'],
  ['Review', '/'],
  ['Go on reading', '/'],
  ['Hide what you have read', '/works'],
  ['Mute these works…', '/works?q=lighthouse'],
  ['Mark as read', '/works/1'],
];

/** The site, the token of the owner's device, and the address of a picture. */
export type VisitedSite = ImportingSite & { token: string; picture: string };

const STORY = (title: string, last: string) =>
  `Title: ${title}\nAuthor: Margery Quill\nRating: G\nFandom: Emma\nArchive: anywhere\n\nThe lamp was lit.\n\n${last}\n`;

/** Opens it. Work 3 is muted, work 1 is bookmarked and under way. */
export async function openVisitedSite(over: Partial<Settings> = {}): Promise<VisitedSite> {
  const site = await openSampleSite(SAMPLE_WORKS, {
    publicAddress: PUBLIC,
    searchEngines: true,
    metrics: 'local',
    ...over,
  });
  const { library } = site;
  await importStates(site);
  await reviseWork(library, CORRECTED as WorkId, { title: 'A Corrected Lamp' });
  const first = 1 as WorkId;
  await markWork(library, first, { mark: 'bookmarked', set: true, note: 'a note about quinces' });
  await markWork(library, 2 as WorkId, { mark: 'finished', set: true, note: '' });
  await keepPlace(library, first, { chapter: 2, paragraph: 3, following: false });
  await muteWorks(library, { query: 'id:3', note: 'muted for the herrings' });
  await saveSearch(library, { name: 'Searched by the stove', query: 'lighthouse' });
  await decideTags(library, { does: 'canonize', kind: 'fandom', name: 'Emma' });
  const { token } = await addDevice(library, 'Reader in the attic', ['read', 'mark']);
  return { ...site, token, picture: `/media/${await addPicture(site)}` };
}

/** Two stories of a folder whose name tells who wrote them, and one of them once more, shorter. */
async function importStates(site: ImportingSite): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-visited-'));
  const inner = path.join(folder, 'margery-quill-of-harbour-street');
  mkdirSync(inner);
  const states = ['It burned, said he who was taken out by its author.', 'It burned all night.'];
  for (const last of states) {
    writeFileSync(path.join(inner, 'a-lamp.txt'), STORY('A Lamp', last));
    writeFileSync(
      path.join(inner, 'b-lamp.txt'),
      STORY('The title before it was corrected', 'The other lamp went out.'),
    );
    await postForm(site, '/imports/path', { path: inner });
    await site.queue.settled();
  }
  rmSync(folder, { recursive: true, force: true });
}

/** A picture as an import brings it; answers its hash. */
async function addPicture({ library }: ImportingSite): Promise<string> {
  const { catalogue, media, originals } = library;
  const bytes = Buffer.from('\x89PNG\r\n\x1a\nnot much of one', 'latin1');
  const hash = await media.put(bytes);
  const batch = await catalogue.startBatch({ sources: [], startedAt: '2026-03-04T10:20:00.000Z' });
  await catalogue.saveFiles(batch, [
    {
      path: 'a.epub',
      original: await originals.put(bytes),
      bytes: bytes.length,
      format: 'epub',
      encoding: null,
      losses: [],
      error: null,
      works: [],
      pictures: [{ hash, mediaType: 'image/png', bytes: bytes.length }],
    },
  ]);
  return hash;
}
