import type { Command } from 'commander';
import type { BatchId, ReviewField, ReviewFilter } from '#catalogue';
import { FanlightError } from '#errors';
import {
  decideReview,
  FIELD_FORMS,
  listDecisions,
  listReviews,
  type ReviewAnswer,
  type ReviewPage,
  undoDecision,
} from '#library';
import { decisionMeant } from './decision-log.ts';
import { numberFrom, positive } from './numbers.ts';
import { withLibrary, withWritableLibrary } from './open-library.ts';
import { columns, count, print, printJson, say } from './output.ts';
import { parseWorkId } from './show.ts';

type ListFlags = {
  batch?: string;
  field?: string;
  label?: string;
  work?: string;
  page: string;
  size: string;
  json?: boolean;
};
type DecideFlags = { same?: boolean; json?: boolean };

const FIELDS = Object.keys(FIELD_FORMS).join(', ');

/** `fanlight review` with its commands that decide. */
export function addReview(program: Command): void {
  const review = program
    .command('review')
    .option('--batch <number>', 'only readings of this import')
    .option('--field <name>', 'only readings of this field')
    .option('--label <label>', 'only what stood behind this label, or came from this kind of source')
    .option('--work <id>', 'only readings of this work')
    .option('--page <number>', 'which page', '1')
    .option('--size <number>', 'readings on a page', '20')
    .option('--json', 'print the page as JSON')
    .description('list and decide what was read with doubt')
    .addHelpText(
      'after',
      `
What is read with a confidence below 0.9 waits for a person. A decision stands over the reading, also when the file
is imported again, and can be undone.

  fanlight review --batch 3 --field title
  fanlight review accept 12 title
  fanlight review correct 12 creators "Annie M." "Gull"
  fanlight review reject 12 fandom --same
  fanlight review undo 7

Fields: ${FIELDS}.`,
    )
    .action(async (flags: ListFlags, command: Command) => {
      await withLibrary(
        command,
        async ({ library }) => {
          const page = positive(flags.page, 1);
          const size = Math.min(1000, positive(flags.size, 20));
          const found = await listReviews(library, filterOf(flags), { page, size });
          if (flags.json) printJson(found);
          else printReviews(found);
        },
        { index: false },
      );
    });
  addDecisions(review);
}

function addDecisions(review: Command): void {
  const deciding = (
    name: string,
    takes: string,
    says: string,
    answerOf: (values: string[]) => ReviewAnswer,
  ) =>
    review
      .command(`${name} <id> <field>${takes}`)
      .option('--same', 'the same for all that wait with the same import, field and label')
      .option('--json', 'print what was decided as JSON')
      .description(says)
      .action(async (id: string, field: string, ...rest: unknown[]) => {
        const command = rest.at(-1) as Command;
        const flags = command.optsWithGlobals<DecideFlags>();
        const values = takes === '' ? [] : (rest[0] as string[]);
        await decide(command, id, fieldOf(field), answerOf(values), flags);
      });
  deciding('accept', '', 'say that a reading is right', () => ({ kind: 'accept' }));
  deciding(
    'correct',
    ' <value...>',
    'say what stands there instead; lists take several values',
    (values) => ({
      kind: 'correct',
      text: values.join('\n'),
    }),
  );
  deciding('reject', '', 'say that there is nothing of the kind', () => ({ kind: 'reject' }));
  addLog(review);
}

function addLog(review: Command): void {
  review
    .command('undo [decision]')
    .option('--json', 'print what was taken back as JSON')
    .description('take a decision back, the newest when none is named')
    .action(async (number: string | undefined, _: unknown, command: Command) => {
      await withWritableLibrary(command, async (library) => {
        const id = await decisionMeant(number, (page) => listDecisions(library, page));
        const undone = await undoDecision(library, id);
        if (command.optsWithGlobals<DecideFlags>().json) printJson({ decision: id, ...undone });
        else {
          print(`decision ${id} is taken back in ${count(undone.works, 'work')}`);
          if (undone.kept > 0) say(`${count(undone.kept, 'work')} changed again since, and left alone`);
        }
      });
    });
  review
    .command('decisions')
    .option('--page <number>', 'which page', '1')
    .option('--json', 'print the page as JSON')
    .description('list what was decided, newest first')
    .action(async (_: unknown, command: Command) => {
      const flags = command.optsWithGlobals<ListFlags>();
      await withLibrary(
        command,
        async ({ library }) => {
          const { total, decisions } = await listDecisions(library, positive(flags.page, 1));
          if (flags.json) {
            printJson({ total, decisions });
            return;
          }
          const rows = decisions.map((one) => [
            String(one.id),
            one.undoneAt === null ? one.kind : `${one.kind}, undone`,
            one.field,
            count(one.total, 'work'),
            one.works.map(({ id, title }) => `${id} ${title}`).join('; '),
          ]);
          for (const line of columns(rows)) print(line);
          say(count(total, 'decision'));
        },
        { index: false },
      );
    });
}

async function decide(
  command: Command,
  id: string,
  field: ReviewField,
  answer: ReviewAnswer,
  flags: DecideFlags,
): Promise<void> {
  const work = parseWorkId(id);
  await withWritableLibrary(command, async (library) => {
    const made = await decideReview(library, { work, field, alike: flags.same === true }, answer);
    if (flags.json) {
      printJson(made);
      return;
    }
    print(`decision ${made.decision}: ${VERBS[answer.kind]} in ${count(made.works, 'work')}`);
    if (made.left > 0) say(`${count(made.left, 'reading')} left with the same import, field and label`);
  });
}

const VERBS: Record<ReviewAnswer['kind'], string> = {
  accept: 'accepted',
  correct: 'corrected',
  reject: 'rejected',
};

function filterOf(flags: ListFlags): ReviewFilter {
  const batch = flags.batch === undefined ? undefined : numberFrom(flags.batch);
  if (batch === null) throw new FanlightError('FL-USE-VALUE', `--batch ${flags.batch}`);
  return {
    ...(batch !== undefined && { batch: batch as BatchId }),
    ...(flags.field !== undefined && { field: fieldOf(flags.field) }),
    ...(flags.label !== undefined && { label: flags.label }),
    ...(flags.work !== undefined && { work: parseWorkId(flags.work) }),
  };
}

function fieldOf(name: string): ReviewField {
  if (!isField(name)) throw new FanlightError('FL-USE-VALUE', `${name} is none of ${FIELDS}`);
  return name;
}

function isField(name: string): name is ReviewField {
  return Object.hasOwn(FIELD_FORMS, name);
}

function printReviews({ items, total, page, pages }: ReviewPage): void {
  const rows = items.map((item) => [
    String(item.work.id),
    item.field,
    item.words.replaceAll('\n', ' | ').slice(0, 60) || '(nothing)',
    `${Math.round(item.confidence * 100)} %`,
    item.label,
    `import ${item.batch}`,
    item.work.title,
  ]);
  for (const line of columns(rows)) print(line);
  say(`${count(total, 'reading')} to review${pages > 1 ? `, page ${page} of ${pages}` : ''}`);
}
