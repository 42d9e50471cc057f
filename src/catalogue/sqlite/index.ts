import { FanlightError } from '#errors';
import type { Catalogue } from '../catalogue.ts';
import type { Change, ServedFile, WorkId } from '../records.ts';
import {
  finishBatch,
  knownOriginals,
  readBatch,
  readBatches,
  readBatchFiles,
  startBatch,
} from './batches.ts';
import { checkDatabase, readNumbers } from './check.ts';
import { type Connection, openConnection, query } from './connection.ts';
import { decider } from './decide.ts';
import { asCatalogueError } from './driver-errors.ts';
import { nameIds } from './name-ids.ts';
import { facetsAfter, facetsOf } from './read-facets.ts';
import { readDecision, readDecisions, readReviews } from './read-reviews.ts';
import {
  readAddressTargets,
  readBesideWork,
  readComments,
  readCreatorProfile,
  readOriginals,
  readPictureType,
  readSeriesDetail,
  readSitePage,
  readSitePages,
} from './read-sources.ts';
import { readTextStamps, readTexts } from './read-texts.ts';
import { readCards, readChapterBodies, readChapterBody, readEvidence, readWork } from './read-works.ts';
import { fileSaver } from './save-files.ts';
import { saveRecords } from './save-records.ts';
import { sourceWriter } from './save-sources.ts';
import { workWriter } from './save-work.ts';
import { readGroups } from './waiting-items.ts';

/**
 * The catalogue in one SQLite file, made when it is not there. One process may write; any number may open it
 * `readOnly` meanwhile, whose writes throw FL-LIB-FOLDER. Throws FL-LIB-LOCKED, FL-LIB-NEWER, FL-LIB-OLDER,
 * FL-LIB-CORRUPT, FL-LIB-FULL and FL-LIB-FOLDER.
 */
export async function openSqliteCatalogue(
  file: string,
  options: { readOnly?: boolean } = {},
): Promise<Catalogue> {
  const connection = await openConnection(file, options.readOnly ?? false);
  try {
    return catalogueOn(connection, file);
  } catch (thrown) {
    connection.close();
    throw asCatalogueError(thrown, file);
  }
}

/** The catalogue on an open connection; `file` names it in errors. */
export function catalogueOn(connection: Connection, file: string): Catalogue {
  const names = nameIds(connection);
  const works = workWriter(connection, names);
  const decisions = decider(connection, works);
  const sources = sourceWriter(connection);
  const saveFiles = fileSaver(connection, { works, sources, names });

  async function write<Result>(work: () => Result): Promise<Result> {
    try {
      return work();
    } catch (thrown) {
      names.forget();
      throw asCatalogueError(thrown, file);
    }
  }
  const read = <Result>(work: () => Result) => write(() => connection.snapshot(work));

  return {
    startBatch: (batch) => write(() => startBatch(connection, batch)),
    saveFiles: (batch, outcomes) => write(() => saveFiles(batch, outcomes)),
    saveRecords: (batch, records) => write(() => saveRecords(connection, sources, batch, records)),
    finishBatch: (batch, status, at) => write(() => finishBatch(connection, batch, status, at)),
    batches: (page) => read(() => readBatches(connection, page)),
    batch: (id) => read(() => readBatch(connection, id)),
    batchFiles: (id, page) => read(() => readBatchFiles(connection, id, page)),
    knownOriginals: (hashes) => write(() => knownOriginals(connection, hashes)),

    work: (id) => read(() => readWork(connection, id)),
    cards: (ids) => read(() => readCards(connection, ids)),
    chapterBody: (work, position) => read(() => readChapterBody(connection, work, position)),
    chapterBodies: (work) => read(() => readChapterBodies(connection, work)),
    evidence: (work) => read(() => readEvidence(connection, work)),
    revise: (work, edits, at) => write(() => decisions.revise(work, edits, at)),

    besideWork: (work, series) => read(() => readBesideWork(connection, work, series)),
    originalsOf: (work) => read(() => readOriginals(connection, work)),
    comments: (about, page) => read(() => readComments(connection, about, page)),
    addressTargets: (path, host) => read(() => readAddressTargets(connection, path, host)),
    pictureType: (hash) => read(() => readPictureType(connection, hash)),
    creatorProfile: (name) => read(() => readCreatorProfile(connection, name)),
    seriesDetail: (name) => read(() => readSeriesDetail(connection, name)),
    sitePages: (page) => read(() => readSitePages(connection, page)),
    sitePage: (id) => read(() => readSitePage(connection, id)),

    reviews: (filter, page) => read(() => readReviews(connection, filter, page)),
    reviewGroups: () => read(() => readGroups(connection)),
    decide: (request, at) => write(() => decisions.decide(request, at)),
    undoDecision: (id, at) => write(() => decisions.undo(id, at)),
    decisions: (page) => read(() => readDecisions(connection, page)),
    decision: (id) => read(() => readDecision(connection, id)),

    texts: (ids) => read(() => readTexts(connection, ids)),
    textStamps: (ids) => read(() => readTextStamps(connection, ids)),
    facets: (after, limit) => read(() => facetsAfter(connection, after, limit)),
    facetsOf: (ids) => read(() => facetsOf(connection, ids)),
    changesSince: (sequence, limit) => read(() => changesSince(connection, sequence, limit)),
    lastChange: () => read(() => lastChange(connection)),

    recordServedFile: (served) => write(() => recordServedFile(connection, served)),
    servedFile: (hash) => read(() => readServedFile(connection, hash)),
    numbers: () => read(() => readNumbers(connection)),
    check: () => write(() => checkDatabase(connection)),
    close: () => write(() => connection.close()),
  };
}

function changesSince(connection: Connection, sequence: number, limit: number): Change[] {
  const rows = connection.all(
    query.selectFrom('change').selectAll().where('sequence', '>', sequence).orderBy('sequence').limit(limit),
  );
  return rows.map((row) => ({ sequence: row.sequence, work: row.work as WorkId, kind: 'saved' }));
}

function lastChange(connection: Connection): number {
  const row = connection.first(
    query.selectFrom('change').select('sequence').orderBy('sequence', 'desc').limit(1),
  );
  return row?.sequence ?? 0;
}

/** The newest record of a hash holds. Throws FL-USE-NO-WORK. */
function recordServedFile(connection: Connection, { hash, work, revision, format, spine }: ServedFile): void {
  connection.transaction(() => {
    const known = connection.first(query.selectFrom('work').select('id').where('id', '=', work));
    if (!known) throw new FanlightError('FL-USE-NO-WORK', String(work));
    const row = { hash, work, revision, format, spine: JSON.stringify(spine) };
    connection.run(query.replaceInto('served_file').values(row));
  });
}

function readServedFile(connection: Connection, hash: string): ServedFile | null {
  const row = connection.first(query.selectFrom('served_file').selectAll().where('hash', '=', hash));
  if (!row) return null;
  return { ...row, work: row.work as WorkId, spine: JSON.parse(row.spine) as ServedFile['spine'] };
}
