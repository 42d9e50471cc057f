import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  BatchId,
  Catalogue,
  FileOutcome,
  NewComment,
  NewSiteRecord,
  NewWork,
  WorkId,
  WorkSource,
} from '#catalogue';
import type { CatalogueOpener } from './contract.ts';
import { file, hashLike, work } from './samples.ts';

const START = '2026-01-02T03:04:05.000Z';
const LAMP = { host: 'lamps.example', path: '/viewstory.php?sid=7' };

/** A work that was published at an address. */
function published(text: string, over: Partial<WorkSource> = {}, title = 'The Lamp'): NewWork {
  const source: WorkSource = {
    addresses: [{ ...LAMP, chapter: null }],
    updated: null,
    textHash: hashLike(text),
    comments: [],
    ...over,
  };
  return { ...work({ title }, [text]), source };
}

function sourceOf({ source }: NewWork): WorkSource {
  if (source === undefined) throw new Error('the work was published nowhere');
  return source;
}

function comment(body: string, over: Partial<NewComment> = {}): NewComment {
  return { author: 'Pip', date: '2001-02-03', chapter: null, body: `<p>${body}</p>`, replies: [], ...over };
}

/** What every adapter of the catalogue must do with what works bring from where they were published. */
export function sourcesContract(name: string, open: CatalogueOpener): void {
  describe(`sources contract: ${name}`, () => {
    let folder = '';
    let catalogue: Catalogue;
    let batch: BatchId;

    beforeEach(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'fanlight-sources-'));
      catalogue = await open(folder);
      batch = await catalogue.startBatch({ sources: ['site'], startedAt: START });
    });
    afterEach(async () => {
      expect(await catalogue.check()).toEqual({ sound: true, faults: [] });
      await catalogue.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const save = async (...outcomes: FileOutcome[]) => catalogue.saveFiles(batch, outcomes);
    const story = (format: string, one: NewWork, over: Partial<FileOutcome> = {}) =>
      file(`story.${format}`, `bytes of ${format}`, [one], { format, ...over });
    const only = async (): Promise<WorkId> => {
      const [first, second] = await catalogue.facets(0, 10);
      expect(second).toBeUndefined();
      return first?.id as WorkId;
    };
    const roles = async (id: WorkId) =>
      (await catalogue.originalsOf(id)).map(({ format, role }) => `${format} ${role}`);

    describe('an address', () => {
      const named = (text: string, title: string, ...paths: string[]) =>
        published(text, { addresses: paths.map((one) => ({ ...LAMP, path: one, chapter: null })) }, title);
      const targets = async (place: string) => catalogue.addressTargets(place, LAMP.host);

      it('stays with the work that had it, whoever names it later', async () => {
        await save(file('a.html', 'a', [named('The lamp turned.', 'The Lamp', '/a')]));
        const lamp = await only();
        await save(file('b.html', 'b', [named('Another tale.', 'The Tide', '/b', '/a')]));
        await catalogue.saveRecords(batch, [
          {
            kind: 'page',
            section: 'page',
            title: 'Lamps',
            author: null,
            date: null,
            body: '',
            addresses: [{ host: LAMP.host, path: '/a' }],
            comments: [],
            responses: [],
          },
        ]);
        expect(await targets('/a')).toEqual([{ kind: 'work', work: lamp, chapter: null }]);
        const later = named('The lamp turned once more.', 'The Lamp', '/a');
        expect(await save(file('c.html', 'c', [later]))).toEqual(['revised']);
      });

      it('of the whole is where a work was published, and an identifier of a message is none', async () => {
        const one = named('The lamp turned.', 'The Lamp', '/a/long/way', '/z');
        one.source?.addresses.unshift(
          { host: 'mid:', path: '/1@lamps.example', chapter: null },
          { ...LAMP, path: '/z/1', chapter: 1 },
        );
        await save(
          file('a.html', 'a', [{ ...one, source: { ...sourceOf(one), updated: '2001-02-03' } }]),
          file('b.txt', 'b', [work({ title: 'The Tide' }, ['Another tale of some length.'])]),
        );
        const [lamp, tide] = await catalogue.facets(0, 10);
        expect(await catalogue.publicationOf(lamp?.id as WorkId)).toEqual({
          address: { ...LAMP, path: '/z' },
          updated: '2001-02-03',
        });
        expect(await catalogue.publicationOf(tide?.id as WorkId)).toEqual({ address: null, updated: null });
      });

      it('of a chapter that the text shown has not leads to the work', async () => {
        const source = named('The lamp turned.', 'The Lamp', '/a', '/a/9');
        source.source?.addresses.splice(1, 1, { ...LAMP, path: '/a/9', chapter: 9 });
        await save(file('a.html', 'a', [source]));
        expect(await targets('/a/9')).toEqual([{ kind: 'work', work: await only(), chapter: null }]);
      });

      it('of an author makes no one work of their stories', async () => {
        await save(file('a.epub', 'a', [named('The lamp turned.', 'The Lamp', '/authors/quill')]));
        const other = named('Another tale of some length.', 'The Tide', '/authors/quill');
        expect(await save(file('b.epub', 'b', [other]))).toEqual(['imported']);
      });

      it('that two works of other names and creators share makes them no one work', async () => {
        const other = named('Another tale of some length.', 'The Tide', '/home');
        const { metadata } = other;
        await save(file('a.html', 'a', [named('The lamp turned.', 'The Lamp', '/home')]));
        const result = await save(
          file('b.html', 'b', [{ ...other, metadata: { ...metadata, creators: ['Somebody Else'] } }]),
        );
        expect(result).toEqual(['imported']);
      });
    });

    describe('one work in several files', () => {
      it('takes a later state with the same words, and no chapter for a later state of the whole', async () => {
        const text = 'The lamp turned all night, and then all day.';
        const whole = published(text, { updated: '2001-01-01' });
        await save(story('epub', whole));
        expect(await save(story('html', published(text, { updated: '2002-01-01' })))).toEqual(['revised']);
        const page = published('The lamp turned.', { updated: '2003-01-01' });
        page.metadata.part = { n: 1, of: 2 };
        expect(await save(story('mhtml', page))).toEqual(['joined']);
      });

      it('is one work with several originals', async () => {
        const text = 'The lamp turned all night.';
        expect(await save(story('epub', published(text)), story('html', published(text)))).toEqual([
          'imported',
          'joined',
        ]);
        expect(await save(story('text', published(text)))).toEqual(['joined']);
        expect(await roles(await only())).toEqual(['epub shown', 'html same', 'text same']);
        expect((await catalogue.batch(batch))?.works).toBe(1);
      });

      it('shows the form that keeps more than words, in whatever order they come', async () => {
        const text = 'The lamp turned all night.';
        expect(await save(story('text', published(text)), story('epub', published(text)))).toEqual([
          'imported',
          'revised',
        ]);
        expect(await roles(await only())).toEqual(['epub shown', 'text revision']);
      });

      it('shows the later state of its source, in whatever order they come', async () => {
        const old = published('One chapter.', { updated: '2001-01-01' });
        const young = published('Now two.', { updated: '2002-01-01' });
        expect(await save(story('epub', young), story('html', old))).toEqual(['imported', 'joined']);
        expect(await roles(await only())).toEqual(['epub shown', 'html older']);
        const youngest = published('Now three chapters.', { updated: '2003-01-01' });
        expect(await save(story('mobi', youngest))).toEqual(['revised']);
        const id = await only();
        expect((await catalogue.work(id))?.revision).toBe(2);
        expect(await roles(id)).toEqual(['mobi shown', 'epub revision', 'html older']);
      });

      it('shows the longer one where no date tells', async () => {
        expect(
          await save(
            story('epub', published('Four words are here.')),
            story('html', published('Two words.')),
            story('fb2', published('Now five words are here.')),
          ),
        ).toEqual(['imported', 'joined', 'revised']);
      });

      it('is two works where the addresses differ, and where only a chapter has the address', async () => {
        const other = { host: 'other.example', path: LAMP.path, chapter: null };
        const chapter = { ...LAMP, chapter: 2 };
        await save(
          story('epub', published('A.', { addresses: [other, chapter] })),
          story('html', published('B.')),
        );
        expect(await catalogue.facets(0, 10)).toHaveLength(2);
      });

      it('knows a joined file when it comes again', async () => {
        const text = 'The lamp turned.';
        await save(story('epub', published(text)), story('html', published(text)));
        expect(await save(story('html', published(text)))).toEqual(['known']);
      });
    });

    describe('files that hold text of a work', () => {
      const parts = (...texts: string[]) => ({
        parts: texts.map((text, at) => ({ path: `stories/${at}.txt`, bytes: 9, original: hashLike(text) })),
      });

      it('are originals of the work', async () => {
        await save(story('efiction', published('A lamp.'), parts('one', 'two')));
        expect(await roles(await only())).toEqual(['efiction shown', 'efiction part', 'efiction part']);
        expect((await catalogue.batchFiles(batch, { limit: 10, offset: 0 })).total).toBe(3);
        expect(await catalogue.knownOriginals([hashLike('two')])).toEqual(new Set([hashLike('two')]));
      });

      it('change the work when one of them changes and its rows do not', async () => {
        await save(story('efiction', published('A lamp.'), parts('one')));
        expect(await save(story('efiction', published('A lamp.'), parts('one')))).toEqual(['known']);
        expect(await save(story('efiction', published('A new lamp.'), parts('new')))).toEqual(['revised']);
      });
    });

    describe('addresses', () => {
      it('lead to the work and its chapter, by host or without', async () => {
        const addresses = [
          { ...LAMP, chapter: null },
          { host: LAMP.host, path: '/viewstory.php?chapter=2&sid=7', chapter: 2 },
        ];
        const { source } = published('A lamp.', { addresses });
        await save(
          story('epub', { ...work({ title: 'The Lamp' }, ['A lamp.', 'Two.']), ...(source && { source }) }),
        );
        const id = await only();
        expect(await catalogue.addressTargets(LAMP.path, LAMP.host)).toEqual([
          { kind: 'work', work: id, chapter: null },
        ]);
        expect(await catalogue.addressTargets('/viewstory.php?chapter=2&sid=7', null)).toEqual([
          { kind: 'work', work: id, chapter: 2 },
        ]);
        expect(await catalogue.addressTargets(LAMP.path, 'other.example')).toEqual([]);
      });

      it('are listed with where they lead, a page at a time', async () => {
        const at = (path: string, chapter: number | null = null, host = LAMP.host) => ({
          host,
          path,
          chapter,
        });
        const addresses = [at('/b', 2), at('/a'), at('/a', null, 'other.example'), at('/c', 9)];
        const { source } = published('A lamp.', { addresses });
        await save(
          story('epub', { ...work({ title: 'The Lamp' }, ['A lamp.', 'Two.']), ...(source && { source }) }),
        );
        const id = await only();
        const first = await catalogue.addressesAfter(null, 2);
        const rest = await catalogue.addressesAfter(first.at(-1) ?? null, 9);
        expect([...first, ...rest]).toEqual(
          [at('/a'), at('/a', null, 'other.example'), at('/b', 2), at('/c')].map(({ chapter, ...one }) => ({
            ...one,
            target: { kind: 'work', work: id, chapter },
          })),
        );
        expect(await catalogue.addressesAfter(rest.at(-1) ?? null, 9)).toEqual([]);
      });
    });

    describe('comments', () => {
      it('stand beside the work, oldest first, with their answers', async () => {
        const reply = { author: 'Quill', date: null, body: '<p>Thank you!</p>' };
        const comments = [
          comment('Second', { date: '2001-03-01', chapter: 2 }),
          comment('First', { replies: [reply] }),
          comment('Undated', { date: null, author: null }),
        ];
        await save(story('efiction', published('A lamp.', { comments })));
        const about = { kind: 'work', work: await only() } as const;
        const all = await catalogue.comments(about, { limit: 10, offset: 0 });
        expect(all.total).toBe(3);
        expect(all.comments.map(({ body }) => body)).toEqual([
          '<p>First</p>',
          '<p>Second</p>',
          '<p>Undated</p>',
        ]);
        expect(all.comments[0]?.replies).toEqual([reply]);
        expect((await catalogue.comments(about, { limit: 1, offset: 1 })).comments[0]?.chapter).toBe(2);
      });

      it('are replaced by new ones and stay when a file without any comes', async () => {
        await save(story('efiction', published('A lamp.', { comments: [comment('Old')] })));
        await save(story('epub', published('A longer lamp.')));
        const about = { kind: 'work', work: await only() } as const;
        expect((await catalogue.comments(about, { limit: 10, offset: 0 })).total).toBe(1);
        await save(story('html', published('A longer lamp.', { comments: [comment('A'), comment('B')] })));
        expect((await catalogue.comments(about, { limit: 10, offset: 0 })).total).toBe(2);
      });
    });

    describe('what a site kept', () => {
      it('shows creators, series and pages with the works that are here', async () => {
        await save(story('efiction', published('A lamp.')));
        const id = await only();
        const here = { kind: 'work', ...LAMP } as const;
        const gone = { kind: 'work', host: LAMP.host, path: '/viewstory.php?sid=99' } as const;
        const shown = { kind: 'work', work: id, title: 'The Lamp', creators: ['Anne Elk'] };
        const user = { host: LAMP.host, path: '/viewuser.php?uid=3' };
        await catalogue.saveRecords(batch, [
          {
            kind: 'creator',
            name: 'Quill',
            profile: '<p>I keep lamps.</p>',
            joined: '2001-01-01',
            addresses: [user],
            favourites: [
              { target: here, note: 'Read it.' },
              { target: gone, note: null },
              { target: { kind: 'creator', name: 'Pip' }, note: null },
            ],
          },
          {
            kind: 'series',
            name: 'Lamps',
            creators: ['Quill'],
            summary: '',
            parent: 'Lights',
            open: true,
            addresses: [],
            comments: [comment('More!')],
            members: [here, { kind: 'series', name: 'Candles' }],
          },
          {
            kind: 'page',
            section: 'challenge',
            title: 'Write a lamp',
            author: 'Pip',
            date: null,
            body: '<p>Any lamp.</p>',
            addresses: [{ host: LAMP.host, path: '/challenges?chalid=1' }],
            comments: [],
            responses: [here, gone],
          },
        ]);
        expect(await catalogue.creatorProfile('Quill')).toMatchObject({
          joined: '2001-01-01',
          favourites: [
            { target: shown, note: 'Read it.' },
            { target: { kind: 'creator', name: 'Pip' }, note: null },
          ],
        });
        expect(await catalogue.creatorProfile('Nobody')).toBeNull();
        expect(await catalogue.addressTargets(user.path, user.host)).toEqual([
          { kind: 'creator', name: 'Quill' },
        ]);
        expect(await catalogue.seriesDetail('Lamps')).toMatchObject({
          parent: 'Lights',
          open: true,
          members: [shown, { kind: 'series', name: 'Candles' }],
          comments: 1,
        });
        const list = await catalogue.sitePages({ limit: 10, offset: 0 });
        expect(list).toMatchObject({ total: 1, pages: [{ title: 'Write a lamp', section: 'challenge' }] });
        const page = await catalogue.sitePage(list.pages[0]?.id ?? 0);
        expect(page).toMatchObject({ body: '<p>Any lamp.</p>', responses: [shown] });
      });

      it('is replaced when it comes again', async () => {
        const page = (body: string): NewSiteRecord => ({
          kind: 'page',
          section: 'news',
          title: 'Open',
          author: null,
          date: '2001-01-01',
          body,
          addresses: [],
          comments: [comment(body)],
          responses: [],
        });
        await catalogue.saveRecords(batch, [page('old')]);
        await catalogue.saveRecords(batch, [page('new')]);
        const { total, pages } = await catalogue.sitePages({ limit: 10, offset: 0 });
        expect(total).toBe(1);
        const about = { kind: 'page', page: pages[0]?.id ?? 0 } as const;
        expect((await catalogue.comments(about, { limit: 10, offset: 0 })).total).toBe(1);
        expect((await catalogue.sitePage(about.page))?.body).toBe('new');
      });
    });

    it('counts what there is beside a work', async () => {
      await save(story('html', published('The lamp turned.', { comments: [comment('More!')] })));
      await save(story('txt', published('The lamp turned.')));
      const id = await only();
      const nothing = { addresses: [], comments: [], creators: [], summary: '', members: [] };
      await catalogue.saveRecords(batch, [
        { kind: 'series', name: 'Lamps', parent: null, open: null, ...nothing },
      ]);
      const originals = (await catalogue.originalsOf(id)).length;
      expect(originals).toBe(2);
      expect(await catalogue.besideWork(id, 'Lamps')).toEqual({ originals, comments: 1, series: true });
      expect(await catalogue.besideWork(id, 'Candles')).toMatchObject({ series: false });
      expect(await catalogue.besideWork(id, null)).toMatchObject({ series: false });
    });

    describe('what works are searched by beside their metadata', () => {
      const beside = async () => {
        const [facets] = await catalogue.facets(0, 10);
        return { kudos: facets?.kudos, source: facets?.source, has: facets?.has };
      };

      it('is the host, the kudos that are stated, and what is kept with them', async () => {
        const lamp = published('The lamp turned.', { comments: [comment('More!')] });
        const said = { summary: null, endNotes: 'An end.', other: [{ label: 'Kudos', value: '1,204' }] };
        await save(story('html', { ...lamp, metadata: { ...lamp.metadata, ...said }, hasPictures: true }));
        const expected = { kudos: 1204, source: LAMP.host, has: ['notes', 'pictures', 'comments'] };
        expect(await beside()).toEqual(expected);
        await save(story('html', published('The lamp turned again.'), { original: hashLike('later') }));
        expect(await beside()).toEqual({ kudos: null, source: LAMP.host, has: ['summary', 'comments'] });
      });

      it('is nothing where nothing is known', async () => {
        await save(story('txt', work({ summary: null })));
        expect(await beside()).toEqual({ kudos: null, source: null, has: [] });
      });

      it.each([
        ['Kudos', '53', 53],
        ['kudos', '0', 0],
        ['Kudos', '12 345', 12_345],
        ['Kudos', 'to my beta', null],
        ['Kudos', '1,2', null],
        ['Kudos to', '7', null],
      ])('takes “%s: %s” for %s kudos', async (label, value, kudos) => {
        await save(story('txt', work({ other: [{ label, value }] })));
        expect((await beside()).kudos).toBe(kudos);
      });

      it('comes anew when another file of a work brings it', async () => {
        await save(story('html', published('The lamp turned.')));
        const feed = await catalogue.lastChange();
        const joined = story('epub', published('The lamp turned.', { comments: [comment('More!')] }));
        expect(await save(joined)).toEqual(['joined']);
        expect((await beside()).has).toEqual(['summary', 'comments']);
        expect(await catalogue.changesSince(feed, 10)).toHaveLength(1);
      });

      it('takes the first host by name of several', async () => {
        const addresses = ['stories.example', 'archive.example', ''].map((host) => ({
          host,
          path: '/a',
          chapter: null,
        }));
        await save(story('html', published('The lamp turned.', { addresses })));
        expect((await beside()).source).toBe('archive.example');
      });
    });

    it('knows the type of a kept picture', async () => {
      const pictures = [{ hash: hashLike('lamp'), mediaType: 'image/png', bytes: 12 }];
      await save(story('epub', published('A lamp.'), { pictures }));
      expect(await catalogue.pictureType(hashLike('lamp'))).toBe('image/png');
      expect(await catalogue.pictureType(hashLike('none'))).toBeNull();
    });
  });
}
