import type { Command } from 'commander';
import { type InspectedFile, type InspectedWork, inspectFile, type Readers } from '#library';
import { visibleName } from '#text';
import { EXIT } from './exit-codes.ts';
import { columns, count, print, printJson } from './output.ts';
import { readInput } from './read-input.ts';

/** `fanlight inspect`. */
export function addInspect(program: Command, readers: Readers): void {
  program
    .command('inspect')
    .argument('<file...>', 'story files, zips, mailboxes, dumps; nothing is imported')
    .option('--json', 'print an array, one entry per story file')
    .description('show what Fanlight understands of a file, and from where')
    .addHelpText(
      'after',
      `
  fanlight inspect story.txt
  fanlight inspect *.html --json | jq '.[].works[].reading.title'`,
    )
    .action(async (files: string[], flags: { json?: boolean }) => {
      const all: InspectedFile[] = [];
      for (const file of files) {
        for await (const inspected of inspectFile(readers, await readInput(file))) {
          all.push(inspected);
          if (!flags.json) printInspected(inspected);
        }
      }
      if (flags.json) printJson(all);
      if (all.some((file) => file.error)) process.exitCode = EXIT.someFailed;
    });
}

function printInspected(inspected: InspectedFile): void {
  print(visibleName(inspected.file));
  if (inspected.error) print(`  ${inspected.error.code}: ${inspected.error.message}`);
  if (inspected.encoding) {
    const { name, confidence, repaired } = inspected.encoding;
    print(`  ${inspected.format}, ${name} (${percent(confidence)} sure)`);
    for (const repair of repaired) print(`  repaired: ${repair}`);
  }
  for (const loss of inspected.losses)
    print(`  left out: ${loss.message}${loss.count ? ` (${count(loss.count, 'time')})` : ''}`);
  for (const work of inspected.works) printWork(work);
  print();
}

function printWork({ reading, evidence, structure }: InspectedWork): void {
  const sure = (field: keyof typeof evidence) => {
    const best = evidence[field]?.[0];
    return best ? `${best.source}, ${percent(best.confidence)}` : '';
  };
  const rows: [string, string | null, keyof typeof evidence][] = [
    ['title', reading.title, 'title'],
    ['by', list(reading.authors), 'authors'],
    ['fandom', list(reading.fandoms), 'fandoms'],
    ['pairing', list(reading.relationships.map((pair) => pair.raw)), 'relationships'],
    ['characters', list(reading.characters), 'characters'],
    [
      'rating',
      reading.rating.raw === null ? null : `${reading.rating.ao3} (“${reading.rating.raw}”)`,
      'rating',
    ],
    [
      'warnings',
      reading.warnings.stated ? list([...reading.warnings.archive, ...reading.warnings.free]) : null,
      'warnings',
    ],
    ['genres', list(reading.genres), 'genres'],
    ['series', reading.series?.name ?? null, 'series'],
    [
      'archive',
      reading.archivePermission.raw === null ? null : reading.archivePermission.policy,
      'archivePermission',
    ],
    ['summary', reading.summary, 'summary'],
  ];
  const said = rows.flatMap(([label, value, field]) =>
    value === null ? [] : [[`  ${label}`, sure(field), value]],
  );
  for (const line of columns(said)) print(line);
  const breaks = structure.chapters.reduce((sum, chapter) => sum + chapter.sceneBreaks, 0);
  print(
    `  ${count(structure.chapters.length, 'chapter')}, ${count(structure.words, 'word')}, ${count(breaks, 'scene break')}, language ${structure.language ?? 'unknown'}`,
  );
  if (structure.bodyStart !== null) print(`  begins: ${structure.bodyStart}`);
}

function list(values: string[]): string | null {
  return values.length === 0 ? null : values.join(', ');
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
