import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { asOutput, type ExportedLine, exportLines, type Library, linesText } from '#library';
import { withLibrary } from './open-library.ts';
import { count, say } from './output.ts';

/** Stands for standard output. */
const STANDARD = '-';

/**
 * Writes everything as JSON Lines, no faster than it is taken. A file is there under its name once it is whole. Throws FL-USE-OUTPUT where it
 * cannot be written.
 */
export async function writeLines(command: Command, target: string, text: boolean): Promise<void> {
  await withLibrary(
    command,
    async ({ library }) => {
      if (target === STANDARD) {
        await pipeline(linesOf(library, text), process.stdout, { end: false });
        return;
      }
      const unfinished = `${target}.part`;
      let lines = 0;
      const counted = (line: ExportedLine) => {
        if (line.type === 'end') lines = line.lines;
      };
      try {
        await asOutput(target, async () => {
          await pipeline(linesOf(library, text, counted), createWriteStream(unfinished));
          await rename(unfinished, target);
        });
      } catch (thrown) {
        await rm(unfinished, { force: true });
        throw thrown;
      }
      say(`wrote ${target}: ${count(lines + 1, 'line')}`);
    },
    { index: false },
  );
}

/** The lines as text, which is made as it is taken. */
function linesOf(library: Library, text: boolean, see: (line: ExportedLine) => void = () => {}): Readable {
  async function* seen(): AsyncGenerator<ExportedLine> {
    for await (const line of exportLines(library, { text, reader: null })) {
      see(line);
      yield line;
    }
  }
  return Readable.from(linesText(seen()));
}
