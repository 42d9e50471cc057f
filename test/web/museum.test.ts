import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { WorkId } from '#catalogue';
import { unpackWorks } from '#fulltext';
import { followChanges, reviseWork } from '#library';
import { attribute, elementsBelow, parseTree } from '#markup';
import { Places } from '../../src/web/museum/places.ts';
import { atomFaults, readXml } from '../feeds/feed-rules.ts';
import { englishIn } from './in-german.ts';
import { markupFaults } from './markup-rules.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import {
  freezeInto,
  MUSEUM_WORKS,
  openMuseumLibrary,
  type SampleMuseum,
  SECRET,
  temporaryFolder,
} from './sample-museum.ts';

const { folder: top, remove } = temporaryFolder();
const at = (name: string) => path.join(top, name);
let site: SampleSite;
let museum: SampleMuseum;
/** Addresses of the live site that a page named and that have no page here. */
const unplaced = new Set<string>();

beforeAll(async () => {
  site = await openMuseumLibrary();
  const placed = vi.spyOn(Places.prototype, 'fileOf');
  museum = await freezeInto(at('museum'), site.library);
  for (const [index, [address]] of placed.mock.calls.entries())
    if (placed.mock.results[index]?.value === null) unplaced.add(address);
  placed.mockRestore();
}, 60_000);
afterAll(async () => {
  await site.close();
  remove();
}, 60_000);

const pages = (of: SampleMuseum) => of.files.filter((file) => file.endsWith('.html'));
const own = (of: SampleMuseum) => pages(of).filter((file) => !file.startsWith('old/'));

/** Every address that an element of a page holds, with its element. */
function addressesIn(page: string): { tag: string; address: string }[] {
  return [...elementsBelow(parseTree(page).root)].flatMap((element) =>
    ['href', 'src', 'action'].flatMap((name) => {
      const address = attribute(element, name);
      return address === null ? [] : [{ tag: element.tagName, address }];
    }),
  );
}

/** Where an address of a file leads in the folder; null where it leads out of it or nowhere. */
function targetOf(file: string, address: string): string | null {
  const [plain = ''] = address.split(/[?#]/, 1);
  if (plain.startsWith('/')) return null;
  const target = plain === '' ? file : path.posix.join(path.posix.dirname(file), decodeURIComponent(plain));
  return target.startsWith('..') ? null : target;
}

describe('a museum', () => {
  it('leaves out what may not be public and says how much and why', () => {
    expect(Object.fromEntries(museum.frozen.withheld)).toEqual({
      ask: 1,
      no: 1,
      unknown: 1,
      'listed-only': 1,
    });
    expect(museum.frozen.works).toBe(27);
  });

  it('has no trace of that in any file, and none of how works came', () => {
    const found: string[] = [];
    for (const file of museum.files) {
      const bytes = readFileSync(path.join(museum.folder, file));
      const text = file.endsWith('.epub') ? entriesOf(bytes) : bytes.toString('utf8');
      if (SECRET.test(`${file}\n${text}`)) found.push(file);
      if (/annie@lists\.example|winter-1998|msg00\d|import \d/i.test(text))
        found.push(`${file}: how it came`);
    }
    expect(found).toEqual([]);
  });

  it('has everything in a copy of one’s own, which says so on every page', async () => {
    const copy = await freezeInto(at('copy'), site.library, { all: true });
    expect(copy.frozen.works).toBe(31);
    expect(copy.frozen.withheld.size).toBe(0);
    expect(copy.read('search/facts.json')).toContain('Whisperwood');
    expect(own(copy).filter((file) => !copy.read(file).includes('A private copy'))).toEqual([]);
    expect(own(museum).filter((file) => museum.read(file).includes('A private copy'))).toEqual([]);
  });

  it('has no address that leads nowhere or out of the folder', () => {
    const here = new Set(museum.files);
    const dead: string[] = [];
    const reached = new Set(['index.html']);
    for (const file of pages(museum)) {
      for (const { tag, address } of addressesIn(museum.read(file))) {
        if (/^(?:https?|mailto):/.test(address)) {
          expect(tag).toBe('a');
          continue;
        }
        const target = targetOf(file, address);
        if (target === null || !here.has(target)) dead.push(`${file}: ${address}`);
        else reached.add(target);
      }
    }
    expect(dead).toEqual([]);
    // Redirects are come to from elsewhere.
    expect(own(museum).filter((file) => !reached.has(file))).toEqual([]);
  });

  it('has stylesheets that load what is there', () => {
    const loaded = [...museum.read('assets/style.css').matchAll(/url\("?([^")]+)/g)].map(
      ([, file]) => file ?? '',
    );
    expect(loaded.length).toBeGreaterThan(3);
    expect(
      loaded.filter(
        (file) => !file.startsWith('data:') && !museum.files.includes(path.posix.join('assets', file)),
      ),
    ).toEqual([]);
  });

  it('takes the way from no words but those about what only a server has', () => {
    // Old addresses of what is not here, and names that are explained though no work has them.
    expect([...unplaced].sort()).toEqual([
      '/creator?name=Quill',
      '/pages/1',
      '/works?q=category%3AMulti',
      '/works?q=category%3AOther',
      '/works?q=warning%3A%22Underage+Sex%22',
      '/works?q=warning%3ARape%2FNon-Con',
    ]);
  });

  it('has anchors where addresses name one', () => {
    const missing: string[] = [];
    for (const file of own(museum))
      for (const { address } of addressesIn(museum.read(file))) {
        const anchor = address.split('#')[1];
        const target = anchor === undefined || /^https?:/.test(address) ? null : targetOf(file, address);
        if (target !== null && !museum.read(target).includes(`id="${anchor}"`))
          missing.push(`${file}: ${address}`);
      }
    expect(missing).toEqual([]);
  });

  it('has valid pages', async () => {
    const faults: string[] = [];
    for (const file of pages(museum))
      for (const fault of await markupFaults(museum.read(file))) faults.push(`${file}: ${fault}`);
    expect(faults).toEqual([]);
  }, 120_000);

  it('has valid feeds that lead to its pages', () => {
    const feeds = museum.files.filter((file) => file.endsWith('.atom'));
    expect(feeds.length).toBeGreaterThan(10);
    const here = new Set(museum.files);
    for (const file of feeds) {
      const feed = readXml(museum.read(file));
      expect(atomFaults(feed), file).toEqual([]);
      const addresses = [...museum.read(file).matchAll(/<link [^>]*href="([^"]*)"/g)].map(
        ([, to]) => to ?? '',
      );
      expect(
        addresses.filter((to) => !here.has(targetOf(file, to) ?? '')),
        file,
      ).toEqual([]);
    }
  });

  it('has feeds with whole addresses where it is said where it will stand', async () => {
    const placed = await freezeInto(at('placed'), site.library, { address: 'https://museum.example/fic/' });
    const addresses = [...placed.read('feed.atom').matchAll(/<link [^>]*href="([^"]*)"/g)].map(
      ([, to]) => to ?? '',
    );
    expect(addresses.length).toBeGreaterThan(10);
    expect(addresses.filter((to) => !/^https:\/\/museum\.example\/fic\/[a-z]/.test(to))).toEqual([]);
  });

  it('lets no script run but that of the search, and sends forms nowhere else', () => {
    for (const file of own(museum)) {
      const page = museum.read(file);
      const isSearch = file === 'search/index.html';
      expect(page, file).toContain(
        'http-equiv="content-security-policy" content="default-src &#39;none&#39;;',
      );
      expect(page.includes('<script'), file).toBe(isSearch);
      expect(page.includes('script-src'), file).toBe(isSearch);
      expect(page, file).not.toMatch(/method="post"/);
      for (const { tag, address } of addressesIn(page))
        if (tag === 'form') expect(targetOf(file, address)).toBe('search/index.html');
    }
  });

  it('puts a page between what a work for adults says of itself and its text', () => {
    const adult = own(museum).filter((file) => museum.read(file).includes('class="ask"'));
    expect(adult.length).toBeGreaterThan(3);
    for (const file of adult) {
      const page = museum.read(file);
      expect(page).toMatch(/Mature|Explicit/);
      expect(page).not.toContain('class="chapter"');
      expect(page).toContain('href="chapter-1.html"');
      const texts = museum.files.filter(
        (one) => one.startsWith(`${path.posix.dirname(file)}/`) && /chapter|whole/.test(one),
      );
      expect(texts.length).toBeGreaterThan(0);
      for (const text of texts) {
        const body = museum.read(text);
        expect(body.indexOf('class="advice"')).toBeGreaterThan(0);
        expect(body.indexOf('class="advice"')).toBeLessThan(body.indexOf('class="chapter"'));
      }
    }
    // Nothing else of the site leads past the question.
    const past = own(museum).filter(
      (file) => !file.startsWith('works/') && /href="[^"]*chapter-/.test(museum.read(file)),
    );
    expect(past).toEqual([]);
  });

  it('has a page at each old address that can be a file, and a list of all for servers', () => {
    const old = museum.files.filter((file) => file.startsWith('old/'));
    expect(old).toEqual([
      'old/nginx_map.conf',
      'old/old.example/stories/lamp-2.html',
      'old/old.example/stories/lamp.html',
      'old/old.example/stories/lamp/index.html',
    ]);
    expect(museum.read('old/old.example/stories/lamp/index.html')).toContain(
      'content="0; url=../../../../works/4/index.html"',
    );
    // To the question before a work for adults, also from the address of a chapter.
    expect(museum.read('old/old.example/stories/lamp-2.html')).toContain('url=../../../works/4/index.html"');
    const map = museum.read('old/nginx_map.conf');
    const targets = [...map.matchAll(/ "\/([^"]+)";$/gm)].map(([, file]) => file ?? '');
    expect(targets.length).toBeGreaterThan(5);
    expect(targets.filter((file) => !museum.files.includes(file))).toEqual([]);
    expect(targets.filter((file) => file.startsWith('works/4/'))).not.toContain('works/4/chapter-2.html');
    for (const query of ['viewstory.php?sid=70', 'viewstory.php?sid=71&chapter=2', 'Cast.php?id=7'])
      expect(map).toContain(`"old.example/${query}" "/works/4/index.html";\n`);
    // nginx takes no two that are equal but for case.
    const keys = [...map.matchAll(/^"([^"]+)"/gm)].map(([, key = '']) => key.toLowerCase());
    expect(new Set(keys).size).toBe(keys.length);
    expect(
      map.split('\n').filter((line) => line !== '' && !/^"[^"\s]+" "\/[a-z0-9/.-]+";$/.test(line)),
    ).toEqual([]);
  });

  it('is the same, byte for byte, from the same library', async () => {
    const again = await freezeInto(at('again'), site.library);
    expect(again.files).toEqual(museum.files);
    const different = museum.files.filter(
      (file) =>
        !readFileSync(path.join(museum.folder, file)).equals(readFileSync(path.join(again.folder, file))),
    );
    expect(different).toEqual([]);
  });

  it('speaks German where that is asked for', async () => {
    const german = await freezeInto(at('german'), site.library, { language: 'de' });
    const said: string[] = [];
    for (const file of own(german)) {
      const page = german.read(file);
      expect(page).toContain('<html lang="de"');
      for (const words of englishIn(page, [
        'museum',
        'work',
        'finding',
        'facets',
        'home',
        'frame',
        'help',
        'meanings',
      ]))
        said.push(`${file}: ${words}`);
    }
    expect(said).toEqual([]);
    expect(german.files.filter((file) => file.endsWith('.js'))).toEqual(['assets/museum.de.js']);
  });
});

describe('a museum of a library that changes meanwhile', () => {
  it('finds no work whose pages were not written any more', async () => {
    const { library } = site;
    const { work } = library.catalogue;
    const catalogue = { ...library.catalogue, work: async (id: WorkId) => (id === 2 ? null : work(id)) };
    const { frozen, folder } = await freezeInto(at('gone'), { ...library, catalogue });
    const found = unpackWorks(readFileSync(path.join(folder, 'search/works.bin')));
    expect([frozen.works, found.length, found.includes(2)]).toEqual([26, 26, false]);
  });
});

describe('a museum of nothing', () => {
  it('has valid pages and nothing to find', async () => {
    const bare = await openSampleSite(MUSEUM_WORKS.slice(-4));
    try {
      const empty = await freezeInto(at('empty'), bare.library);
      expect(empty.frozen.works).toBe(0);
      const faults: string[] = [];
      for (const file of own(empty))
        for (const fault of await markupFaults(empty.read(file))) faults.push(`${file}: ${fault}`);
      expect(faults).toEqual([]);
      expect(JSON.parse(empty.read('search/facts.json'))).toMatchObject({ last: 0, beginnings: [] });
    } finally {
      await bare.close();
    }
  });
});

describe('a museum that is written again', () => {
  it('writes what changed, and removes what is gone', async () => {
    const folder = at('twice');
    const first = await freezeInto(folder, site.library);
    expect((await freezeInto(folder, site.library)).frozen).toMatchObject({ written: 0, removed: 0 });

    const [one] = await site.library.catalogue.facets(0, 1);
    if (one === undefined) throw new Error('no work');
    await reviseWork(site.library, one.id, { permission: 'no' });
    try {
      const second = await freezeInto(folder, site.library);
      expect(second.frozen.works).toBe(first.frozen.works - 1);
      expect(second.frozen.removed).toBeGreaterThan(5);
      expect(second.files.filter((file) => file.startsWith(`works/${one.id}/`))).toEqual([]);
      expect(existsSync(path.join(folder, `works/${one.id}`))).toBe(false);
      expect(second.files.filter((file) => second.read(file).includes('The Lighthouse Letters'))).toEqual([]);
    } finally {
      await reviseWork(site.library, one.id, { permission: 'yes' });
      await followChanges(site.library);
    }
  });

  it('leaves alone what it did not write, and refuses folders that hold anything else', async () => {
    const folder = at('others');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'diary.txt'), 'Dear diary');
    await expect(freezeInto(folder, site.library)).rejects.toMatchObject({ code: 'FL-USE-SITE-FOLDER' });
    rmSync(path.join(folder, 'diary.txt'));
    await freezeInto(folder, site.library);
    writeFileSync(path.join(folder, 'robots.txt'), 'User-agent: *');
    writeFileSync(path.join(folder, 'works/mine.html'), 'mine');
    await freezeInto(folder, site.library);
    expect(readFileSync(path.join(folder, 'robots.txt'), 'utf8')).toBe('User-agent: *');
    expect(readFileSync(path.join(folder, 'works/mine.html'), 'utf8')).toBe('mine');
  });

  it('refuses a file of another where it needs one, and follows no link out of the folder', async () => {
    const folder = at('links');
    const away = at('away');
    mkdirSync(away);
    await freezeInto(folder, site.library);
    rmSync(path.join(folder, 'years'), { recursive: true });
    symlinkSync(away, path.join(folder, 'years'));
    await expect(freezeInto(folder, site.library)).rejects.toMatchObject({ code: 'FL-USE-SITE-FILE' });
    rmSync(path.join(folder, 'years'));
    // What that export had begun is known to the next.
    const healed = await freezeInto(folder, site.library);
    expect(healed.files).toEqual(museum.files);
    rmSync(path.join(folder, 'index.html'));
    symlinkSync(path.join(away, 'gone.html'), path.join(folder, 'index.html'));
    await freezeInto(folder, site.library);
    expect(existsSync(path.join(away, 'gone.html'))).toBe(false);
    expect(readFileSync(path.join(folder, 'index.html'), 'utf8')).toContain('<!DOCTYPE html>');
  });

  it('refuses a file of another where it needs one, however often it is tried', async () => {
    const folder = at('occupied');
    await freezeInto(folder, site.library, { formats: [] });
    const file = path.join(folder, 'works/1/work-1.epub');
    writeFileSync(file, 'a book of mine');
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await expect(freezeInto(folder, site.library)).rejects.toMatchObject({ code: 'FL-USE-SITE-FILE' });
      expect(readFileSync(file, 'utf8')).toBe('a book of mine');
    }
    await freezeInto(folder, site.library, { formats: [] });
    expect(readFileSync(file, 'utf8')).toBe('a book of mine');
  });

  it('takes the site of another library for something else', async () => {
    const folder = at('foreign');
    cpSync(museum.folder, folder, { recursive: true });
    const list = path.join(folder, 'fanlight-site.txt');
    writeFileSync(list, readFileSync(list, 'utf8').replace(/^fanlight site 1 ./, 'fanlight site 1 -'));
    await expect(freezeInto(folder, site.library)).rejects.toMatchObject({ code: 'FL-USE-SITE-FOLDER' });
  });

  it('removes nothing outside, whatever its list says', async () => {
    const folder = at('hostile');
    await freezeInto(folder, site.library);
    writeFileSync(at('precious.txt'), 'precious');
    const list = path.join(folder, 'fanlight-site.txt');
    writeFileSync(
      list,
      `${readFileSync(list, 'utf8')}0000000000000000 ../precious.txt\n0000000000000000 /etc/hostname\n`,
    );
    await freezeInto(folder, site.library);
    expect(readFileSync(at('precious.txt'), 'utf8')).toBe('precious');
  });
});

/** What stands in the entries of a zip, as far as they are deflated or stored. */
function entriesOf(zip: Buffer): string {
  let text = zip.toString('latin1');
  for (let at = zip.indexOf('PK\u0003\u0004'); at >= 0; at = zip.indexOf('PK\u0003\u0004', at + 4)) {
    if (zip.readUInt16LE(at + 8) !== 8) continue;
    const from = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
    text += inflateRawSync(zip.subarray(from), { finishFlush: 2 }).toString('utf8');
  }
  return text;
}
