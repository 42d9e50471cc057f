/** A site as one file that players of web archives open (WACZ 1.1.1): each of its files as the answer of a server. */
import { mkdir, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { type LyingFile, packMember, storedFile, streamLargeZip } from '#containers';
import { FanlightError } from '#errors';
import {
  BLOCK_LINES,
  BLOCKS_HEAD,
  blockLine,
  describeWacz,
  indexLine,
  PAGES_HEAD,
  type PackedRecord,
  pageLine,
  type Recording,
  responseRecord,
  WACZ_FILES,
  type WaczResource,
  warcinfoRecord,
} from '#formats';
import { writeDurably } from '#preservation';
import { asOutput } from './as-output.ts';
import { MeasuredFile } from './measured-file.ts';
import { mediaTypeOf } from './media-types.ts';
import { isSitePath, type SiteSource, type SiteTarget } from './site-target.ts';
import { SortedLines } from './sorted-lines.ts';

/** Files that are packed at once, and their bytes. */
const MOST_FILES = 8;
const MOST_BYTES = 8 * 1024 * 1024;

const SOFTWARE = 'Fanlight';
const DESCRIPTION =
  'The public pages of a library of stories, written by the program that keeps it. They were not fetched over a network; their date is that of the last change to a work among them.';
/** The date of an archive without works. */
const NO_CHANGE = '1970-01-01T00:00:00Z';

/** What is under way lies in a folder beside the file, under these names. */
const WORKING = ['words', 'records', 'pages', 'lines', 'index', 'blocks'] as const;

/** What a web archive is of. `address` is that of the site, with a stroke at its end; `title` what the archive is called. */
type WebArchiveOptions = SiteSource & { address: string; title: string };

/** What is in a web archive: answers and their bytes, how many of them are pages, and the bytes of the file itself. `date` is that of all answers. */
export type WebArchiveReport = {
  files: number;
  pages: number;
  bytes: number;
  archiveBytes: number;
  date: string;
};

/** As other programs make files: who may read it, the system says. */
const MODE = 0o666;

type Pending = { address: string; mediaType: string; title: string | null; record: Promise<PackedRecord> };
type Measured = Record<'records' | 'pages' | 'index' | 'blocks', MeasuredFile>;

/**
 * A web archive that is written. It is there under its name once it is whole; what is under way lies beside it, in `.working`, and itself in `.new`. The
 * same files give the same bytes. Throws FL-USE-OUTPUT where it cannot be written.
 */
export class WebArchive implements SiteTarget<WebArchiveReport> {
  readonly form = 'archive';
  readonly #file: string;
  readonly #options: WebArchiveOptions;
  readonly #recording: Recording;
  readonly #measured: Measured;
  readonly #lines: SortedLines;
  #pending: Pending[] = [];
  #pendingBytes = 0;
  #files = 0;
  #pages = 0;
  #bytes = 0;

  private constructor(
    file: string,
    options: WebArchiveOptions,
    opened: { measured: Measured; lines: SortedLines },
  ) {
    this.#file = file;
    this.#options = options;
    this.#recording = { source: `${options.identity} ${options.address}`, date: NO_CHANGE };
    this.#measured = opened.measured;
    this.#lines = opened.lines;
  }

  /** Opens a web archive; what one before it left unfinished is written over. */
  static async open(file: string, options: WebArchiveOptions): Promise<WebArchive> {
    const before = await stat(file).catch(() => null);
    if (before?.isDirectory()) throw new FanlightError('FL-USE-OUTPUT', file);
    try {
      return await asOutput(file, () => WebArchive.#open(file, options));
    } catch (thrown) {
      await removeWorking(file);
      throw thrown;
    }
  }

  static async #open(file: string, options: WebArchiveOptions): Promise<WebArchive> {
    await mkdir(workingFolder(file), { recursive: true });
    const measure = (name: (typeof WORKING)[number]) => MeasuredFile.open(workingPath(file, name));
    const measured = {
      records: await measure('records'),
      pages: await measure('pages'),
      index: await measure('index'),
      blocks: await measure('blocks'),
    };
    const lines = await SortedLines.open(workingPath(file, 'lines'));
    return new WebArchive(file, options, { measured, lines });
  }

  get workingFile(): string {
    return workingPath(this.#file, 'words');
  }

  get files(): number {
    return this.#files;
  }

  async begin(changedAt: string | null): Promise<void> {
    if (changedAt !== null) this.#recording.date = inSeconds(changedAt);
    const { records, pages } = this.#measured;
    const info = await warcinfoRecord(this.#recording, {
      fileName: path.posix.basename(WACZ_FILES.records),
      fields: {
        software: SOFTWARE,
        format: 'WARC File Format 1.1',
        conformsTo:
          'https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1-annotated/',
        isPartOf: this.#options.title,
        description: DESCRIPTION,
      },
    });
    await asOutput(this.#file, async () => {
      await records.append(info);
      await pages.append(asLine(PAGES_HEAD));
    });
  }

  async write(file: string, content: Uint8Array | string, title?: string): Promise<void> {
    if (!isSitePath(file)) throw new Error(`not a path of a site: ${file}`);
    const body = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const address = `${this.#options.address}${file.replace(/(^|\/)index\.html$/, '$1')}`;
    const mediaType = mediaTypeOf(file);
    const record = responseRecord(this.#recording, { address, mediaType, body });
    this.#pending.push({ address, mediaType, title: title ?? null, record });
    this.#pendingBytes += body.length;
    this.#bytes += body.length;
    this.#files += 1;
    if (this.#pending.length >= MOST_FILES || this.#pendingBytes >= MOST_BYTES) await this.#flush();
  }

  async finish(): Promise<WebArchiveReport> {
    await this.#flush();
    return asOutput(this.#file, async () => {
      await this.#writeIndex();
      await writeDurably(this.#file, streamLargeZip(await this.#entries()), MODE);
      await this.#lines.close();
      await removeWorking(this.#file);
      return {
        files: this.#files,
        pages: this.#pages,
        bytes: this.#bytes,
        archiveBytes: (await stat(this.#file)).size,
        date: this.#recording.date,
      };
    });
  }

  async abandon(): Promise<void> {
    await Promise.allSettled(this.#pending.map(({ record }) => record));
    await Promise.all(Object.values(this.#measured).map((file) => file.close()));
    await this.#lines.close();
    await removeWorking(this.#file);
  }

  async #flush(): Promise<void> {
    const pending = this.#pending;
    const { records, pages } = this.#measured;
    const { date } = this.#recording;
    await asOutput(this.#file, async () => {
      for (const { address, mediaType, title, record } of pending) {
        const packed = await record;
        await this.#lines.add(indexLine({ address, mediaType }, packed, { date, offset: records.size }));
        await records.append(packed.bytes);
        if (title === null) continue;
        this.#pages += 1;
        await pages.append(asLine(pageLine({ address, title, date })));
      }
    });
    this.#pending = [];
    this.#pendingBytes = 0;
  }

  async #writeIndex(): Promise<void> {
    const { index, blocks } = this.#measured;
    await blocks.append(asLine(BLOCKS_HEAD));
    let lines: string[] = [];
    const endBlock = async () => {
      const [first] = lines;
      if (first === undefined) return;
      const packed = await packMember(asLine(lines.join('\n')));
      await blocks.append(asLine(blockLine(first, packed, index.size)));
      await index.append(packed);
      lines = [];
    };
    for await (const line of this.#lines.sorted()) {
      lines.push(line);
      if (lines.length >= BLOCK_LINES) await endBlock();
    }
    await endBlock();
  }

  /** The files of the zip, the description of all others last. */
  async #entries(): Promise<[string, LyingFile][]> {
    const entries: [string, LyingFile][] = [];
    const resources: WaczResource[] = [];
    for (const name of ['records', 'index', 'blocks', 'pages'] as const) {
      const { sha256, stored } = await this.#measured[name].finish();
      entries.push([WACZ_FILES[name], stored]);
      resources.push({ path: WACZ_FILES[name], bytes: stored.size, sha256 });
    }
    const { address, title } = this.#options;
    const { description, digest } = describeWacz(resources, {
      title,
      description: DESCRIPTION,
      date: this.#recording.date,
      mainPage: address,
      software: SOFTWARE,
    });
    entries.push([WACZ_FILES.description, held(description)], [WACZ_FILES.digest, held(digest)]);
    return entries;
  }
}

/** Removes what was under way. A folder that holds anything else stays, as does a place that cannot be got at. */
async function removeWorking(file: string): Promise<void> {
  for (const name of WORKING) await rm(workingPath(file, name), { force: true }).catch(() => {});
  await rmdir(workingFolder(file)).catch(() => {});
}

function workingFolder(file: string): string {
  return `${file}.working`;
}

function workingPath(file: string, name: (typeof WORKING)[number]): string {
  return path.join(workingFolder(file), name);
}

/** A date as records have it, in seconds. */
function inSeconds(changedAt: string): string {
  return `${new Date(changedAt).toISOString().slice(0, 19)}Z`;
}

function asLine(text: string): Uint8Array {
  return new TextEncoder().encode(`${text}\n`);
}

/** A text that is in memory. */
function held(text: string): LyingFile {
  const { chunks, ...facts } = storedFile(new TextEncoder().encode(text));
  return {
    ...facts,
    packed: facts.size,
    pieces: (async function* () {
      yield* chunks;
    })(),
  };
}
