import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll } from 'vitest';
import { OWN_READER, type RereadWork, type WorkId } from '#catalogue';
import { readSettings } from '#config';
import { importFiles } from '#library';
import { type App, openApp } from '../../src/app.ts';
import { bookWithPicture, filesUnder, type Held, storyText } from './library-with-pictures.ts';
import { importInto, temporaryFolder, temporaryLibrary } from './temporary-library.ts';
import { writeZip } from './write-zip.ts';

const CORPUS = path.join(import.meta.dirname, '..', 'corpus');
const AT = '2026-05-06T07:08:09.000Z';

/**
 * Makes libraries with stories in texts and a zip, one in doubt, a book with a picture, an old site with its comments and records, and a file that nobody can
 * read; each in a folder of its own, where `in` has what was imported.
 */
export function librariesToBag(): () => Promise<Held> {
  const template = mkdtempSync(path.join(tmpdir(), 'fanlight-template-'));
  beforeAll(async () => {
    const folder = path.join(template, 'in');
    mkdirSync(folder);
    for (let count = 0; count < 4; count += 1)
      writeFileSync(path.join(folder, `s${count}.txt`), storyText(count));
    writeFileSync(path.join(folder, 'again.txt'), storyText(1));
    writeFileSync(path.join(folder, 'mail.txt'), DOUBTFUL);
    writeFileSync(
      path.join(folder, 'two.zip'),
      writeZip({ 'bell.txt': storyText(20), 'b/horn.txt': storyText(21) }),
    );
    writeFileSync(path.join(folder, 'book.epub'), bookWithPicture());
    writeFileSync(path.join(folder, 'noise.txt'), Uint8Array.from([0, 1, 2, 255, 0, 7]));
    const settings = readSettings({ data: path.join(template, 'data'), workers: 2 }, undefined, {});
    const app = await openApp(settings, { index: false });
    const workers = { ...app.workers, entry: new URL('../../dist/import-worker.js', import.meta.url) };
    await importFiles(app.library, [folder], { workers });
    const site = path.join(template, 'site');
    mkdirSync(site);
    for (const name of ['reviews', 'site-records'])
      copyFileSync(path.join(CORPUS, 'efiction', name, 'input.sql'), path.join(site, `${name}.sql`));
    await importFiles(app.library, [site], { workers });
    await app.close();
  }, 120_000);
  afterAll(() => rmSync(template, { recursive: true, force: true }));
  return async () => {
    const top = temporaryFolder();
    cpSync(template, top, { recursive: true });
    const data = path.join(top, 'data');
    return { ...(await temporaryLibrary(data)), data, top };
  };
}

/** A header that is read with doubts. */
const DOUBTFUL = `From: posy@tide.example
Subject: FIC: The Causeway (Holmes/Watson, PG)

Tittle: The Causeway
Author: Posy <posy@tide.example>
Paring: Holmes/Watson
Raiting: PG-13
Fandom: Sherlock Holmes
Sumary: A walk at low tide.

***

They went out at noon, when the sand was dry. My address is posy@tide.example if you want to write.
`;

/** Something that a person does in a library; `n` says to which of what there is. */
type Act = (app: Held, n: number) => Promise<void>;

/** Acts by their names; an act that cannot be done now is none. */
const ACTS: Record<string, Act> = {
  async correct({ library: { catalogue } }, n) {
    const work = await workAt(catalogue, n);
    const edits = [
      { title: `The Bell ${n}` },
      { summary: null },
      { creators: ['Posy', 'Quill'], rating: 'Teen' as const },
      { fandom: [{ kind: 'fandom' as const, name: 'Lighthouses' }] },
      {
        relationship: [
          { kind: 'relationship' as const, name: 'Holmes/Watson', members: ['Holmes', 'Watson'] },
        ],
      },
    ][n % 5];
    if (work && edits) await catalogue.revise(work, edits, AT);
  },
  async decide({ library: { catalogue } }, n) {
    const { items } = await catalogue.reviews({}, { limit: 50, offset: 0 });
    const item = items[n % Math.max(1, items.length)];
    if (!item) return;
    const verdict =
      n % 2 === 0
        ? { kind: 'accepted' as const }
        : { kind: 'rejected' as const, titleFrom: (from: string) => path.basename(from) };
    await catalogue.decide({ work: item.work.id, field: item.field, verdict, alike: n % 3 === 0 }, AT);
  },
  async undo({ library: { catalogue } }, n) {
    const { decisions } = await catalogue.decisions({ limit: 50, offset: 0 });
    const left = decisions.filter(({ undoneAt }) => undoneAt === null);
    const one = left[n % Math.max(1, left.length)];
    if (one) await catalogue.undoDecision(one.id, AT).catch(() => {});
  },
  async merge({ library: { catalogue } }, n) {
    const names = ['Sherlock', 'Holmes (Sherlock)', 'S. Holmes'].slice(0, 1 + (n % 3));
    const kind = n % 2 === 0 ? ('character' as const) : ('fandom' as const);
    const fandom = n % 5 === 0 && kind === 'character' ? 'Sherlock Holmes' : null;
    if (fandom) await tell(catalogue, { does: 'canonize', kind: 'fandom', name: fandom });
    await tell(catalogue, { does: 'merge', kind, into: 'Sherlock Holmes', names, fandom });
  },
  async link({ library: { catalogue } }, n) {
    const above = { kind: 'fandom' as const, name: 'Sherlock Holmes' };
    const below = { kind: 'character' as const, name: `Watson ${n % 2}` };
    await tell(catalogue, { does: 'canonize', kind: 'fandom', name: above.name });
    await tell(catalogue, { does: 'canonize', kind: 'character', name: below.name });
    const meta = { kind: 'fandom' as const, name: 'Detectives' };
    await tell(catalogue, { does: 'canonize', kind: 'fandom', name: meta.name });
    await tell(catalogue, { does: 'link', below: above, above: meta });
    await tell(catalogue, { does: n % 4 === 0 ? 'unlink' : 'link', below, above });
  },
  async refuse({ library: { catalogue } }, n) {
    await tell(catalogue, { does: 'canonize', kind: 'tag', name: 'Zephyr' });
    await tell(catalogue, { does: 'canonize', kind: 'tag', name: 'Angst' });
    const [into = '', name = ''] = n % 2 === 0 ? ['Angst', 'Zephyr'] : ['Zephyr', 'Angst'];
    await tell(catalogue, { does: 'refuse', kind: 'tag', into, names: [name] });
    if (n % 5 === 0) await tell(catalogue, { does: 'merge', kind: 'tag', into, names: [name], fandom: null });
  },
  async untag({ library: { catalogue } }, n) {
    const { decisions } = await catalogue.tagDecisions({ limit: 20, offset: 0 });
    const one = decisions.filter(({ undoneAt }) => undoneAt === null)[n % 2];
    if (one) await catalogue.undoTagDecision(one.id, AT).catch(() => {});
  },
  async change(app, n) {
    const file = path.join(app.top, 'in', `s${n % 4}.txt`);
    writeFileSync(file, `${readFileSync(file, 'utf8')}\nAnd it went out again, ${n} times.\n`);
    await importInto(app, path.join(app.top, 'in'));
  },
  async withdraw({ library: { catalogue } }, n) {
    const { batches } = await catalogue.batches({ limit: 50, offset: 0 });
    const one = batches.filter(({ withdrawnAt }) => withdrawnAt === null)[n % 3];
    if (one) await catalogue.withdrawBatch(one.id, { keepEdited: n % 2 === 0 }, AT);
  },
  async restore({ library: { catalogue } }) {
    const { batches } = await catalogue.batches({ limit: 50, offset: 0 });
    const one = batches.find(({ withdrawnAt }) => withdrawnAt !== null);
    if (one) await catalogue.restoreBatch(one.id, AT);
  },
  async reread({ library: { catalogue } }, n) {
    const { batches } = await catalogue.batches({ limit: 50, offset: 0 });
    const here = batches.filter(({ withdrawnAt }) => withdrawnAt === null);
    const batch = here[n % Math.max(1, here.length)]?.id;
    if (batch === undefined) return;
    const works: RereadWork[] = [];
    const files = await catalogue.rereadableFiles(batch, { after: 0, limit: 50 });
    for (const { work, revision } of files[n % Math.max(1, files.length)]?.works ?? []) {
      const { reading, evidence, chapters } = await catalogue.portableRevision(work, revision);
      const words = chapters.reduce((sum, chapter) => sum + chapter.words, 0);
      const metadata = { ...reading, summary: `Read again, ${n}.` };
      const read = { metadata, evidence, private: [], chapters, words };
      works.push({ work, revision, read, pictures: [] });
    }
    await catalogue.saveRereading({ batch, id: null, at: AT }, works);
  },
  async unread({ library: { catalogue } }, n) {
    const { batches } = await catalogue.batches({ limit: 50, offset: 0 });
    const all = await Promise.all(batches.map(({ id }) => catalogue.rereadings(id)));
    const left = all.flat().filter(({ undoneAt }) => undoneAt === null);
    const one = left[n % Math.max(1, left.length)];
    if (one) await catalogue.undoRereading(one.id, AT);
  },
  async join({ library: { catalogue } }, n) {
    const [one, other] = [await workAt(catalogue, n), await workAt(catalogue, n + 1)];
    if (!one || !other || one === other) return;
    if (n % 3 === 0) await catalogue.setApart([one, other], AT);
    else await catalogue.joinWorks(one, [other], AT);
  },
  async part({ library: { catalogue } }, n) {
    const { joined } = await catalogue.joined({ limit: 20, offset: 0 });
    const one = joined[n % Math.max(1, joined.length)];
    if (one) await catalogue.takeApart(one.work, AT);
  },
  async read({ library: { catalogue } }, n) {
    const work = await workAt(catalogue, n);
    if (!work) return;
    await catalogue.markWork(OWN_READER, work, {
      mark: 'bookmarked',
      at: AT,
      note: n % 3 === 0 ? null : 'Again!',
    });
    await catalogue.markWork(OWN_READER, work, { mark: 'finished', at: AT });
    await catalogue.keepPlace(OWN_READER, work, { chapter: 1, paragraph: 1, words: 0, keptAt: AT });
  },
  async listen({ library: { catalogue } }, n) {
    await catalogue.saveMute(OWN_READER, {
      kind: 'query',
      query: `words:>${n}`,
      note: 'Too long',
      madeAt: AT,
    });
    await catalogue.saveSearch(OWN_READER, { name: `Tides ${n}`, query: `tide words:<${n}`, madeAt: AT });
  },
};

/** Some acts in a row. */
export const someActs = fc.array(
  fc.record({ act: fc.constantFrom(...Object.keys(ACTS)), n: fc.nat({ max: 40 }) }),
  { minLength: 3, maxLength: 14 },
);

/** Does them. */
export async function act(app: Held, acts: readonly { act: string; n: number }[]): Promise<void> {
  for (const one of acts) await ACTS[one.act]?.(app, one.n);
}

/** Every act at least once, so that all kinds of records are there. */
export const EVERY_ACT = [
  ...['decide', 'decide', 'correct', 'undo', 'decide', 'change', 'merge', 'untag', 'merge', 'refuse', 'link'],
  ...['read', 'listen', 'correct', 'change', 'withdraw', 'restore', 'join', 'read', 'join', 'read'],
]
  .map((name, index) => ({ act: name, n: index * 2 + 1 }))
  .concat(
    { act: 'withdraw', n: 2 },
    { act: 'reread', n: 0 },
    { act: 'unread', n: 0 },
    { act: 'reread', n: 0 },
  );

/** What a bag has, but for what says when it was written. */
export function contentOfBag(folder: string): Map<string, string> {
  const files = filesUnder(folder);
  const dated = ['bag-info.txt', 'tagmanifest-sha256.txt', 'tagmanifest-sha512.txt'];
  for (const name of dated) files.delete(name);
  return files;
}

async function workAt(catalogue: App['library']['catalogue'], n: number): Promise<WorkId | null> {
  const works = await catalogue.facets(0, 100);
  return works[n % Math.max(1, works.length)]?.id ?? null;
}

async function tell(
  catalogue: App['library']['catalogue'],
  request: Parameters<App['library']['catalogue']['decideTags']>[0],
): Promise<void> {
  await catalogue.decideTags(request, AT).catch(() => {});
}
