import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Catalogue,
  type NewWork,
  OWN_READER,
  openSqliteCatalogue,
  type WorkId,
  type WorkMetadata,
} from '#catalogue';
import { file, hashLike, work } from './samples.ts';

const AT = '2026-01-01T00:00:00.000Z';
/** A reading with a value in every field that can wait, and characters that JSON writes in more ways than one. */
const FULL: Partial<WorkMetadata> = {
  title: 'Lamps \u2028 “quoted” \\ "straight" \u0007 🗼',
  tags: [
    { kind: 'fandom', name: 'Harbour Lights' },
    { kind: 'relationship', name: 'Mara/Ives', members: ['Mara', 'Ives'] },
    { kind: 'character', name: 'Mara' },
    { kind: 'tag', name: 'Storms' },
  ],
  warnings: ['Major Character Death'],
  warningsStated: true,
  notes: 'Two\nlines',
  endNotes: 'An end',
  disclaimer: 'Not mine',
  dedication: 'For B.',
  spoilers: 'None',
  setting: 'The coast',
  series: { name: 'Lamps', position: 2.5 },
  part: { n: 1, of: null },
  permission: 'ask',
  permissionRaw: 'Ask first',
  other: [{ label: 'Music', value: 'Foghorn' }],
};
const READ = [
  ...['title', 'authors', 'fandoms', 'relationships', 'characters', 'rating', 'warnings', 'categories'],
  ...['genres', 'status', 'series', 'part', 'summary', 'spoilers', 'setting', 'disclaimer', 'notes'],
  ...['archivePermission', 'endNotes', 'dedication', 'date', 'language', 'music', 'wordCount'],
];

function evidence(confidence: number): NewWork['evidence'] {
  return READ.map((field) => ({
    field,
    evidence: { source: 'prose' as const, raw: field, start: 0, end: 1, confidence },
  }));
}

/** Takes back what the migrations from 0015 on make. */
const BEFORE_0015 = `drop view counting_revision; drop index work_revision_rereading;
  alter table work_revision drop column rereading; drop table rereading; drop table joined_work; drop table apart_work; drop table alike_work; drop table work_sketch;
  drop table sending; drop table ereader; drop index work_permitted;`;
/** Takes back what the migrations from 0010 on make. */
const BEFORE_0010 = `${BEFORE_0015}
  alter table place drop column revision; drop table chapter_hash;
  drop table served_name; drop table sync_position; drop table device;
  drop table work_label; drop table label; drop view work;
  drop table withdrawn_address; drop table withdrawn_mark; drop table site_record;
  alter table work_row drop column withdrawn; alter table work_row rename to work;
  drop index batch_file_same_as; drop index work_original_file;
  alter table batch_file drop column withdrawn; alter table batch_file drop column kept;
  alter table batch drop column upload; alter table batch drop column withdrawn_at;
  alter table site_page drop column withdrawn; alter table creator_profile drop column withdrawn;
  alter table series_detail drop column withdrawn;`;

describe('a library from before the review queue', () => {
  let folder = '';
  let database = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'fanlight-migrations-'));
    database = path.join(folder, 'fanlight.db');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** The database as the first schema had it, with corrections as they were written then. */
  function goBack(edits: [work: number, field: string, value: unknown][]): void {
    const db = new Sqlite(database);
    db.exec(`${BEFORE_0010}
      drop table tag_change; drop table tag_decision; drop table tag_refusal; drop table tag_link;
      drop table tag_rule; drop table tag_member; drop index work_tag_tag; drop index tag_canonical;
      alter table tag drop column canonical;
      drop table place; drop table mark; drop table saved_search; drop table mute; drop table reader; drop table library;
      drop table address; drop table work_original; drop table picture; drop table comment;
      drop table creator_profile; drop table series_detail; drop table site_page;
      alter table work drop column source_updated; alter table work drop column text_hash;
      alter table work drop column pictures;
      drop table review_item; drop table review_group; drop table decision_work; drop table decision;
      delete from kysely_migration where name > '0001-catalogue'; pragma user_version = 1`);
    const add = db.prepare('insert into edit (work, field, value, edited_at) values (?, ?, ?, ?)');
    for (const [id, field, value] of edits)
      add.run(id, field, value === null ? null : JSON.stringify(value), AT);
    db.close();
  }

  async function opened<Result>(act: (catalogue: Catalogue) => Promise<Result>): Promise<Result> {
    const catalogue = await openSqliteCatalogue(database);
    try {
      return await act(catalogue);
    } finally {
      await catalogue.close();
    }
  }

  it('has the queue that it would have had, less what was corrected', async () => {
    const queue = (catalogue: Catalogue) => catalogue.reviews({}, { limit: 1000, offset: 0 });
    const saved = await opened(async (catalogue) => {
      const batch = await catalogue.startBatch({ sources: [], startedAt: AT });
      const works = [
        { ...work(FULL), evidence: evidence(0.7) },
        { ...work({ creators: [], categories: [], status: 'unknown' }), evidence: evidence(0.5) },
        { ...work(FULL), evidence: evidence(0.9) },
        { ...work(FULL), evidence: [...evidence(1), ...evidence(0.6).slice(0, 3)] },
      ];
      for (const [at, one] of works.entries())
        await catalogue.saveFiles(batch, [file(`${at}.txt`, String(at), [one])]);
      return queue(catalogue);
    });
    expect(saved.total).toBeGreaterThan(30);
    goBack([
      [4, 'title', 'Mine'],
      [1, 'language', 'sv'],
      [1, 'language', null],
    ]);
    const migrated = await opened(queue);
    expect(migrated.items).toEqual(
      saved.items
        .filter((item) => !(item.work.id === 4 && item.field === 'title'))
        .map((item) => ({
          ...item,
          ...(item.field === 'title' && {
            alike: item.alike - 1,
            equal: item.equal - (item.work.id === 1 ? 1 : 0),
          }),
        })),
    );
  });

  it('knows which of its works show pictures', async () => {
    const shows = async (catalogue: Catalogue) =>
      (await catalogue.facets(0, 1000)).map(({ has }) => has.includes('pictures'));
    const body = deflateRawSync(`<p><img src="media/${hashLike('lamp')}" alt="A lamp" /></p>`);
    await opened(async (catalogue) => {
      const batch = await catalogue.startBatch({ sources: [], startedAt: AT });
      const plain = work({}, ['One.', 'Two.']);
      const pictured = {
        ...plain,
        chapters: plain.chapters.map((chapter, at) => (at === 1 ? { ...chapter, body } : chapter)),
      };
      const pictures = [{ hash: hashLike('lamp'), mediaType: 'image/png', bytes: 12 }];
      const works = Array.from({ length: 150 }, (_, at) => (at % 2 === 0 ? plain : pictured));
      await catalogue.saveFiles(batch, [file('a.html', 'a', works, { pictures })]);
    });
    const db = new Sqlite(database);
    db.exec(`${BEFORE_0010}
      alter table work drop column pictures; drop table place;
      delete from kysely_migration where name >= '0006'; pragma user_version = 3`);
    db.close();
    expect(await opened(shows)).toEqual(Array.from({ length: 150 }, (_, at) => at % 2 === 1));
  });

  it('lets the devices that it had read, and nothing more', async () => {
    const device = { name: 'Kobo', secret: 'hash', key: 'key', madeAt: AT };
    await opened((catalogue) => catalogue.addDevice(OWN_READER, { ...device, scopes: ['read', 'import'] }));
    const db = new Sqlite(database);
    db.exec(`${BEFORE_0015} alter table device drop column scopes;
      delete from kysely_migration where name >= '0014'; pragma user_version = 13`);
    db.close();
    const kept = await opened((catalogue) => catalogue.deviceWithSecret('hash'));
    expect(kept).toMatchObject({ ...device, scopes: ['read'] });
  });

  it('has its corrections of tags by their kind', async () => {
    await opened(async (catalogue) => {
      const batch = await catalogue.startBatch({ sources: [], startedAt: AT });
      await catalogue.saveFiles(batch, [file('a.txt', 'a', [work(FULL)]), file('b.txt', 'b', [work(FULL)])]);
    });
    const ships = [{ kind: 'relationship', name: 'A/B', members: ['A', 'B'] }];
    goBack([
      [1, 'tags', [{ kind: 'tag', name: 'Old' }]],
      [1, 'tags', [...ships, { kind: 'fandom', name: 'New' }]],
      [2, 'tags', ships],
      [2, 'tags', null],
    ]);
    const edits = await opened((catalogue) =>
      Promise.all([1, 2].map(async (id) => (await catalogue.work(id as WorkId))?.edits)),
    );
    expect(edits).toEqual([
      { relationship: ships, fandom: [{ kind: 'fandom', name: 'New' }], character: [], tag: [] },
      {},
    ]);
  });

  it('finds relationships by their members', async () => {
    await opened(async (catalogue) => {
      const batch = await catalogue.startBatch({ sources: [], startedAt: AT });
      await catalogue.saveFiles(batch, [file('a.txt', 'a', [work(FULL)])]);
    });
    goBack([]);
    const uses = await opened((catalogue) => catalogue.tagUses(0, 100));
    expect(uses.map(({ name, members, canonical }) => [name, members, canonical])).toEqual([
      ['Harbour Lights', [], false],
      ['Mara/Ives', ['Ives', 'Mara'], false],
      ['Mara', [], false],
      ['Storms', [], false],
    ]);
  });
});
