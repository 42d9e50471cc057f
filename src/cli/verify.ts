import type { Command } from 'commander';
import { errorSentence } from '#errors';
import {
  type Finding,
  isDamage,
  type RoundReport,
  repairFromBackup,
  type VerifyProgress,
  verifyAll,
  verifyBackup,
  verifySlice,
} from '#library';
import { visibleName } from '#text';
import { type App, KEEPING, openApp } from '../app.ts';
import { EXIT } from './exit-codes.ts';
import { atLeastOne } from './numbers.ts';
import { settingsOf, stopSignal } from './open-library.ts';
import { count, print, printJson, say, size } from './output.ts';
import { lineShower } from './progress.ts';

type Flags = {
  slice?: boolean;
  megabytes?: string;
  minutes?: string;
  repairFrom?: string;
  backup?: string;
  json?: boolean;
};

/** How much a slice reads where nothing else is said. */
const SLICE = { megabytes: '1024', minutes: '10' };
/** Findings that are named; of more, the number is. `--json` has all. */
const SHOWN = 50;

/** `fanlight verify`. */
export function addVerify(program: Command): void {
  program
    .command('verify')
    .option('--slice', 'go on where the last slice ended, and read only so much')
    .option('--megabytes <number>', `how much a slice reads (${SLICE.megabytes})`)
    .option('--minutes <number>', `how long a slice reads (${SLICE.minutes})`)
    .option('--repair-from <folder>', 'put back what is damaged from a backup')
    .option('--backup <folder>', 'read a backup instead of the library')
    .option('--json', 'print what was found as JSON')
    .description('read everything, and say what is not what was written')
    .addHelpText(
      'after',
      `
Reads every original, picture and chapter and compares it with the SHA-256 that was kept, and the database with its
own check. It only reads, and may run while the library is served; repairing needs the library for itself.

  fanlight verify
  fanlight verify --repair-from /mnt/disk/fanlight
  fanlight verify --backup /mnt/disk/fanlight`,
    )
    .action((flags: Flags, command: Command) =>
      flags.backup === undefined ? verify(flags, command) : readBackup(flags.backup, flags),
    );
}

async function verify(flags: Flags, command: Command): Promise<void> {
  const settings = settingsOf(command);
  const isRepair = flags.repairFrom !== undefined;
  const app = await openApp(settings, { index: false, existing: true, readOnly: !isRepair });
  try {
    const found = await read(app, settings.data, flags);
    if (found === null) return;
    const { repaired, left } = await repair(app, found.report.findings, flags.repairFrom);
    if (flags.json) printJson({ ...found.report, repaired, round: found.round });
    else printFound(found, repaired);
    if (!found.remembered) say('The data folder cannot be written, so nobody will know of this check.');
    process.exitCode = left.length > 0 ? EXIT.someFailed : EXIT.good;
  } finally {
    await app.close();
  }
}

async function read({ library }: App, data: string, flags: Flags): Promise<RoundReport | null> {
  const signal = stopSignal();
  const progress = lineShower(verifyLine);
  const options = { signal, onProgress: progress.show };
  const at = { ...library, data };
  const found = flags.slice
    ? await verifySlice(at, {
        ...options,
        bytes: atLeastOne(flags.megabytes ?? SLICE.megabytes, '--megabytes') * 1024 * 1024,
        milliseconds: atLeastOne(flags.minutes ?? SLICE.minutes, '--minutes') * 60_000,
      })
    : await verifyAll(at, options);
  progress.end();
  if (!signal.aborted) return found;
  say('Stopped. `fanlight verify --slice` goes on from here.');
  process.exitCode = EXIT.interrupted;
  return null;
}

async function repair(
  { library }: App,
  findings: readonly Finding[],
  from: string | undefined,
): Promise<{ repaired: Finding[]; left: Finding[] }> {
  const damage = findings.filter(isDamage);
  if (from === undefined) return { repaired: [], left: damage };
  return repairFromBackup(library, damage, from, KEEPING);
}

function printFound({ report, round }: RoundReport, repaired: readonly Finding[]): void {
  const isRepaired = new Set(repaired);
  const shown = report.findings.filter((finding) => isDamage(finding)).slice(0, SHOWN);
  for (const finding of shown)
    print(
      isRepaired.has(finding)
        ? `repaired  ${visibleName(finding.subject)}`
        : `${finding.code}  ${visibleName(errorSentence(finding.code, finding.subject))}`,
    );
  const damage = report.findings.filter(isDamage).length;
  const strays = report.findings.length - damage;
  if (damage > shown.length) print(`… and ${count(damage - shown.length, 'more finding')}`);
  if (strays > 0)
    print(`${count(strays, 'file')} that nothing counts on ${strays === 1 ? 'does' : 'do'} no harm`);
  const left = damage - repaired.length;
  const sum = `${count(report.files, 'file')} and chapters, ${size(report.bytes)} read`;
  print(
    left === 0
      ? `All well: ${sum}.`
      : `${count(left, 'thing')} not as ${left === 1 ? 'it was' : 'they were'}; ${sum}.`,
  );
  if (report.next !== null)
    print(`The round begun ${round.startedAt.slice(0, 10)} goes on with the ${report.next.phase}.`);
}

async function readBackup(folder: string, { json }: Flags): Promise<void> {
  const signal = stopSignal();
  const progress = lineShower(
    ({ files, bytes }: { files: number; bytes: number }) =>
      `reading: ${count(files, 'file')}, ${size(bytes)}`,
  );
  try {
    const check = await verifyBackup(folder, KEEPING, { signal, onProgress: progress.show });
    progress.end();
    if (json) printJson(check);
    else {
      for (const { code, subject } of check.findings.slice(0, SHOWN))
        print(`${code}  ${visibleName(errorSentence(code, subject))}`);
      const more = check.findings.length - SHOWN;
      if (more > 0) print(`… and ${count(more, 'more finding')}`);
      print(
        `${check.findings.length === 0 ? 'All well' : count(check.findings.length, 'finding')}: ` +
          `${count(check.points, 'point')}, ${count(check.files, 'file')}, ${size(check.bytes)} read.`,
      );
    }
    process.exitCode = check.findings.length > 0 ? EXIT.someFailed : EXIT.good;
  } catch (thrown) {
    progress.end();
    if (!signal.aborted) throw thrown;
    process.exitCode = EXIT.interrupted;
  }
}

function verifyLine({ phase, files, bytes }: VerifyProgress, width: number): string {
  return `reading the ${phase}: ${files.toLocaleString('en')} done, ${size(bytes)}`.slice(
    0,
    Math.max(20, width - 1),
  );
}
