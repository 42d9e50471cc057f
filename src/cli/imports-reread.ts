import type { Command } from 'commander';
import type { RereadingId, WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import {
  changedWords,
  FIELD_FORMS,
  type LeftOut,
  partsOf,
  READING_PARTS,
  type ReadingPart,
  type RereadDifference,
  type RereadReport,
  rereadBatch,
  undoRereading,
} from '#library';
import { visibleName } from '#text';
import { openApp } from '../app.ts';
import { batchNamed } from './batch-named.ts';
import { EXIT } from './exit-codes.ts';
import { numberFrom } from './numbers.ts';
import { settingsOf, stopSignal, withWritableLibrary } from './open-library.ts';
import { columns, count, print, printJson, say } from './output.ts';
import { progressShower } from './progress.ts';

type Flags = { works?: string; fields?: string; accept?: boolean; json?: boolean };

/** Works whose difference is printed, and characters of a value. */
const MOST_SHOWN = 50;
const MOST_VALUE = 200;
/** Files that were left out and are named. */
const MOST_NAMED = 20;

/** Why files are left out. */
const REASONS: Readonly<Record<Exclude<LeftOut['why'], 'unread'>, string>> = {
  number: 'it gives another number of works than before',
  list: 'what a list of books said of it cannot be found',
  changed: 'the work has changed meanwhile',
};

/** `fanlight imports reread` and `fanlight imports undo-reread`. */
export function addReread(imports: Command): void {
  imports
    .command('reread <number>')
    .option('--works <numbers>', 'only these works: 12,14')
    .option('--fields <names>', `only these fields: ${READING_PARTS.join(', ')}`)
    .option('--accept', 'take in what differs; without it nothing is changed')
    .option('--json', 'print the difference as JSON')
    .description('read the files of an import again, and show where that differs from what was read then')
    .addHelpText(
      'after',
      `
A newer Fanlight may understand more. What a person decided stays as it is, whatever is read; what is taken in can be undone.

  fanlight imports reread 3
  fanlight imports reread 3 --fields rating,summary --accept
  fanlight imports undo-reread 1`,
    )
    .action(reread);
  imports
    .command('undo-reread <number>')
    .option('--json', 'print what changed as JSON')
    .description('show the works of a rereading as they were read before')
    .action(async (number: string, _: unknown, command: Command) => {
      const id = numberFrom(number);
      if (id === null) throw new FanlightError('FL-USE-NO-REREADING', number);
      await withWritableLibrary(command, async (library) => {
        const works = await undoRereading(library, id as RereadingId);
        if (command.optsWithGlobals<Flags>().json) printJson({ works });
        else print(`rereading ${id} is undone: ${count(works, 'work')}`);
      });
    });
}

async function reread(number: string, _: unknown, command: Command): Promise<void> {
  const flags = command.optsWithGlobals<Flags>();
  const batch = batchNamed(number);
  const works = flags.works === undefined ? null : worksNamed(flags.works);
  const parts = flags.fields === undefined ? null : partsNamed(flags.fields);
  const app = await openApp(settingsOf(command), { index: false, existing: true });
  const progress = progressShower();
  try {
    const report = await rereadBatch(app.library, batch, {
      workers: app.workers,
      works,
      accept: flags.accept ? { parts, shown: null, mended: parts === null } : null,
      signal: stopSignal(),
      onProgress: progress.show,
    }).finally(progress.end);
    if (flags.json) printJson(asJson(report));
    else printReport(report, parts);
    process.exitCode = report.status === 'interrupted' ? EXIT.interrupted : EXIT.good;
  } finally {
    await app.close();
  }
}

function worksNamed(text: string): Set<WorkId> {
  return new Set(
    text.split(',').map((one) => {
      const id = numberFrom(one.trim());
      if (id === null) throw new FanlightError('FL-USE-NO-WORK', one);
      return id as WorkId;
    }),
  );
}

/** Throws FL-USE-VALUE. */
function partsNamed(text: string): Set<ReadingPart> {
  return new Set(
    text.split(',').map((one) => {
      const part = READING_PARTS.find((name) => name === one.trim());
      if (part === undefined) throw new FanlightError('FL-USE-VALUE', `--fields ${one}`);
      return part;
    }),
  );
}

/** What programs are told: values in words, without what is private. */
function asJson({ changed, ...report }: RereadReport): unknown {
  return {
    ...report,
    changed: changed.map(({ work, title, creators, path, revision, fields, text, hidden }) => ({
      work,
      title,
      creators,
      path,
      revision,
      fields: fields.map((one) => {
        const [before, after] = changedWords(one, hidden);
        return { field: one.field, before, after, locked: one.locked };
      }),
      text: text && { passages: text.passages, words: text.words },
    })),
  };
}

function printReport(report: RereadReport, parts: ReadonlySet<ReadingPart> | null): void {
  const { changed, differ, taken, left, mended, more } = report;
  const isShown = (part: ReadingPart) => parts === null || parts.has(part);
  if (taken === null) {
    const shown = changed.filter((one) => partsOf(one).some(isShown));
    for (const difference of shown.slice(0, MOST_SHOWN)) printDifference(difference, isShown);
    const cut = shown.length - MOST_SHOWN;
    if (cut > 0) say(`  ${count(cut, 'more work')}; --json has them.`);
    if (more > 0) say(`  ${count(more, 'more work')} differ and were not kept.`);
  }
  const rows = [
    ['read again', `${count(report.files, 'file')}, ${count(report.works, 'work')} compared`],
    ['differ', count(differ, 'work')],
    ...READING_PARTS.flatMap((part) => {
      const works = report.parts[part] ?? 0;
      return works > 0 && isShown(part) ? [[`  ${part}`, count(works, 'work')]] : [];
    }),
    ...(mended.length > 0 ? [['readable now', count(mended.length, 'file')]] : []),
    ...(left.length > 0 ? [['left out', count(left.length + report.moreLeft, 'file')]] : []),
    ...takenRows(taken),
  ];
  for (const line of columns(rows)) print(line);
  for (const one of left.slice(0, MOST_NAMED))
    say(`  ${visibleName(one.path)}\n    ${one.why === 'unread' ? one.code : REASONS[one.why]}`);
  if (report.status === 'interrupted') say('Stopped. What was taken in until then is kept.');
}

function takenRows(taken: RereadReport['taken']): string[][] {
  if (taken === null) return [];
  const { rereading, works, batch } = taken;
  return [
    [
      'taken in',
      rereading === null ? 'nothing' : `${count(works.length, 'work')}, as rereading ${rereading}`,
    ],
    ...(batch === null ? [] : [['new', `import ${batch}, of files that can be read now`]]),
  ];
}

function printDifference(
  { work, title, path, fields, text, hidden }: RereadDifference,
  isShown: (part: ReadingPart) => boolean,
): void {
  const shown = fields.filter(({ field }) => isShown(field));
  print(`${work}  ${visibleName(title)}  (${visibleName(path)})`);
  for (const one of shown) {
    const [before, after] = changedWords(one, hidden);
    print(
      `  ${one.field}${one.locked ? ' (locked: a person decided it)' : ''}: ${FIELD_FORMS[one.field].name}`,
    );
    print(`    - ${short(before)}`);
    print(`    + ${short(after)}`);
  }
  if (text === null || !isShown('text')) return;
  const { passages, words } = text;
  const many = passages === null ? 'most of it' : count(passages, 'passage');
  print(`  text: ${many}, ${count(words.before, 'word')} before and ${count(words.after, 'word')} now`);
}

function short(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= MOST_VALUE ? line : `${line.slice(0, MOST_VALUE).toWellFormed()} …`;
}
