/** Lines in their order, however many there are: sorted in memory a stretch at a time, and merged from the disk. */
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Letters of lines that are in memory until they are sorted. */
const MOST_BUFFERED = 2 * 1024 * 1024;

/** A stretch of the file, sorted. */
type Run = { start: number; end: number };

/** Gathers lines and gives them back sorted by their letters. Lines are ASCII, without line ends. */
export class SortedLines {
  readonly #file: string;
  readonly #handle: FileHandle;
  readonly #most: number;
  readonly #runs: Run[] = [];
  #lines: string[] = [];
  #buffered = 0;

  private constructor(file: string, handle: FileHandle, most: number) {
    this.#file = file;
    this.#handle = handle;
    this.#most = most;
  }

  /** `file` is where they lie meanwhile, `mostBuffered` how many letters are held. */
  static async open(file: string, mostBuffered = MOST_BUFFERED): Promise<SortedLines> {
    return new SortedLines(file, await open(file, 'w'), mostBuffered);
  }

  async add(line: string): Promise<void> {
    this.#lines.push(line);
    this.#buffered += line.length;
    if (this.#buffered >= this.#most) await this.#flush();
  }

  /** All lines in their order, once; nothing is added any more. */
  async *sorted(): AsyncGenerator<string> {
    await this.#flush();
    const runs = this.#runs.map((run) => linesOf(this.#file, run));
    try {
      const heads = await Promise.all(runs.map(nextOf));
      for (;;) {
        const least = leastOf(heads);
        const head = heads[least];
        const run = runs[least];
        if (typeof head !== 'string' || run === undefined) return;
        yield head;
        heads[least] = await nextOf(run);
      }
    } finally {
      await Promise.all(runs.map((run) => run.return(undefined)));
    }
  }

  /** Closes the file, which stays where it is. */
  async close(): Promise<void> {
    await this.#handle.close();
  }

  async #flush(): Promise<void> {
    if (this.#lines.length === 0) return;
    const text = `${this.#lines.sort().join('\n')}\n`;
    const start = this.#runs.at(-1)?.end ?? 0;
    await this.#handle.appendFile(text);
    this.#runs.push({ start, end: start + text.length });
    this.#lines = [];
    this.#buffered = 0;
  }
}

/** Which of the lines that are there comes first; -1 where there is none. */
function leastOf(heads: readonly (string | null)[]): number {
  let least = -1;
  for (const [at, head] of heads.entries())
    if (head !== null && (least < 0 || head < (heads[least] ?? ''))) least = at;
  return least;
}

async function* linesOf(file: string, { start, end }: Run): AsyncGenerator<string, void> {
  let rest = '';
  for await (const chunk of createReadStream(file, { start, end: end - 1, encoding: 'latin1' })) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

async function nextOf(lines: AsyncGenerator<string, void>): Promise<string | null> {
  const { done, value } = await lines.next();
  return done ? null : value;
}
