import type { Command } from 'commander';
import type { EReaderId } from '#catalogue';
import { FanlightError } from '#errors';
import { addEReader, listEReaders, removeEReader, sendBook } from '#library';
import { visibleName } from '#text';
import { withLibrary, withWritableLibrary } from './open-library.ts';
import { columns, print, say } from './output.ts';
import { parseWorkId } from './show.ts';

/** `fanlight send`, and `fanlight ereaders` for where books go. */
export function addSend(program: Command): void {
  program
    .command('send')
    .argument('<id>', 'the number of a work, as `fanlight find` prints it')
    .argument('<to>', 'the e-reader: its name, address or number, as `fanlight ereaders list` prints them')
    .description('send a work as EPUB to an e-reader by mail')
    .addHelpText(
      'after',
      `
The mail server is set by FANLIGHT_SMTP_HOST and its like; the manual lists them.

  fanlight send 12 'My Kindle'`,
    )
    .action(async (id: string, to: string, _flags: object, command: Command) => {
      await withWritableLibrary(command, async (library) => {
        const reached = await sendBook(
          library,
          parseWorkId(id),
          /^\d{1,9}$/.test(to) ? (Number(to) as EReaderId) : to,
        );
        say(`handed to the mail server for ${visibleName(reached.name)} <${reached.address}>`);
      });
    });
  addEReaders(program.command('ereaders').description('e-readers that books are sent to by mail'));
}

function addEReaders(ereaders: Command): void {
  ereaders
    .command('list', { isDefault: true })
    .description('list them')
    .action(async (_flags: object, command: Command) => {
      await withLibrary(
        command,
        async ({ library }) => {
          const rows = (await listEReaders(library)).map(({ id, name, address, sentAt }) => [
            String(id),
            visibleName(name),
            address,
            sentAt === null ? 'not tried yet' : `last tried ${sentAt.slice(0, 10)}`,
          ]);
          for (const row of columns(rows)) print(row);
        },
        { index: false },
      );
    });
  ereaders
    .command('add')
    .argument('<name>', 'what to call it')
    .argument('<address>', 'its mail address')
    .argument('<again>', 'the same address once more, since a book that goes to a wrong one goes to somebody')
    .description('keep the address of an e-reader')
    .action(async (name: string, address: string, again: string, _flags: object, command: Command) => {
      await withWritableLibrary(command, async (library) => {
        const added = await addEReader(library, { name, address, again });
        say(`added ${added.id}: ${visibleName(added.name)} <${added.address}>`);
      });
    });
  ereaders
    .command('remove')
    .argument('<id>', 'its number')
    .description('forget an e-reader')
    .action(async (id: string, _flags: object, command: Command) => {
      await withWritableLibrary(command, async (library) => {
        const kept = (await listEReaders(library)).find((one) => String(one.id) === id);
        if (kept === undefined) throw new FanlightError('FL-SEND-UNKNOWN', id);
        await removeEReader(library, kept.id);
      });
    });
}
