/**
 * `npm run words`: writes what the code knows of the message catalogues (src/words/messages.ts, catalogues.ts) from the files of the
 * languages. With `--check` it writes nothing and says what is wrong: a file that is not as it would be written, a language that
 * lacks a message or fills other gaps than English does, a message that no code says. Exits 1 if anything is.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { ERROR_TABLE } from '../src/errors/table.ts';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const folder = path.join(root, 'src', 'words');
const SOURCE = 'en';
/** The sentences of errors, which English has in the table of codes. */
const ERRORS = 'errors';

/** Types of gaps by the type of the parser's elements; elements that are no gaps have none. */
const GAP_TYPES = {
  [TYPE.argument]: 'Insertion',
  [TYPE.number]: 'number',
  [TYPE.plural]: 'number',
  [TYPE.date]: 'Date',
  [TYPE.time]: 'Date',
  [TYPE.select]: 'string',
  [TYPE.tag]: 'Tag',
};

const languages = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const catalogues = new Map(languages.map((language) => [language, catalogueOf(language)]));
const english = catalogues.get(SOURCE);
const faults = [];

const made = { 'messages.ts': messagesFile(), 'catalogues.ts': cataloguesFile() };
if (process.argv.includes('--check')) {
  for (const language of languages) {
    if (language === SOURCE) continue;
    compare(language);
    compareErrors(language);
  }
  for (const [name, text] of Object.entries(made))
    if (readFileSync(path.join(folder, name), 'utf8') !== text)
      faults.push(`src/words/${name} is not what the catalogues say: run npm run words`);
  faults.push(...unsaid(), ...beyondScripts());
} else {
  for (const [name, text] of Object.entries(made)) writeFileSync(path.join(folder, name), text);
}
if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exitCode = 1;
}

/** The messages of a language by file and name, each with its gaps; without the sentences of errors. */
function catalogueOf(language) {
  const files = readdirSync(path.join(folder, language)).sort();
  const parts = files.map((file) => [
    path.basename(file, '.json'),
    JSON.parse(readFileSync(path.join(folder, language, file), 'utf8')),
  ]);
  return new Map(
    parts.flatMap(([part, messages]) =>
      part === ERRORS
        ? []
        : Object.entries(messages).map(([name, text]) => [
            `${part}.${name}`,
            gapsOf(text, `${language} ${part}.${name}`),
          ]),
    ),
  );
}

/** What a message needs to be said: the type of each of its gaps by name. */
function gapsOf(text, where) {
  const gaps = new Map();
  const walk = (elements) => {
    for (const element of elements) {
      const type = GAP_TYPES[element.type];
      if (type !== undefined && gaps.get(element.value) !== 'number') gaps.set(element.value, type);
      for (const option of Object.values(element.options ?? {})) walk(option.value);
      if (element.children) walk(element.children);
    }
  };
  try {
    walk(parse(text));
  } catch (error) {
    throw new Error(`${where}: ${error.message}`);
  }
  return gaps;
}

function messagesFile() {
  const lines = [...english].map(([key, gaps]) => {
    const fields = [...gaps].sort(([a], [b]) => (a < b ? -1 : 1)).map(([gap, type]) => `${gap}: ${type}`);
    return `  '${key}': ${fields.length === 0 ? 'Record<never, never>' : `{ ${fields.join('; ')} }`};`;
  });
  return `// Written by \`npm run words\` from the English catalogue; change that.

/** A gap that takes text, or markup where markup is said. */
export type Insertion = { readonly insertion: unique symbol };

/** A part in tags, which whoever says the message wraps. */
export type Tag = { readonly tag: unique symbol };

/** Every message by its name, with what it needs to be said. */
export type Messages = {
${lines.join('\n')}
};
`;
}

function cataloguesFile() {
  const named = (language, file) =>
    `${language}${file.replace(/\.json$/, '').replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase())}`;
  const files = (language) => readdirSync(path.join(folder, language)).sort();
  const imports = languages.flatMap((language) =>
    files(language).map(
      (file) => `import ${named(language, file)} from './${language}/${file}' with { type: 'json' };`,
    ),
  );
  const entry = (language, file) => {
    const part = path.basename(file, '.json');
    return `${/^[a-z]+$/.test(part) ? part : `'${part}'`}: ${named(language, file)}`;
  };
  const tables = languages.map(
    (language) =>
      `  ${language}: {\n${files(language)
        .map((file) => `    ${entry(language, file)},`)
        .join('\n')}\n  },`,
  );
  return `// Written by \`npm run words\` from the files of the catalogues.
${imports.join('\n')}
import type { LanguageTag } from './languages.ts';

/** The messages of a language by file and name. */
type Catalogue = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The catalogues. */
export const CATALOGUES: Readonly<Record<LanguageTag, Catalogue>> = {
${tables.join('\n')}
};
`;
}

/** Where a language says less, more or other things than English. */
function compare(language) {
  const other = catalogues.get(language);
  for (const [key, gaps] of english) {
    const theirs = other.get(key);
    if (theirs === undefined) faults.push(`${language}: ${key} is missing`);
    else if (gapText(theirs) !== gapText(gaps))
      faults.push(`${language}: ${key} has the gaps ${gapText(theirs)}, and English ${gapText(gaps)}`);
  }
  for (const key of other.keys()) if (!english.has(key)) faults.push(`${language}: ${key} is not in English`);
}

/** Codes of errors without a sentence in a language, and sentences without a code. */
function compareErrors(language) {
  const sentences = JSON.parse(readFileSync(path.join(folder, language, `${ERRORS}.json`), 'utf8'));
  for (const code of Object.keys(ERROR_TABLE))
    if (!sentences[code]) faults.push(`${language}: ${ERRORS}.${code} is missing`);
  for (const code of Object.keys(sentences))
    if (!(code in ERROR_TABLE)) faults.push(`${language}: ${ERRORS}.${code} is no code`);
}

function gapText(gaps) {
  return [...gaps]
    .map(([gap, type]) => `${gap} (${type})`)
    .sort()
    .join(', ');
}

/** Messages that no code names: whole, or by what stands before a part that varies. */
function unsaid() {
  const code = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('words'))
    .map((file) => readFileSync(path.join(root, 'src', file), 'utf8'))
    .join('\n');
  const named = new Set(code.match(/'[a-z-]+\.[A-Za-z0-9.-]+'/g)?.map((quoted) => quoted.slice(1, -1)));
  const begun = [...new Set(code.match(/`[a-z-]+\.[A-Za-z0-9.-]*(?=\$\{)/g)?.map((start) => start.slice(1)))];
  return [...english.keys()]
    .filter((key) => !named.has(key) && !begun.some((start) => key.startsWith(start)))
    .map((key) => `${key} is said nowhere`);
}

/** Messages that scripts of pages cannot say, since only those of scripts.json are built into them. */
function beyondScripts() {
  const assets = path.join(root, 'src', 'web', 'assets');
  return readdirSync(assets)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      [...readFileSync(path.join(assets, file), 'utf8').matchAll(/\bsay\(\s*['`](?!scripts\.)([^'`]*)/g)].map(
        ([, key]) => `src/web/assets/${file} says ${key}, which is not in scripts.json`,
      ),
    );
}
