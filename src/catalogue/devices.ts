/**
 * The e-readers that talk to the library: which there are, where their readers stand in files, and which files were handed out.
 * Dates are ISO 8601 in UTC; of secrets only hashes are kept.
 */
import type { WorkId } from './ids.ts';
import type { ReaderId } from './readers.ts';

declare const idBrand: unique symbol;

/** The number of a device, from 1; they are never used twice. */
export type DeviceId = number & { readonly [idBrand]: 'device' };

/**
 * What a token lets its device do, beside reading as every page does: `mark` is setting what belongs to its reader (marks, places, saved
 * searches), `edit` correcting works, `import` bringing stories in and taking imports out.
 */
export const TOKEN_SCOPES = ['read', 'mark', 'edit', 'import'] as const;
/** One of {@link TOKEN_SCOPES}. */
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/**
 * A device to add. `name` is what it logs in with, and no other's. `secret` is the hash of the token that addresses and passwords
 * hold, null where the device has none; `key` that of the key it synchronises with;
 * `scopes` what its token lets it do, in the order of {@link TOKEN_SCOPES}: nothing but to read where they are left out.
 */
export type NewDevice = {
  name: string;
  secret: string | null;
  key: string;
  madeAt: string;
  scopes?: readonly TokenScope[];
};

/** A device that may come in. `reader` is whose marks, mutes and places hold for it; `seenAt` is null before it first came. */
export type Device = Required<NewDevice> & { id: DeviceId; reader: ReaderId; seenAt: string | null };

/**
 * Where a reader stands in a file, as a device said it; `document` is the device's name for the file. `percentage` is from 0 to 1,
 * `metadata` JSON.
 */
export type SyncPosition = {
  document: string;
  progress: string;
  percentage: number;
  device: string;
  deviceId: string | null;
  metadata: string | null;
  keptAt: string;
};

/**
 * Blocks of a chapter that are alike and follow each other in a content document: `count` blocks from block `first` on are the
 * elements called `name` below `path`, from the one with `index` on, counted as XPath counts. `path` is below the body, with an index for each step:
 * `/section[1]`; empty for the body itself. All numbers count from 1.
 */
export type BlockRun = { first: number; count: number; path: string; name: string; index: number };

/**
 * A content document of a book: its address in the book, and the chapter's position or null for what is no chapter. `length` is the number of
 * characters in it, `runs` where its blocks are; both are missing for books of earlier versions.
 */
export type ServedPage = {
  href: string;
  chapter: number | null;
  length?: number;
  runs?: readonly BlockRun[];
};

/** A file handed to an e-reader, by its SHA-256: what is said of it later is found in the work's chapters. */
export type ServedFile = {
  hash: string;
  work: WorkId;
  revision: number;
  format: string;
  /** In reading order. */
  spine: readonly ServedPage[];
};

/** A file that is handed out, with the names that devices may give it. */
export type ServedRecord = { file: ServedFile; names: readonly string[] };

/** The part of the catalogue that knows devices. */
export interface DeviceRecords {
  /** Adds a device of a reader, or of a reader of its own. Null when the name is taken. */
  addDevice(reader: ReaderId | 'new', device: NewDevice): Promise<Device | null>;
  /** By name. */
  devices(): Promise<Device[]>;
  deviceNamed(name: string): Promise<Device | null>;
  deviceWithSecret(secret: string): Promise<Device | null>;
  changeDeviceKey(id: DeviceId, key: string): Promise<void>;
  /** Lets a device's token do other things from now on. */
  changeDeviceScopes(id: DeviceId, scopes: readonly TokenScope[]): Promise<void>;
  seeDevice(id: DeviceId, at: string): Promise<void>;
  /** Gives a device to another reader, with the positions and places of its own that this reader has none for. */
  giveDevice(id: DeviceId, reader: ReaderId): Promise<void>;
  /** Removes a device, and with its last one a reader who is not the person at this machine. */
  removeDevice(id: DeviceId): Promise<void>;

  /** Keeps a position in the place of that reader's last one in the document; `metadata` null leaves what was said before. */
  keepPosition(reader: ReaderId, position: SyncPosition): Promise<void>;
  position(reader: ReaderId, document: string): Promise<SyncPosition | null>;

  /** Records files, all or none. Throws FL-USE-NO-WORK. */
  recordServedFiles(records: readonly ServedRecord[]): Promise<void>;
  servedFile(hash: string): Promise<ServedFile | null>;
  /** The files of works in the library that a device may mean by a name, the newest revision first. */
  servedAs(name: string): Promise<ServedFile[]>;
}
