import { Buffer } from 'node:buffer';
import { FanlightError } from '#errors';
import { loss } from '#stories';
import type { Collection, CollectionItem, CollectionSource, CollectionStory } from '../collection.ts';
import type { FormatInput, Recognition } from '../format.ts';
import { roleOfTable } from './columns.ts';
import { DumpIndex } from './dump-index.ts';
import { type GatheredStory, gatherStories } from './gather-stories.ts';
import { LossCounts } from './loss-counts.ts';
import { RowReader } from './row-reader.ts';
import { type Site, sitesOf } from './site.ts';
import { siteRecords } from './site-records.ts';
import { scanSql } from './sql/scan-sql.ts';
import { isStoryFile, StoryFolders } from './story-folders.ts';
import { resultOf } from './story-format.ts';
import { writeRecord } from './story-record.ts';

/** A whole eFiction site from a dump of its database, with the story files beside it. Source: formats §1. */
export const efictionCollection: Collection = {
  name: 'efiction',
  title: 'eFiction site (database dump)',
  recognise,
  claims: ({ beside }) => beside.map(({ path }) => path).filter(isStoryFile),
  read,
};

/** A dump whose first tables are another program's opens like this. */
const DUMP =
  /^(?:--|#) ?(?:mysql dump|mariadb dump|phpmyadmin|sequel (?:pro|ace)|dump of table)|^\/\*m?!\d{5}|^(?:insert into|create table) /im;
const TABLE =
  /\b(?:insert into|create table(?: if not exists)?|drop table if exists|dump of table)\s{1,5}[`"]?([\w$.`-]{0,120}fanfiction_\w{1,40})/gi;

function recognise(head: FormatInput, beside: readonly string[]): Recognition | null {
  const { buffer, byteOffset, length } = head.bytes.subarray(0, 65_536);
  const bytes = Buffer.from(buffer, byteOffset, length);
  const isDump = /\.(?:sql|dump)$/i.test(head.name) || PROGRAM.test(bytes.toString('latin1', 0, 500));
  const isNamed = bytes.includes('fanfiction_') || bytes.includes('FANFICTION_');
  if (!isDump && !isNamed && !bytes.includes('INSERT INTO') && !bytes.includes('CREATE TABLE')) return null;
  const text = bytes.toString('latin1');
  for (const [, name = ''] of text.matchAll(TABLE)) {
    if (roleOfTable(name).kind === 'foreign') continue;
    return { confidence: 0.97, reason: `it has the table ${name}` };
  }
  if (!DUMP.test(text)) return null;
  const stories = beside.filter(isStoryFile).length;
  if (stories > 0 && /\.(?:sql|txt|dump)$/i.test(head.name))
    return {
      confidence: 0.6,
      reason: `it is a database dump, and ${stories} files beside it are named as eFiction's stories`,
    };
  // Tables of eFiction may follow another program's; where none do, members' addresses and passwords are no story.
  return isDump ? { confidence: 0.5, reason: 'it is a database dump' } : null;
}

/** What programs write at the head of a dump. */
const PROGRAM =
  /^\s{0,20}(?:(?:--|#) ?(?:mysql dump|mariadb dump|phpmyadmin|sequel (?:pro|ace))|\/\*m?!\d{5})/i;

/** Throws FL-FILE-NO-STORY where no table of eFiction is in the dump. */
async function* read({ main, beside }: CollectionSource): AsyncGenerator<CollectionItem> {
  if (main.size === 0) throw new FanlightError('FL-FILE-EMPTY', main.name);
  const folders = new StoryFolders(beside);
  const index = new DumpIndex(folders);
  const losses = new LossCounts();
  let damaged = false;
  for await (const news of scanSql(main.chunks(), index)) {
    if (news.kind === 'progress') yield news;
    else {
      damaged = true;
      const code = news.kind === 'cut' ? 'FL-LOSS-CUT' : 'FL-LOSS-ROW';
      losses.add(code, news.kind === 'cut' ? `byte ${news.at}` : news.table || `byte ${news.at}`);
    }
  }
  const sites = sitesOf(index, folders, { reader: new RowReader(main, index.shapes), losses, damaged });
  if (sites.length === 0) throw new FanlightError('FL-FILE-NO-STORY', main.name);
  let done = main.size;
  for (const site of sites) {
    for await (const story of gatherStories(site)) {
      done += story.bytes;
      yield storyItem(site, story);
      yield { kind: 'progress', bytes: done };
    }
    for await (const record of siteRecords(site)) yield { kind: 'record', record };
  }
  countLeftOut(index, folders, sites, losses);
  for (const one of losses.list()) yield { kind: 'loss', loss: one };
}

function storyItem(site: Site, { sid, rows, headless }: GatheredStory): CollectionStory {
  const decoded = writeRecord(rows);
  const result = resultOf(rows, decoded);
  if (headless) result.losses.push(loss('FL-LOSS-HEADLESS'));
  return {
    kind: 'story',
    place: `${site.place}story-${sid}`,
    bytes: Buffer.from(decoded, 'utf8'),
    parts: rows.files.map(({ path, bytes }) => ({ path, bytes })),
    result,
  };
}

/** What of the dump belongs to no site, or did not fit into memory. */
function countLeftOut(
  index: DumpIndex,
  folders: StoryFolders,
  sites: readonly Site[],
  losses: LossCounts,
): void {
  for (const [table, rows] of index.foreign) losses.add('FL-LOSS-TABLES', table, rows);
  losses.add('FL-LOSS-COLUMNS', 'rows without columns', index.unknown);
  for (const { index: site } of sites)
    losses.add('FL-LOSS-TRUNCATED', `${site.prefix}fanfiction`, site.overflow);
  for (const { path, files } of folders.others(sites.map((site) => site.files)))
    losses.add('FL-LOSS-FOLDER', path === '' ? '.' : path, files);
}
