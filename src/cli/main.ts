/** The `fanlight` command: one file per command, exit codes in one place. */
import { Command, CommanderError } from 'commander';
import { allowLateFailures } from '#library';
import { COLLECTIONS, FORMATS } from '../app.ts';
import { addAddresses } from './addresses.ts';
import { addBackup } from './backup.ts';
import { addBag } from './bag.ts';
import { addConvert } from './convert.ts';
import { addDoctor } from './doctor.ts';
import { addDuplicates } from './duplicates.ts';
import { EXIT, failWith } from './exit-codes.ts';
import { addExport } from './export.ts';
import { addFind } from './find.ts';
import { addImport } from './import.ts';
import { addImports } from './imports.ts';
import { addInspect } from './inspect.ts';
import { addLike } from './like.ts';
import { addNames } from './names.ts';
import { endWhenOutputFails } from './output.ts';
import { addRestore } from './restore.ts';
import { addReview } from './review.ts';
import { addSend } from './send.ts';
import { addServe } from './serve.ts';
import { addShow } from './show.ts';
import { addStats } from './stats.ts';
import { addTags } from './tags.ts';
import { addVerify } from './verify.ts';
import { addWatch } from './watch.ts';

allowLateFailures();
endWhenOutputFails();
const program = new Command('fanlight')
  .description('Keeps fan fiction: reads what stories survived in, and opens them as a library.')
  .option('--data <folder>', 'the data folder (./fanlight-data)')
  .exitOverride()
  .configureHelp({ showGlobalOptions: true })
  .addHelpText(
    'after',
    `
Start with a folder of stories:

  fanlight serve ~/stories

Exit codes: 0 all well; 1 some files failed (the rest was done); 2 wrong usage; 3 the library could not be opened.`,
  );
addServe(program);
addImport(program);
addImports(program);
addWatch(program);
addInspect(program, { formats: FORMATS, collections: COLLECTIONS });
addConvert(program, { formats: FORMATS, collections: COLLECTIONS });
addFind(program);
addNames(program);
addShow(program);
addLike(program);
addDuplicates(program);
addReview(program);
addTags(program);
addExport(program);
addSend(program);
addAddresses(program);
addStats(program);
addBackup(program);
addRestore(program);
addBag(program);
addVerify(program);
addDoctor(program);

try {
  await program.parseAsync();
} catch (thrown) {
  if (thrown instanceof CommanderError) process.exitCode = thrown.exitCode === 0 ? EXIT.good : EXIT.usage;
  else failWith(thrown);
}
