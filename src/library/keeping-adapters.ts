import type { Catalogue, DatabaseSurvey } from '#catalogue';
import type { OriginalStore } from '#originals';

/** How databases and stores in folders of backups are opened; put together in one place, `app.ts`. */
export type KeepingAdapters = {
  /** Opens a database of the newest schema for reading. */
  openCatalogue: (file: string) => Promise<Catalogue>;
  /** What a database of any schema says of itself, with its own check where that is asked for. */
  surveyDatabase: (file: string, options: { check: boolean }) => DatabaseSurvey;
  openStore: (folder: string) => Promise<OriginalStore>;
  /** Takes a lock that ends with this process. Throws FL-LIB-LOCKED. */
  holdLock: (file: string) => { release(): void };
};
