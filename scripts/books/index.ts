/** Writes books of generated works and has two programs look for faults. Exits 1 where one finds any. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { drawnBooks } from '../../test/formats/epub/drawn-books.ts';
import { faultsOf } from '../../test/formats/epub/faults-of.ts';

const SEED = 6;
const COUNT = Number(process.argv[2] ?? 500);
/** Where Debian puts Java's EPUBCheck. */
const JAR = '/usr/share/java/epubcheck.jar';
const LIBRARIES = '/usr/share/java/*';

const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-books-'));
try {
  const files: string[] = [];
  let faulty = 0;
  const started = performance.now();
  for (const { bytes, titles } of await drawnBooks(COUNT, SEED)) {
    const file = path.join(folder, `${files.length + 1}.epub`);
    writeFileSync(file, bytes);
    files.push(file);
    const faults = await faultsOf(bytes);
    if (faults.length > 0) faulty += 1;
    for (const fault of faults) process.stdout.write(`${path.basename(file)} ${titles}: ${fault}\n`);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  process.stdout.write(`epubcheck-ts: ${files.length} books, ${faulty} with faults, ${seconds} s\n`);
  const java = existsSync(JAR) ? javaCheck(files) : null;
  process.stdout.write(java === null ? 'Java’s EPUBCheck is not installed\n' : `${java.says}\n`);
  process.exitCode = faulty > 0 || java?.faulty ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** All books in one Java, since to start it takes longer than to look at a book. */
function javaCheck(files: readonly string[]): { says: string; faulty: boolean } {
  const list = path.join(folder, 'books.txt');
  writeFileSync(list, files.join('\n'));
  const program = path.join(import.meta.dirname, 'CheckBooks.java');
  const { stdout, stderr, status } = spawnSync('java', ['-cp', `${JAR}:${LIBRARIES}`, program, list], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const told = stdout.split('\n').filter((line) => !line.startsWith('Validating '));
  const says = `${told.join('\n')}${status === 0 ? '' : stderr.slice(-20_000)}`.trim();
  return { says, faulty: status !== 0 };
}
