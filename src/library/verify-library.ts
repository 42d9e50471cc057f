import type { DamagedChapter, HoldingKind } from '#catalogue';
import type { ErrorCode } from '#errors';
import type { OriginalState, OriginalStore, Sha256 } from '#originals';
import { VERIFY_PHASES, type VerifyPhase, type VerifyPlace } from '#preservation';
import type { Library } from './context.ts';

/** What is read for a check. */
export type Verified = Pick<Library, 'catalogue' | 'originals' | 'media'>;

/**
 * Something that is not as it was, by its code; `subject` names it to a person. A stray file does no harm; everything else
 * is damage. `what` is for a repair.
 */
export type Finding = {
  code: Extract<ErrorCode, `FL-VERIFY-${string}`>;
  subject: string;
  what:
    | { kind: 'database' }
    | { kind: HoldingKind; hash: Sha256 }
    | { kind: 'chapter'; chapter: DamagedChapter }
    | { kind: 'stray'; hash: Sha256 };
};

/** How far a check is. Bytes are those that were read. */
export type VerifyProgress = { phase: VerifyPhase; files: number; bytes: number };

/** Where a check begins, how much it reads at most, and who is told. */
export type VerifyOptions = {
  from?: VerifyPlace;
  /** Bytes that are read, and milliseconds, after which it ends between two files. Without them everything is read. */
  bytes?: number;
  milliseconds?: number;
  signal?: AbortSignal;
  onProgress?: (progress: VerifyProgress) => void;
};

/** What a check read and found. `next`: where the next one goes on; null when it came to the end. */
export type VerifyReport = { next: VerifyPlace | null; files: number; bytes: number; findings: Finding[] };

/** Where a round begins. */
export const FIRST_PLACE: VerifyPlace = { phase: 'database', after: '' };
/** Files that are asked of the catalogue, and bytes of chapters that are read, at a time. */
const PAGE = 500;
const CHAPTER_BYTES = 1024 * 1024;
/** Findings beyond this many end a check: what is damaged so badly is not listed, but restored. */
const MOST_FINDINGS = 10_000;

/** Whether something found is damage. */
export function isDamage({ what }: Pick<Finding, 'what'>): boolean {
  return what.kind !== 'stray';
}

/**
 * Reads what the library counts on and compares it with what was written: the database with its own check, the originals
 * and pictures with their names, which are their SHA-256, the chapters with the SHA-256 that was kept. Reads only, and others may
 * write meanwhile. Throws FL-LIB-…
 */
export async function verifyLibrary(library: Verified, options: VerifyOptions = {}): Promise<VerifyReport> {
  const check = new Check(options);
  const from = options.from ?? FIRST_PLACE;
  for (const phase of VERIFY_PHASES.slice(VERIFY_PHASES.indexOf(from.phase))) {
    const after = phase === from.phase ? from.after : '';
    const stopped = await checkPhase(library, check, phase, after);
    if (stopped !== null) return check.report({ phase, after: stopped });
  }
  return check.report(null);
}

/** Checks one phase and answers after what it stopped, or null at its end. */
function checkPhase(
  library: Verified,
  check: Check,
  phase: VerifyPhase,
  after: string,
): Promise<string | null> {
  if (check.isOver) return Promise.resolve(after);
  switch (phase) {
    case 'database':
      return checkDatabase(library, check);
    case 'originals':
      return checkFiles(library, check, { phase, kind: 'original', store: library.originals }, after);
    case 'pictures':
      return checkFiles(library, check, { phase, kind: 'picture', store: library.media }, after);
    case 'chapters':
      return checkChapters(library, check, after);
  }
}

class Check {
  readonly #options: VerifyOptions;
  readonly #started = performance.now();
  readonly #damage: Finding[] = [];
  /** Files that nothing counts on do no harm, so they end no check. */
  readonly #strays: Finding[] = [];
  #files = 0;
  #bytes = 0;

  constructor(options: VerifyOptions) {
    this.#options = options;
  }

  /** Whether no more is read. Something is read in any case, so that slices come to an end. */
  get isOver(): boolean {
    const { bytes, milliseconds, signal } = this.#options;
    if (signal?.aborted || this.#damage.length >= MOST_FINDINGS) return true;
    if (this.#files === 0) return false;
    const isLate = milliseconds !== undefined && performance.now() - this.#started >= milliseconds;
    return isLate || (bytes !== undefined && this.#bytes >= bytes);
  }

  /** How many bytes may be read yet. */
  get left(): number {
    return (this.#options.bytes ?? Number.POSITIVE_INFINITY) - this.#bytes;
  }

  read(phase: VerifyPhase, files: number, bytes: number): void {
    this.#files += files;
    this.#bytes += bytes;
    this.#options.onProgress?.({ phase, files: this.#files, bytes: this.#bytes });
  }

  found(finding: Finding): void {
    if (isDamage(finding)) this.#damage.push(finding);
    else if (this.#strays.length < MOST_FINDINGS) this.#strays.push(finding);
  }

  report(next: VerifyPlace | null): VerifyReport {
    return { next, files: this.#files, bytes: this.#bytes, findings: [...this.#damage, ...this.#strays] };
  }
}

async function checkDatabase({ catalogue }: Verified, check: Check): Promise<null> {
  const { faults } = await catalogue.check();
  for (const fault of faults)
    check.found({ code: 'FL-VERIFY-DATABASE', subject: fault, what: { kind: 'database' } });
  check.read('database', 1, 0);
  return null;
}

type Shelf = { phase: VerifyPhase; kind: HoldingKind; store: OriginalStore };

/** Walks the names in the catalogue and the files in the store side by side, both ascending. */
async function checkFiles(
  library: Verified,
  check: Check,
  shelf: Shelf,
  after: string,
): Promise<string | null> {
  const stored = shelf.store.list(after)[Symbol.asyncIterator]();
  let file = await stored.next();
  const strays = async (before: string | null) => {
    for (; !file.done && (before === null || file.value.hash < before); file = await stored.next())
      if (!(await library.catalogue.isHeld(shelf.kind, file.value.hash)))
        check.found(strayFinding(file.value.hash));
  };
  for (let last = after; ; ) {
    const page = await library.catalogue.holdings(shelf.kind, last, PAGE);
    for (const { hash } of page) {
      if (check.isOver) return last;
      await strays(hash);
      if (!file.done && file.value.hash === hash) file = await stored.next();
      const { state, bytes } = await shelf.store.check(hash as Sha256);
      check.read(shelf.phase, 1, bytes);
      const code = codeOf(shelf.kind, state);
      if (code !== null)
        check.found({ code, subject: hash, what: { kind: shelf.kind, hash: hash as Sha256 } });
      last = hash;
    }
    if (page.length === 0) break;
  }
  await strays(null);
  return null;
}

function codeOf(kind: HoldingKind, state: OriginalState): Finding['code'] | null {
  const isOriginal = kind === 'original';
  switch (state) {
    case 'sound':
      return null;
    case 'missing':
      return isOriginal ? 'FL-VERIFY-ORIGINAL-MISSING' : 'FL-VERIFY-PICTURE-MISSING';
    case 'changed':
      return isOriginal ? 'FL-VERIFY-ORIGINAL-CHANGED' : 'FL-VERIFY-PICTURE-CHANGED';
    case 'unreadable':
      return 'FL-VERIFY-UNREADABLE';
  }
}

function strayFinding(hash: Sha256): Finding {
  return { code: 'FL-VERIFY-UNREFERENCED', subject: hash, what: { kind: 'stray', hash } };
}

async function checkChapters({ catalogue }: Verified, check: Check, after: string): Promise<string | null> {
  for (let last = Number(after); ; ) {
    if (check.isOver) return String(last);
    const most = Math.max(1, Math.min(CHAPTER_BYTES, check.left));
    const found = await catalogue.checkChapters(last, most);
    for (const chapter of found.damaged) check.found(chapterFinding(chapter));
    check.read('chapters', found.chapters, found.bytes);
    if (found.last === null) return null;
    last = found.last;
  }
}

function chapterFinding(chapter: DamagedChapter): Finding {
  const { id, work, title, position } = chapter;
  const subject = work === null ? `chapter ${id}` : `chapter ${position} of work ${work} (${title})`;
  return { code: 'FL-VERIFY-CHAPTER-CHANGED', subject, what: { kind: 'chapter', chapter } };
}
