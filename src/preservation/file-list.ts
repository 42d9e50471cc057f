import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { FanlightError } from '#errors';
import { type FileSeal, writeSynced } from './durable-file.ts';

/** The two stores of a library and of a backup, as folders, in the order in which lists have them. */
export const STORES = [
  { kind: 'picture', folder: 'media' },
  { kind: 'original', folder: 'originals' },
] as const;

/** What is in one store or the other. */
export type StoredKind = (typeof STORES)[number]['kind'];
/** A file that a point counts on. */
export type ListedFile = { kind: StoredKind; hash: string };

/** As `sha256sum` writes it (GNU coreutils): the hash, two spaces, the path from the backup's folder. */
const LINE = /^([0-9a-f]{64}) {2}(media|originals)\/([0-9a-f]{2})\/([0-9a-f]{62})$/;
/** A line has 64 + 2 + 9 + 1 + 2 + 1 + 62 characters at most. */
const MOST_LINE = 160;
/** Lines that are written at a time. */
const LINES_AT_ONCE = 2000;

/** Writes a list of files, each as a line that `sha256sum -c` reads in the backup's folder. */
export async function writeList(file: string, files: AsyncIterable<ListedFile>): Promise<FileSeal> {
  const hash = createHash('sha256');
  let bytes = 0;
  await writeSynced(file, async (handle) => {
    let lines: string[] = [];
    const flush = async () => {
      const text = lines.join('');
      lines = [];
      hash.update(text);
      bytes += text.length;
      await handle.appendFile(text);
    };
    for await (const listed of files) {
      lines.push(lineOf(listed));
      if (lines.length >= LINES_AT_ONCE) await flush();
    }
    await flush();
  });
  return { bytes, sha256: hash.digest('hex') };
}

/** The files of a list, as it has them. Throws FL-BACKUP-DAMAGED at a line that is none. */
export async function* readList(file: string): AsyncGenerator<ListedFile> {
  const handle = await open(file, 'r');
  try {
    let rest = '';
    for await (const chunk of handle.createReadStream({ encoding: 'latin1', autoClose: false })) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield fileOf(line, file);
      if (rest.length > MOST_LINE) throw new FanlightError('FL-BACKUP-DAMAGED', file);
    }
    if (rest !== '') yield fileOf(rest, file);
  } finally {
    await handle.close();
  }
}

function lineOf({ kind, hash }: ListedFile): string {
  const { folder } = kind === 'picture' ? STORES[0] : STORES[1];
  return `${hash}  ${folder}/${hash.slice(0, 2)}/${hash.slice(2)}\n`;
}

function fileOf(line: string, file: string): ListedFile {
  const [, hash = '', folder, shelf = '', rest = ''] = LINE.exec(line) ?? [];
  const store = STORES.find((one) => one.folder === folder);
  if (store === undefined || hash !== `${shelf}${rest}`) throw new FanlightError('FL-BACKUP-DAMAGED', file);
  return { kind: store.kind, hash };
}

/** The hashes of one kind in several ascending lists, ascending and each once. */
export async function* mergeLists(
  lists: readonly AsyncIterable<ListedFile>[],
  kind: StoredKind,
): AsyncGenerator<string> {
  const readers = lists.map((list) => hashesOf(list, kind));
  try {
    const heads = await Promise.all(readers.map((reader) => reader.next()));
    for (;;) {
      let least: string | null = null;
      for (const head of heads) if (!head.done && (least === null || head.value < least)) least = head.value;
      if (least === null) return;
      yield least;
      for (const [index, reader] of readers.entries()) {
        const head = heads[index];
        if (head && !head.done && head.value === least) heads[index] = await reader.next();
      }
    }
  } finally {
    for (const reader of readers) await reader.return(undefined);
  }
}

async function* hashesOf(
  list: AsyncIterable<ListedFile>,
  kind: StoredKind,
): AsyncGenerator<string, undefined> {
  for await (const file of list) if (file.kind === kind) yield file.hash;
}
