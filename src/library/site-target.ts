/** The seam to where a site of the public pages is written: a folder of files, or a web archive. */

/** What a site is of, as far as where it goes depends on it: the library (see `Catalogue.identity`). */
export type SiteSource = { identity: string };

/** Where a site is written to. `Report` says in the end what was written. */
export interface SiteTarget<Report> {
  /**
   * What answers for the files. In a `folder` they are opened by their names, or by a server that takes no notice of parameters. An `archive` answers
   * whole addresses and nothing else: the index of a folder is at the folder, and no address has parameters.
   */
  readonly form: 'folder' | 'archive';
  /** A file for work under way, gone in the end. */
  readonly workingFile: string;
  /** How many files were written until now. */
  readonly files: number;
  /** Once, before anything is written: when a work of the site was last changed, ISO 8601; null where there is none. */
  begin(changedAt: string | null): Promise<void>;
  /** Writes a file, soon. Each path (see `isSitePath`) once; `title` for pages that people look up. */
  write(file: string, content: Uint8Array | string, title?: string): Promise<void>;
  /** Writes what is left, and has all of it in its place. */
  finish(): Promise<Report>;
  /** Takes note that nothing more comes, and the site is not whole. */
  abandon(): Promise<void>;
}

const PART = /^[a-z0-9_~-][a-z0-9._~-]{0,149}$/i;
const MOST_PARTS = 20;

/** Whether a path is one that a site may have: a few parts, each plain letters, digits and the like, which every file system takes as they are. */
export function isSitePath(file: string): boolean {
  const parts = file.split('/');
  return parts.length <= MOST_PARTS && parts.every((part) => PART.test(part) && !part.endsWith('.'));
}
