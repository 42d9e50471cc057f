/** What keeps a library safe beside it: the folder of a backup and its points, a restore, the record of checks, and bags. */
export { BackupFolder, type BegunPoint, checkList, type Point, type Pruned } from './backup-folder.ts';
export type { BagInfo } from './bagit/bag-info.ts';
export { BagWriter } from './bagit/bag-writer.ts';
export { type BagCheck, type BagProblem, type BagProgress, checkBag } from './bagit/check-bag.ts';
export { DECLARATION } from './bagit/declaration.ts';
export { freeSpace } from './disk-space.ts';
export { sealOf, syncFolder, writeDurably } from './durable-file.ts';
export { type ListedFile, mergeLists, readList, STORES, type StoredKind, writeList } from './file-list.ts';
export {
  type KeepingRecord,
  readRecord,
  recordBackup,
  recordRound,
  VERIFY_PHASES,
  type VerifyPhase,
  type VerifyPlace,
  type VerifyRound,
} from './keeping-record.ts';
export { BACKUP_VERSION, POINT_FILES, type PointCounts, type PointManifest } from './point-manifest.ts';
export { beginRestore, copyDatabaseInto, finishRestore, isRestoring } from './restoring-folder.ts';
