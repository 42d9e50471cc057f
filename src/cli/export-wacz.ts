import type { Command } from 'commander';
import { FanlightError } from '#errors';
import { type Selection, selectWorks, WebArchive, type WebArchiveReport } from '#library';
import type { freezeApp } from '../site-app.ts';
import { EXIT } from './exit-codes.ts';
import { addressOf, asked, freezing, type SiteFlags, sayWithheld } from './export-site.ts';
import { stopSignal, withLibrary } from './open-library.ts';
import { count, print, printJson, say, size } from './output.ts';

type Frozen = Awaited<ReturnType<typeof freezeApp<WebArchiveReport>>>;

/** `fanlight export --wacz`: the public pages, of all works or those chosen, as a web archive. Throws FL-USE-WACZ-ADDRESS. */
export async function exportWacz(
  command: Command,
  file: string,
  { selection, flags }: { selection: Selection | undefined; flags: SiteFlags },
): Promise<void> {
  if (flags.address === undefined) throw new FanlightError('FL-USE-WACZ-ADDRESS');
  const address = addressOf(flags.address);
  const title = flags.title ?? address.replace(/^https?:\/\//, '').replace(/\/$/, '');
  const signal = stopSignal();
  await withLibrary(
    command,
    async (app) => {
      try {
        const frozen = await freezing(app, {
          ...asked(flags),
          open: (source) => WebArchive.open(file, { ...source, address, title }),
          ...(selection !== undefined && { among: (await selectWorks(app.library, selection)).works }),
          address,
          signal,
        });
        report(file, frozen, flags);
      } catch (thrown) {
        if (thrown !== signal.reason) throw thrown;
        say('Stopped. Nothing was written.');
        process.exitCode = EXIT.interrupted;
      }
    },
    { index: selection !== undefined && selection.kind !== 'works' },
  );
}

function report(file: string, { withheld, ...frozen }: Frozen, { json }: SiteFlags): void {
  if (json === true) {
    printJson({ file, ...frozen, withheld: Object.fromEntries(withheld) });
    return;
  }
  const { works, files, pages, bytes, archiveBytes, date } = frozen;
  print(`${file}: ${count(works, 'work')}, ${count(pages, 'page')}, as of ${date.slice(0, 10)}`);
  print(`${count(files, 'answer')} of ${size(bytes)} in ${size(archiveBytes)}`);
  sayWithheld(withheld);
}
