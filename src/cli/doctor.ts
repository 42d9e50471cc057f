import type { Command } from 'commander';
import { type DiagnosedPart, diagnoseLibrary } from '#library';
import { visibleName } from '#text';
import { KEEPING } from '../app.ts';
import { EXIT } from './exit-codes.ts';
import { settingsOf } from './open-library.ts';
import { columns, print, printJson } from './output.ts';

const WORDS = { good: 'good', look: 'look', wrong: 'WRONG' } as const satisfies Record<
  DiagnosedPart['state'],
  string
>;

/** `fanlight doctor`. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .option('--json', 'print it as JSON')
    .description('say how the library and all around it is, and what to do')
    .action(async ({ json }: { json?: boolean }, command: Command) => {
      const { data } = settingsOf(command);
      const node = process.versions.node;
      const { parts, opens } = await diagnoseLibrary({
        data,
        node,
        adapters: KEEPING,
        clock: () => new Date(),
      });
      if (json) printJson({ parts, opens });
      else for (const line of linesOf(parts)) print(line);
      const isWrong = parts.some(({ state }) => state === 'wrong');
      process.exitCode = opens ? (isWrong ? EXIT.someFailed : EXIT.good) : EXIT.library;
    });
}

function linesOf(parts: readonly DiagnosedPart[]): string[] {
  const rows = parts.flatMap(({ part, state, says, advice }) => [
    [WORDS[state], part, visibleName(says)],
    ...(advice === undefined ? [] : [['', '', `→ ${advice}`]]),
  ]);
  return columns(rows);
}
