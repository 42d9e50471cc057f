/**
 * The table of names at the size of a large archive: how long it takes to build, save and load, its memory; and suggestions while
 * names are typed letter by letter, two in five with typing errors.
 */
import { loadTerms, saveTerms } from '../../src/search/names/save-terms.ts';
import { Suggester } from '../../src/search/names/suggest.ts';
import { TermTable } from '../../src/search/names/term-table.ts';
import { ownRow, ownTime, type Row } from './measure.ts';
import { describeQuantiles, quantilesOf, timePasses } from './million/runs.ts';
import { misspelt } from './million/suggest-inputs.ts';
import { type InventedName, inventNames } from './name-corpus.ts';
import { pick, type Random, seeded, zipf } from './random.ts';

const KINDS = ['fandom', 'relationship', 'character', 'tag'] as const;
const INPUTS = 3000;
const SYNONYMS = 0.25;
const ONCE = { passes: 1, seconds: 60 };

export async function benchNames(count: number): Promise<Row[]> {
  const names = inventNames(count);
  const table = new TermTable();
  const built = await ownTime(() => {
    for (const { kind, name } of names) table.intern(kind, name);
  });
  const size = `${count.toLocaleString('en')} names`;
  const file = saveTerms(table);
  const loaded = await ownTime(() => loadTerms(file));
  return [
    ownRow(`table of ${size}, built`, `${(built.time / 1000).toFixed(1)} s`),
    ownRow(`table of ${size}, loaded from ${megabytes(file.length)}`, `${loaded.time.toFixed(0)} ms`),
    ownRow(`table of ${size}, memory`, megabytes(loaded.result.memory)),
    ...(await benchSuggestions(loaded.result, names, size)),
  ];
}

async function benchSuggestions(
  table: TermTable,
  names: readonly InventedName[],
  size: string,
): Promise<Row[]> {
  const random = seeded(9);
  const works = Uint32Array.from({ length: table.size }, () =>
    random() < 0.83 ? 1 : 1 + zipf(random, 20_000),
  );
  table.worksOf = (term) => works[term] ?? 0;
  table.saveAliases(Array.from({ length: names.length * SYNONYMS }, () => synonym(random, names)));
  const suggester = new Suggester(table, {
    worksOf: table.worksOf,
    fandomsOf: () => [],
    usedIn: () => () => true,
  });
  const ask = ({ text }: { text: string }) => suggester.suggest(text, { kinds: KINDS, limit: 16 });
  const inputs = typedInputs(random, names);
  for (const input of inputs.slice(0, 500)) ask(input);
  const { times } = await timePasses(inputs, ask, () => '', ONCE);
  const wrong = { times: times.filter((_, place) => inputs[place]?.wrong) };
  return [
    ownRow(
      `suggestions over ${size}, a quarter as many synonyms (${inputs.length} inputs)`,
      describeQuantiles(quantilesOf({ times })),
    ),
    ownRow('the same, of names typed with errors', describeQuantiles(quantilesOf(wrong))),
    ownRow(`memory kept for suggestions`, megabytes(suggester.memory)),
  ];
}

function synonym(random: Random, names: readonly InventedName[]) {
  const { kind, name: of } = pick(random, names);
  const other = pick(random, names).name.split(/[ /]/).slice(0, 2).join(' ');
  const smushed = of
    .split(/ ?[/&] ?/)
    .map((one) => one.slice(0, 4).trim())
    .join('');
  return { kind, name: kind === 'relationship' ? smushed : `${other} ${of.split(' ')[0]}`, of };
}

/** What stands in the field after each few letters of a name, as it is typed. */
function typedInputs(random: Random, names: readonly InventedName[]): { text: string; wrong: boolean }[] {
  const inputs: { text: string; wrong: boolean }[] = [];
  while (inputs.length < INPUTS) {
    const words = (names[zipf(random, names.length)]?.name ?? '').toLowerCase().split(' ');
    const wrong = random() < 0.4;
    const typed = words.map((word) =>
      wrong && word.length > 4 && random() < 0.7 ? misspelt(random, word) : word,
    );
    const text = (random() < 0.15 ? typed.reverse() : typed).join(' ');
    for (let end = 1; end <= Math.min(text.length, 24); end += 1 + Math.floor(random() * 3))
      inputs.push({ text: text.slice(0, end), wrong });
  }
  return inputs;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
