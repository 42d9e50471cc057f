import type { Command } from 'commander';
import type { TagKind, WorkDetail, WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import { explainWork, showWork, tagNames } from '#library';
import { visibleName } from '#text';
import { withLibrary } from './open-library.ts';
import { columns, count, print, printJson } from './output.ts';

/** `fanlight show`. */
export function addShow(program: Command): void {
  program
    .command('show')
    .argument('<id>', 'the number of a work, as `fanlight find` prints it')
    .option('--evidence', 'also say where each field came from')
    .option('--json', 'print the record as JSON')
    .description('show what the library knows of a work')
    .action(async (id: string, flags: { evidence?: boolean; json?: boolean }, command: Command) => {
      await withLibrary(
        command,
        async ({ library }) => {
          const work = await showWork(library, parseWorkId(id));
          if (!work) throw new FanlightError('FL-USE-NO-WORK', id);
          const fields = flags.evidence ? ((await explainWork(library, work.id))?.fields ?? []) : [];
          if (flags.json) {
            printJson(flags.evidence ? { ...work, evidence: fields } : work);
            return;
          }
          printWork(work);
          for (const line of columns(
            fields.map((field) => [
              `  ${field.label}`,
              field.evidence.map((one) => `${one.source} “${one.raw}”`).join('; '),
            ]),
          ))
            print(line);
        },
        { index: false },
      );
    });
}

/** A work's number from the command line. Throws FL-USE-NO-WORK. */
export function parseWorkId(text: string): WorkId {
  if (!/^\d{1,15}$/.test(text)) throw new FanlightError('FL-USE-NO-WORK', text);
  return Number(text) as WorkId;
}

function printWork(work: WorkDetail): void {
  const tagged = (kind: TagKind) => tagNames(work, kind).join(', ');
  const rows: [string, string | null][] = [
    ['Title', work.title],
    ['By', work.creators.join(', ') || 'Anonymous'],
    ['Rating', work.ratingRaw ? `${work.rating} (“${work.ratingRaw}”)` : work.rating],
    ['Warnings', work.warningsStated ? work.warnings.join(', ') : 'The author did not say'],
    ['Category', work.categories.join(', ')],
    ['Fandom', tagged('fandom')],
    ['Relationship', tagged('relationship')],
    ['Characters', tagged('character')],
    ['Tags', tagged('tag')],
    ['Language', work.language],
    [
      'Series',
      work.series
        ? `${work.series.name}${work.series.position ? `, part ${work.series.position}` : ''}`
        : null,
    ],
    ['Status', work.status],
    ['Length', `${count(work.words, 'word')} in ${count(work.chapters, 'chapter')}`],
    ['Published', work.published],
    ['Archive', work.permissionRaw],
    ['Summary', work.summary],
    ['From', visibleName(work.original.path)],
  ];
  for (const line of columns(rows.flatMap(([label, value]) => (value ? [[label, value]] : [])))) print(line);
}
