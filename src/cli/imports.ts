import type { Command } from 'commander';
import type { BatchOverview, BatchSummary, Rereading, Withdrawal } from '#catalogue';
import { FanlightError } from '#errors';
import {
  adviceFor,
  listBatches,
  planWithdrawal,
  reportAsCsv,
  reportAsJson,
  reportBatch,
  restoreBatch,
  withdrawBatch,
} from '#library';
import { visibleName } from '#text';
import { batchNamed } from './batch-named.ts';
import { addReread } from './imports-reread.ts';
import { positive } from './numbers.ts';
import { withLibrary, withWritableLibrary } from './open-library.ts';
import { columns, count, print, printJson, printPiece, say, size } from './output.ts';

type ListFlags = { page: string; json?: boolean };
type WithdrawFlags = { edited?: string; try?: boolean; json?: boolean };

/** `fanlight imports` and what is done with one. */
export function addImports(program: Command): void {
  const imports = program
    .command('imports')
    .option('--page <number>', 'which page', '1')
    .option('--json', 'print the page as JSON')
    .description('list imports, report on one, withdraw one, and read one again')
    .addHelpText(
      'after',
      `
Withdrawing takes out of the library all that an import alone brought. Its originals stay, and it can be put back.
Reading again shows what the readers of this version say of the same files, field by field.

  fanlight imports report 3 --csv > report.csv
  fanlight imports withdraw 3 --try
  fanlight imports withdraw 3 --edited keep
  fanlight imports restore 3
  fanlight imports reread 3`,
    )
    .action(async (flags: ListFlags, command: Command) => {
      await withLibrary(
        command,
        async ({ library }) => {
          const { total, batches } = await listBatches(library, positive(flags.page, 1));
          if (flags.json) {
            printJson({ total, batches });
            return;
          }
          for (const line of columns(batches.map(rowOf))) print(line);
          say(count(total, 'import'));
        },
        { index: false },
      );
    });
  imports
    .command('report <number>')
    .option('--csv', 'print a row for each file as CSV')
    .option('--json', 'print the whole report as JSON')
    .description('say what became of the files of an import, and what went wrong')
    .action(report);
  imports
    .command('withdraw <number>')
    .option('--edited <keep|go>', 'what becomes of works that a person has corrected')
    .option('--try', 'only say what it would do')
    .option('--json', 'print what it does as JSON')
    .description('take out of the library all that an import alone brought')
    .action(withdraw);
  imports
    .command('restore <number>')
    .option('--json', 'print what came back as JSON')
    .description('put back what was withdrawn')
    .action(async (number: string, _: unknown, command: Command) => {
      await withWritableLibrary(command, async (library) => {
        const done = await restoreBatch(library, batchNamed(number));
        if (command.optsWithGlobals<{ json?: boolean }>().json) printJson(done);
        else {
          print(`import ${number} is back: ${count(done.works, 'work')}`);
          if (done.replaced > 0)
            print(
              `${count(done.replaced, 'file')} came in anew meanwhile and ${done.replaced === 1 ? 'stays' : 'stay'} out`,
            );
        }
      });
    });
  addReread(imports);
}

async function report(number: string, _: unknown, command: Command): Promise<void> {
  const flags = command.optsWithGlobals<{ csv?: boolean; json?: boolean }>();
  await withLibrary(
    command,
    async ({ library }) => {
      const found = await reportBatch(library, batchNamed(number), { page: 1 });
      if (found === null) throw new FanlightError('FL-USE-NO-BATCH', number);
      if (flags.json || flags.csv) {
        const pieces = flags.json ? reportAsJson(library, found.batch) : reportAsCsv(library, found.batch);
        for await (const piece of pieces) printPiece(piece);
      } else {
        printOverview(found.batch, found.overview);
        for (const line of columns((await library.catalogue.rereadings(found.batch.id)).map(rereadingRow)))
          print(line);
      }
    },
    { index: false },
  );
}

function printOverview(batch: BatchSummary, { results, encodings, formats, problems }: BatchOverview): void {
  for (const line of columns([rowOf(batch)])) print(line);
  const rows = [
    ...Object.entries(results).map(([result, files]) => [result, files, ''] as const),
    ...formats.map(({ format, files, bytes }) => [format ?? 'no form', files, size(bytes)] as const),
    ...encodings.map(
      ({ name, files, repaired }) => [name, files, repaired > 0 ? `${repaired} repaired` : ''] as const,
    ),
  ];
  for (const line of columns(
    rows.filter(([, files]) => files > 0).map(([name, files, more]) => [name, count(files, 'file'), more]),
  ))
    print(line);
  for (const { code, files, times } of problems)
    print(
      `${code}: ${count(files, 'file')}${times > files ? `, ${count(times, 'time')}` : ''}. ${adviceFor(code)}`,
    );
}

async function withdraw(number: string, _: unknown, command: Command): Promise<void> {
  const flags = command.optsWithGlobals<WithdrawFlags>();
  const id = batchNamed(number);
  if (flags.edited !== undefined && flags.edited !== 'keep' && flags.edited !== 'go')
    throw new FanlightError('FL-USE-VALUE', `--edited ${flags.edited}`);
  await withWritableLibrary(command, async (library) => {
    const plan = await planWithdrawal(library, id);
    if (flags.try) {
      sayDone(plan, flags);
      return;
    }
    if (plan.edited.total > 0 && flags.edited === undefined) {
      for (const work of plan.edited.works) say(`  ${work.id}  ${visibleName(work.title)}`);
      throw new FanlightError('FL-USE-EDITED', count(plan.edited.total, 'work'));
    }
    sayDone(await withdrawBatch(library, id, { keepEdited: flags.edited === 'keep' }), flags);
  });
}

function sayDone(done: Withdrawal, flags: WithdrawFlags): void {
  if (flags.json) {
    printJson(done);
    return;
  }
  const { works, reverted, stay, records, edited } = done;
  const rows = [
    [flags.try ? 'would leave' : 'left', count(works, 'work')],
    ...(records > 0
      ? [['', `${count(records, 'profile, series or page', 'profiles, series and pages')} of a site`]]
      : []),
    ...(reverted > 0 ? [['earlier state', count(reverted, 'work')]] : []),
    ...(stay > 0 ? [['stay', count(stay, 'work')]] : []),
    ...(edited.total > 0 ? [['edited', count(edited.total, 'work')]] : []),
  ];
  for (const line of columns(rows)) print(line);
}

function rereadingRow({ id, readAt, works, undoneAt }: Rereading): string[] {
  const moment = readAt.slice(0, 16).replace('T', ' ');
  return [`rereading ${id}`, moment, undoneAt === null ? 'taken in' : 'undone', count(works, 'work')];
}

function rowOf(batch: BatchSummary): string[] {
  const { id, startedAt, status, withdrawnAt, works, files, sources } = batch;
  return [
    String(id),
    startedAt.slice(0, 16).replace('T', ' '),
    withdrawnAt === null ? status : 'withdrawn',
    `${count(works, 'work')} from ${count(files, 'file')}`,
    visibleName(sources.join(', ')),
  ];
}
