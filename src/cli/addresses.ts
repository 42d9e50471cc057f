import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { asOutput } from '#library';
import { loadAddresses } from '../site-app.ts';
import { settingsOf, withLibrary } from './open-library.ts';
import { print, say } from './output.ts';

type Flags = { nginxMap?: string };

/** `fanlight addresses`. */
export function addAddresses(program: Command): void {
  program
    .command('addresses')
    .option('--nginx-map <file>', 'write a map for nginx that leads from the old addresses to the new ones')
    .description('list where the addresses that works once had lead now')
    .addHelpText(
      'after',
      `
  fanlight addresses                                     old address and new, a line for each
  fanlight addresses --nginx-map /etc/nginx/fanlight.map`,
    )
    .action(async ({ nginxMap: file }: Flags, command: Command) => {
      const { publicAddress } = settingsOf(command);
      const base = publicAddress ?? '';
      const { movedAddresses, nginxMap } = await loadAddresses();
      await withLibrary(
        command,
        async ({ library }) => {
          if (file === undefined) {
            for await (const { host, path, to } of movedAddresses(library))
              print(`${host}${path}\t${base}${to}`);
            return;
          }
          await asOutput(file, () => writeFile(file, nginxMap(library, base)));
          say(`wrote ${file}`);
          if (publicAddress === null)
            say('The new addresses are paths: set FANLIGHT_PUBLIC_ADDRESS for whole ones.');
        },
        { index: false },
      );
    });
}
