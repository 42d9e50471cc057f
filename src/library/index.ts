/** Use cases, one file each, named by their verb. */

export {
  type Imposition,
  MARK_NAMES,
  MOST_CREEP,
  MOST_SHEETS,
  marksOf,
  PAPER_NAMES,
  type PaperName,
  type Printer,
} from '#printing';
export { asOutput } from './as-output.ts';
export {
  type BackupOptions,
  type BackupProgress,
  type BackupReport,
  backupLibrary,
} from './backup-library.ts';
export type { BundleProgress } from './bundle-content.ts';
export { type ChangedField, changedWords, fieldPieces, type NamedField } from './changed-fields.ts';
export type { ChangedPassage } from './changed-passages.ts';
export { type BagCheck, type BagProgress, checkBag } from './check-bag.ts';
export { partsOf, READING_PARTS, type ReadingPart } from './compare-readings.ts';
export { type ComparedRevisions, compareRevisions, countRevisions } from './compare-revisions.ts';
export type { Library } from './context.ts';
export { type ConvertOptions, convertFile } from './convert-file.ts';
export { dateChapters } from './date-chapters.ts';
export { type ChosenProposal, decideProposals } from './decide-proposals.ts';
export { decideReview, type ReviewAnswer } from './decide-review.ts';
export { decideTags, undoTagDecision } from './decide-tags.ts';
export { deliverCover } from './deliver-cover.ts';
export { deliverOriginal } from './deliver-original.ts';
export { describeLibrary } from './describe-library.ts';
export { diagnoseLibrary } from './diagnose-library.ts';
export type { DiagnosedPart } from './diagnosed-part.ts';
export { exportMapping, importMapping } from './exchange-mapping.ts';
export { type EmptyPart, explainEmpty } from './explain-empty.ts';
export {
  type CountedMute,
  explainHidden,
  explainMute,
  type HiddenPage,
  type HiddenWorks,
  listMutes,
  type MutesPage,
  mutesOn,
} from './explain-hidden.ts';
export { explainWork } from './explain-work.ts';
export { type BundleOptions, type BundleReport, exportBundle } from './export-bundle.ts';
export { batchCounts, type ExportedLine, exportLines, linesText } from './export-lines.ts';
export { adviceFor, reportAsCsv, reportAsJson } from './export-report.ts';
export { type CalibreExport, exportToCalibre } from './export-to-calibre.ts';
export { copyWork, exportWork } from './export-work.ts';
export { type ExportOptions, exportWorks } from './export-works.ts';
export {
  FIELD_FORMS,
  fieldText,
  fieldWords,
  readFieldText,
  statusName,
  statusNames,
} from './field-forms.ts';
export { type DuplicatesProgress, findDuplicates } from './find-duplicates.ts';
export { findNeighbours, type Neighbours } from './find-neighbours.ts';
export { type FoundPassage, passagesOf } from './find-passages.ts';
export { findSimilar, type SimilarListed } from './find-similar.ts';
export { findWorks } from './find-works.ts';
export { followChanges, isCaughtUp } from './follow-changes.ts';
export { followTexts } from './follow-texts.ts';
export { type CreatorWorks, gatherCreatorWorks, gatherSeries } from './gather-works.ts';
export {
  type BundleImportProgress,
  type BundleImportReport,
  importBundle,
  isBundle,
} from './import-bundle.ts';
export { importFiles, importFound } from './import-files.ts';
export type { ReadLimits } from './import-protocol.ts';
export { ImportQueue, type QueuedImport, type QueuedState } from './import-queue.ts';
export { serveImport } from './import-service.ts';
export type { ImportProgress, ImportReport } from './import-tally.ts';
export type { WorkerPlan } from './import-workers.ts';
export { type InspectedFile, type InspectedWork, inspectFile, type Readers } from './inspect-file.ts';
export { joinWorks, setWorksApart, takeWorkApart } from './join-works.ts';
export { forgetPlace, keepPlace } from './keep-place.ts';
export type { KeepingAdapters } from './keeping-adapters.ts';
export { type KeptIndex, keepIndex, openIndex } from './kept-index.ts';
export { allowLateFailures } from './late-failures.ts';
export { libraryState } from './library-state.ts';
export { type CountedName, listCreators, listSeries, namesBehind } from './list-creators.ts';
export { DECISIONS_PAGE, findDecision, listDecisions } from './list-decisions.ts';
export {
  DUPLICATE_KINDS,
  type DuplicateGroup,
  type DuplicateKind,
  type DuplicatePage,
  type JoinedListed,
  listDuplicates,
  listJoined,
  listTwins,
  type Twin,
} from './list-duplicates.ts';
export {
  FACET_ORDERS,
  type FacetAsked,
  type FacetListing,
  listFacetValues,
} from './list-facet-values.ts';
export { listMarks, type MarkedPage, marksOn } from './list-marks.ts';
export { listNewChapters } from './list-new-chapters.ts';
export {
  listPlaces,
  placeIn,
  type UnderWayPage,
  type WorkUnderWay,
  wordsBeforeChapter,
} from './list-places.ts';
export { listPoints } from './list-points.ts';
export { listProposals, type ProposalFilter, type ProposalPage } from './list-proposals.ts';
export { countReviews, listReviews } from './list-reviews.ts';
export {
  describeTag,
  findTagDecision,
  listTagDecisions,
  listTags,
  TAGS_PAGE,
  type TagPage,
} from './list-tags.ts';
export { markWork } from './mark-work.ts';
export { type LibraryMeasures, measureLibrary } from './measure-library.ts';
export { MUTE_PATTERNS, type MutePattern, muteQuery } from './mute-patterns.ts';
export { changeMute, muteWorks, unmuteWorks } from './mute-works.ts';
export {
  type AddedDevice,
  type AskingProgram,
  addDevice,
  adoptDevice,
  changeDeviceKey,
  changeDeviceScopes,
  deviceWithKey,
  isDeviceName,
  isOwnDevice,
  listDevices,
  MOST_DEVICE_NAME,
  programWithToken,
  readerWithToken,
  removeDevice,
  signUpDevice,
} from './name-devices.ts';
export { openToPublic, type PublicLibrary, type Withheld } from './open-to-public.ts';
export { type PagedWorks, pageWorks, type WorksPlace } from './page-works.ts';
export { pickWork } from './pick-work.ts';
export {
  MOST_TAKEN,
  planTaking,
  TAKEN_FORMS,
  type TakenForm,
  type Taking,
} from './plan-taking.ts';
export { type PrintedFile, type PrintOptions, printWork, printWorks } from './print-works.ts';
export {
  changedAtSource,
  isCovered,
  type ListedPart,
  listAddresses,
  listedChange,
  listedWorks,
  listingState,
  listParts,
  mayBeListed,
} from './publish-works.ts';
export { readStory } from './read-file.ts';
export { type RepairReport, repairFromBackup } from './repair-from-backup.ts';
export { countBatch, listBatches, listBatchFiles, REPORT_PAGE, reportBatch } from './report-batches.ts';
export { type RereadOptions, rereadBatch, undoRereading } from './reread-batch.ts';
export type { LeftOut, RereadDifference, RereadReport, TakenIn } from './reread-report.ts';
export { type OnDesk, RereadingDesk } from './rereading-desk.ts';
export { type RestoreProgress, type RestoreReport, restoreLibrary } from './restore-library.ts';
export { reviseWork } from './revise-work.ts';
export {
  type CountedSearch,
  findSearch,
  listSearches,
  runSavedSearch,
  type SavedSearchRun,
} from './run-saved-search.ts';
export { MOST_SEARCH_NAME, removeSearch, renameSearch, saveSearch, seeSearch } from './save-search.ts';
export { type Selection, selectWorks, TO_READ } from './select-works.ts';
export {
  addEReader,
  largestBook,
  listEReaders,
  MOST_EREADER_NAME,
  removeEReader,
  sendBook,
  sendsFrom,
} from './send-book.ts';
export {
  COMMENTS_PAGE,
  type CommentPage,
  countBeside,
  deliverPicture,
  findAddress,
  listOriginals,
  listSitePages,
  type ReadableComment,
  readComments,
  showCreator,
  showSeries,
  showSitePage,
} from './show-sources.ts';
export { readChapters, showWork } from './show-work.ts';
export { shownWorks } from './shown-works.ts';
export { SiteFolder, type SiteReport } from './site-folder.ts';
export { isSitePath, type SiteSource, type SiteTarget } from './site-target.ts';
export type { SnippetPolicy } from './snippet-policy.ts';
export type { Excerpt, ExcerptSegment } from './source-excerpts.ts';
export { type NamesAsked, SUGGESTED_FIELDS, suggestNames } from './suggest-names.ts';
export { type CollectionSurvey, surveyCollection } from './survey-collection.ts';
export { type FandomSurvey, surveyFandoms } from './survey-fandoms.ts';
export { type FieldUse, type HeaderSurvey, surveyHeaders } from './survey-headers.ts';
export { type LengthSurvey, surveyLengths } from './survey-lengths.ts';
export { type RatingSurvey, surveyRatings, type ValuesByYear } from './survey-ratings.ts';
export { type RelationshipSurvey, surveyRelationships } from './survey-relationships.ts';
export type { SurveySubject, SurveyValue } from './survey-works.ts';
export { surveyYears, type YearSurvey } from './survey-years.ts';
export { pullPosition, pushPosition, type SaidPosition, type ToldPosition } from './sync-place.ts';
export { tagNamed, tagNames } from './tag-names.ts';
export { requestWords } from './tag-sentences.ts';
export { undoDecision } from './undo-decision.ts';
export { Upload, type UploadLimits, UploadShelf } from './upload-shelf.ts';
export { type BackupCheck, verifyBackup } from './verify-backup.ts';
export { type Finding, isDamage, type VerifyProgress } from './verify-library.ts';
export { lastSlice, type RoundReport, verifyAll, verifySlice } from './verify-slice.ts';
export type {
  BatchReport,
  DeliveredFile,
  ExplainedField,
  FoundWorks,
  LibraryDescription,
  ReadableChapter,
  ReviewableItem,
  ReviewPage,
  WorkExplanation,
} from './views.ts';
export { visitorsLibrary } from './visitors-library.ts';
export type { Source } from './walk-sources.ts';
export { checkWatched, watchFolder } from './watch-folder.ts';
export { watchWhileServing } from './watch-while-serving.ts';
export { WebArchive, type WebArchiveReport } from './web-archive.ts';
export { planWithdrawal, restoreBatch, withdrawBatch } from './withdraw-batch.ts';
export { editedFields, type WorkRecord, workRecord } from './work-record.ts';
export { fileStem } from './writable-work.ts';
export { zipWorks } from './zip-works.ts';
