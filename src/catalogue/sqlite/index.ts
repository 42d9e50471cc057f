import type { Catalogue } from '../catalogue.ts';
import type { ReaderId } from '../readers.ts';
import type { Change, WorkId } from '../records.ts';
import {
  hasUnsketched,
  readAlike,
  readAlikeTo,
  readSketches,
  readUnsketched,
  saveAlike,
  saveSketches,
} from './alike-works.ts';
import { finishBatch, interruptBatches, knownOriginals, resumeBatch, startBatch } from './batches.ts';
import { checkDatabase, readNumbers } from './check.ts';
import { type Connection, openConnection, query } from './connection.ts';
import { decider } from './decide.ts';
import { tagDecider } from './decide-tags.ts';
import {
  addDevice,
  changeDeviceKey,
  changeDeviceScopes,
  deviceNamed,
  deviceWithSecret,
  giveDevice,
  readDevices,
  removeDevice,
  seeDevice,
} from './devices.ts';
import { asCatalogueError } from './driver-errors.ts';
import { addEReader, noteSending, readEReaders, removeEReader, sendingsSince } from './ereaders.ts';
import { readJoined, readJoinedInto, workJoiner } from './joined-works.ts';
import { SCHEMA_VERSION } from './migrations/index.ts';
import { nameIds } from './name-ids.ts';
import { readPrivateOf } from './portable/read-private.ts';
import { readRecords } from './portable/read-records.ts';
import { readPortableRevision, readPortableWork } from './portable/read-works.ts';
import { counterpart, isEmpty, takeIn } from './portable/take-in.ts';
import { readBatch, readBatches, readBatchFiles, readBatchOverview } from './read-batches.ts';
import { facetsAfter, facetsOf } from './read-facets.ts';
import { checkChapters, isHeld, readHoldings, repairChapter, soundChapter } from './read-holdings.ts';
import { lastPermitted, permittedChange, permittedWorks, readOldAddresses } from './read-publishing.ts';
import { readDecision, readDecisions, readReviews } from './read-reviews.ts';
import { readChapterDates, readRevisions, readRevisionText } from './read-revision.ts';
import {
  readAddressTargets,
  readBesideWork,
  readComments,
  readCreatorProfile,
  readOriginals,
  readPictureType,
  readPublication,
  readSeriesDetail,
  readSitePage,
  readSitePages,
} from './read-sources.ts';
import { readTagDecision, readTagDecisions } from './read-tag-decisions.ts';
import { countTags, readAliases, readRefusals, readTag, readTags, readTagUses } from './read-tags.ts';
import { readTextStamps, readTexts } from './read-texts.ts';
import { labelsAfter, traitsAfter, traitsOf } from './read-traits.ts';
import { readCards, readChapterBodies, readChapterBody, readEvidence, readWork } from './read-works.ts';
import {
  changeMute,
  readMutes,
  readReaderChange,
  readSearch,
  readSearches,
  removeMute,
  removeSearch,
  renameSearch,
  saveMute,
  saveSearch,
  seeSearch,
} from './reader-lists.ts';
import { markWork, readMarked, readMarkedWorks, readMarks } from './reader-marks.ts';
import { forgetPlace, keepPlace, readPlace, readPlaces } from './reader-places.ts';
import { readRereadings, rereader } from './rereadings.ts';
import { fileSaver } from './save-files.ts';
import { saveRecords } from './save-records.ts';
import { sourceWriter } from './save-sources.ts';
import { workWriter } from './save-work.ts';
import { readServedAs, readServedFile, recordServedFiles } from './served-files.ts';
import { keepPosition, readPosition } from './sync-positions.ts';
import { readMapping } from './tag-mapping.ts';
import { readGroups } from './waiting-items.ts';
import { whileUnchanged } from './while-unchanged.ts';
import { withdrawer } from './withdraw.ts';

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
  const tags = tagDecider(connection, names);
  const sources = sourceWriter(connection);
  const withdrawals = withdrawer(connection, works);
  const rereadings = rereader(connection, { works, sources });
  const joiner = workJoiner(connection, works);
  const saveFiles = fileSaver(connection, { works, sources, names });

  async function write<Result>(work: () => Result): Promise<Result> {
    try {
      return work();
    } catch (thrown) {
      names.forget();
      throw asCatalogueError(thrown, file);
    }
  }
  const changes = whileUnchanged(connection, (sequence: number, limit: number) =>
    changesSince(connection, sequence, limit),
  );
  const last = whileUnchanged(connection, () => lastChange(connection));
  const readers = whileUnchanged(connection, (reader: ReaderId) => readReaderChange(connection, reader));
  const read = <Result>(work: () => Result) => write(() => connection.snapshot(work));

  return {
    startBatch: (batch) => write(() => startBatch(connection, batch)),
    resumeBatch: (id) => write(() => resumeBatch(connection, id)),
    interruptBatches: () => write(() => interruptBatches(connection)),
    saveFiles: (batch, outcomes) => write(() => saveFiles(batch, outcomes)),
    saveRecords: (batch, records) => write(() => saveRecords(connection, sources, batch, records)),
    finishBatch: (batch, status, at) => write(() => finishBatch(connection, batch, status, at)),
    batches: (page) => read(() => readBatches(connection, page)),
    batch: (id) => read(() => readBatch(connection, id)),
    batchOverview: (id) => read(() => readBatchOverview(connection, id)),
    batchFiles: (id, page) => read(() => readBatchFiles(connection, id, page)),
    planWithdrawal: (id) => write(() => withdrawals.plan(id)),
    withdrawBatch: (id, how, at) => write(() => withdrawals.withdraw(id, how, at)),
    restoreBatch: (id, at) => write(() => withdrawals.restore(id, at)),
    rereadableFiles: (id, page) => read(() => rereadings.files(id, page)),
    saveRereading: (under, reread) => write(() => rereadings.save(under, reread)),
    undoRereading: (id, at) => write(() => rereadings.undo(id, at)),
    rereadings: (id) => read(() => readRereadings(connection, id)),
    knownOriginals: (hashes) => write(() => knownOriginals(connection, hashes)),

    work: (id) => read(() => readWork(connection, id)),
    cards: (ids) => read(() => readCards(connection, ids)),
    chapterBody: (work, position) => read(() => readChapterBody(connection, work, position)),
    chapterBodies: (work) => read(() => readChapterBodies(connection, work)),
    evidence: (work) => read(() => readEvidence(connection, work)),
    revise: (work, edits, at) => write(() => decisions.revise(work, edits, at)),

    revisions: (work) => read(() => readRevisions(connection, work)),
    chapterDates: (work) => read(() => readChapterDates(connection, work)),
    revisionText: (work, number) => read(() => readRevisionText(connection, work, number)),

    besideWork: (work, series) => read(() => readBesideWork(connection, work, series)),
    originalsOf: (work) => read(() => readOriginals(connection, work)),
    publicationOf: (work) => read(() => readPublication(connection, work)),
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

    tags: (filter, page) => read(() => readTags(connection, filter, page)),
    tagCounts: () => read(() => countTags(connection)),
    tag: (kind, name) => read(() => readTag(connection, kind, name)),
    tagAliases: () => read(() => readAliases(connection)),
    tagUses: (after, limit) => read(() => readTagUses(connection, after, limit)),
    refusedTags: () => read(() => readRefusals(connection)),
    decideTags: (request, at) => write(() => tags.decide(request, at)),
    undoTagDecision: (id, at) => write(() => tags.undo(id, at)),
    tagDecisions: (page) => read(() => readTagDecisions(connection, page)),
    tagDecision: (id) => read(() => readTagDecision(connection, id)),
    exportTags: () => read(() => readMapping(connection)),
    importTags: (mapping, at) => write(() => tags.take(mapping, at)),
    readerChange: (reader) => write(() => readers(reader)),
    markWork: (reader, work, change) => write(() => markWork(connection, reader, work, change)),
    marksOf: (reader, works) => read(() => readMarks(connection, reader, works)),
    marks: (reader, mark, page) => read(() => readMarked(connection, reader, mark, page)),
    markedWorks: (reader) => read(() => readMarkedWorks(connection, reader)),
    keepPlace: (reader, work, place) => write(() => keepPlace(connection, reader, work, place)),
    place: (reader, work) => read(() => readPlace(connection, reader, work)),
    placesUnderWay: (reader, page) => read(() => readPlaces(connection, reader, page)),
    forgetPlace: (reader, work) => write(() => forgetPlace(connection, reader, work)),
    saveSearch: (reader, search) => write(() => saveSearch(connection, reader, search)),
    savedSearches: (reader) => read(() => readSearches(connection, reader)),
    savedSearch: (reader, id) => read(() => readSearch(connection, reader, id)),
    renameSearch: (reader, id, name) => write(() => renameSearch(connection, reader, id, name)),
    seeSearch: (reader, id) => write(() => seeSearch(connection, reader, id)),
    removeSearch: (reader, id) => write(() => removeSearch(connection, reader, id)),
    saveMute: (reader, mute) => write(() => saveMute(connection, reader, mute)),
    mutes: (reader) => read(() => readMutes(connection, reader)),
    changeMute: (reader, id, said) => write(() => changeMute(connection, reader, id, said)),
    removeMute: (reader, id) => write(() => removeMute(connection, reader, id)),

    texts: (ids) => read(() => readTexts(connection, ids)),
    textStamps: (ids) => read(() => readTextStamps(connection, ids)),
    facets: (after, limit) => read(() => facetsAfter(connection, after, limit)),
    facetsOf: (ids) => read(() => facetsOf(connection, ids)),
    traits: (after, limit) => read(() => traitsAfter(connection, after, limit)),
    traitsOf: (ids) => read(() => traitsOf(connection, ids)),
    headerLabels: (after) => read(() => labelsAfter(connection, after)),
    changesSince: (sequence, limit) => write(() => changes(sequence, limit)),
    lastChange: () => write(() => last()),
    state: () => write(() => connection.state()),

    lastPermitted: () => read(() => lastPermitted(connection)),
    permittedChange: (after, until) => read(() => permittedChange(connection, after, until)),
    permittedWorks: (after, until, limit) => read(() => permittedWorks(connection, after, until, limit)),
    oldAddresses: (after, limit) => read(() => readOldAddresses(connection, after, limit)),

    addDevice: (reader, device) => write(() => addDevice(connection, reader, device)),
    devices: () => read(() => readDevices(connection)),
    deviceNamed: (name) => write(() => deviceNamed(connection, name)),
    deviceWithSecret: (secret) => write(() => deviceWithSecret(connection, secret)),
    changeDeviceKey: (id, key) => write(() => changeDeviceKey(connection, id, key)),
    changeDeviceScopes: (id, scopes) => write(() => changeDeviceScopes(connection, id, scopes)),
    seeDevice: (id, at) => write(() => seeDevice(connection, id, at)),
    giveDevice: (id, reader) => write(() => giveDevice(connection, id, reader)),
    removeDevice: (id) => write(() => removeDevice(connection, id)),
    addEReader: (reader, added) => write(() => addEReader(connection, reader, added)),
    eReaders: (reader) => read(() => readEReaders(connection, reader)),
    removeEReader: (reader, id) => write(() => removeEReader(connection, reader, id)),
    noteSending: (reader, sending) => write(() => noteSending(connection, reader, sending)),
    sendingsSince: (reader, at) => read(() => sendingsSince(connection, reader, at)),
    keepPosition: (reader, position) => write(() => keepPosition(connection, reader, position)),
    position: (reader, document) => read(() => readPosition(connection, reader, document)),
    recordServedFiles: (records) => write(() => recordServedFiles(connection, records)),
    servedAs: (name) => read(() => readServedAs(connection, name)),
    servedFile: (hash) => read(() => readServedFile(connection, hash)),
    unsketched: (after, limit) => read(() => readUnsketched(connection, after, limit)),
    hasUnsketched: () => read(() => hasUnsketched(connection)),
    saveSketches: (sketches) => write(() => saveSketches(connection, sketches)),
    sketches: (after, limit) => read(() => readSketches(connection, after, limit)),
    saveAlike: (pairs) => write(() => saveAlike(connection, pairs)),
    alike: (likeness) => read(() => readAlike(connection, likeness)),
    alikeTo: (work) => read(() => readAlikeTo(connection, work)),
    setApart: (ids, at) => write(() => joiner.setApart(ids, at)),
    joinWorks: (into, ids, at) => write(() => joiner.join(into, ids, at)),
    takeApart: (work, at) => write(() => joiner.takeApart(work, at)),
    joined: (page) => read(() => readJoined(connection, page)),
    joinedInto: (work) => read(() => readJoinedInto(connection, work)),
    numbers: () => read(() => readNumbers(connection)),
    identity: () => read(() => connection.first(query.selectFrom('library').selectAll())?.identity ?? ''),
    check: () => write(() => checkDatabase(connection)),
    holdings: (kind, after, limit) => read(() => readHoldings(connection, kind, after, limit)),
    isHeld: (kind, hash) => read(() => isHeld(connection, kind, hash)),
    checkChapters: (after, bytes) => read(() => checkChapters(connection, after, bytes)),
    soundChapter: (id) => read(() => soundChapter(connection, id)),
    repairChapter: (id, bytes) =>
      write(() => connection.transaction(() => repairChapter(connection, id, bytes))),
    portable: (kind, page) => read(() => readRecords(connection, kind, page)),
    portableWork: (id) => read(() => readPortableWork(connection, id)),
    portableRevision: (work, number) => read(() => readPortableRevision(connection, work, number)),
    portablePrivate: (work) => read(() => readPrivateOf(connection, work)),
    isEmpty: () => read(() => isEmpty(connection)),
    counterpart: (work) => read(() => counterpart(connection, sources, work)),
    async takeIn(records, taking, keep) {
      try {
        return await takeIn(connection, { works, sources, names }, records, { taking, keep });
      } catch (thrown) {
        names.forget();
        throw asCatalogueError(thrown, file);
      }
    },
    copyTo: (place, onProgress) => connection.copyTo(place, onProgress),
    schemaVersion: async () => SCHEMA_VERSION,
    close: () => write(() => connection.close()),
  };
}

function changesSince(connection: Connection, sequence: number, limit: number): Change[] {
  const rows = connection.all(
    query
      .selectFrom('change')
      .innerJoin('work_row', 'work_row.id', 'change.work')
      .select(['change.sequence', 'change.work', 'work_row.withdrawn'])
      .where('sequence', '>', sequence)
      .orderBy('sequence')
      .limit(limit),
  );
  return rows.map(({ work, withdrawn, ...row }) => ({
    ...row,
    work: work as WorkId,
    kind: withdrawn === 1 ? 'removed' : 'saved',
  }));
}

function lastChange(connection: Connection): number {
  const row = connection.first(
    query.selectFrom('change').select('sequence').orderBy('sequence', 'desc').limit(1),
  );
  return row?.sequence ?? 0;
}
