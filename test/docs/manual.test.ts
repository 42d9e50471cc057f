import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SETTINGS } from '#config';
import { ERROR_TABLE } from '#errors';
import { FORMATS } from '#formats';
import { FIELD_ALIASES, parseQuery } from '#search';
import { LANGUAGES, say } from '#words';
import { SORT_ALIASES } from '../../src/search/fields.ts';
import { HAS_VALUES, IS_VALUES } from '../../src/search/query.ts';
import { STATUS_WORDS } from '../../src/search/value-words.ts';
import { TOPIC_NAMES } from '../../src/web/insights/topics.ts';
import { runFanlight } from '../cli/run-fanlight.ts';

const STATUSES = new Set(STATUS_WORDS.values());

const root = fileURLToPath(new URL('../../', import.meta.url));
const manual = (page: string) => readFileSync(path.join(root, 'docs/manual', page), 'utf8');
const pages = [
  ...readdirSync(path.join(root, 'docs/manual')).map((name) => `docs/manual/${name}`),
  ...readdirSync(path.join(root, 'docs/decisions')).map((name) => `docs/decisions/${name}`),
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'docs/samples.md',
];

describe('the manual has', () => {
  it.each(SETTINGS.map((setting) => [setting.env, setting] as const))('the setting %s', (_, setting) => {
    const row = `| \`${setting.name}\` | \`${setting.env}\` |`;
    const line = manual('settings.md')
      .split('\n')
      .find((text) => text.startsWith(row));
    expect(line).toContain(setting.default);
    expect(line).toContain(setting.says);
  });

  it.each(Object.entries(LANGUAGES))('the language %s of the pages', (tag, { name }) => {
    expect(manual('settings.md')).toContain(`${name} (\`${tag}\`)`);
  });

  it.each(Object.entries(ERROR_TABLE))('the error %s', (code, { says }) => {
    expect(manual('errors.md')).toContain(`| \`${code}\` | ${says} |`);
  });

  it.each(TOPIC_NAMES)('the plots at /insights/%s', (topic) => {
    expect(manual('insights.md')).toContain(`| ${say(`insights.name-${topic}`)} | \`/insights/${topic}\` |`);
  });

  it('no error that is not in the table', () => {
    const named = [...manual('errors.md').matchAll(/`(FL-[A-Z-]+)`/g)].map((match) => match[1] ?? '');
    expect(named.filter((code) => !(code in ERROR_TABLE))).toEqual([]);
  });

  it.each(FORMATS.map((format) => [format.name, format] as const))('the format %s', (name, format) => {
    const line = manual('formats.md')
      .split('\n')
      .find((text) => text.startsWith(`| \`${name}\` |`));
    expect(line).toBeDefined();
    if (format.write) expect(line).toContain(`\`${format.extensions[0]}\``);
  });

  it.each([...new Set(FIELD_ALIASES.values())])('the search field %s', (name) => {
    expect(manual('searching.md')).toMatch(new RegExp(`^\\| \`${name}:`, 'm'));
  });

  it.each([...HAS_VALUES, ...IS_VALUES, ...STATUSES, ...new Set(SORT_ALIASES.values())])(
    'the search value %s',
    (value) => {
      expect(manual('searching.md')).toMatch(new RegExp(`[\`:]${value}[\`:]`));
    },
  );

  it('no search that cannot be read', () => {
    const examples = [...manual('searching.md').matchAll(/^\| `([^`]+)` \|/gm)].map(
      (match) => match[1] ?? '',
    );
    expect(examples.length).toBeGreaterThan(20);
    expect(examples.filter((example) => parseQuery(example).problems.length > 0)).toEqual([]);
  });

  it('every command with its options', async () => {
    const { stdout } = await runFanlight(['--help']);
    const commands = [...stdout.matchAll(/^ {2}([a-z]+) .*$/gm)]
      .map((match) => match[1] ?? '')
      .filter((name) => name !== 'help' && name !== 'fanlight');
    expect(commands.length).toBeGreaterThanOrEqual(8);
    const page = manual('commands.md');
    for (const command of commands) {
      expect(page).toContain(`## \`fanlight ${command}`);
      const help = await runFanlight([command, '--help']);
      for (const [, option] of help.stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)) {
        if (option !== '--help') expect(page, `${command} ${option}`).toContain(option);
      }
    }
  });
});

describe('pages point at what is there', () => {
  it.each(pages)('%s', (page) => {
    const text = readFileSync(path.join(root, page), 'utf8');
    const folder = path.dirname(path.join(root, page));
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
    const missing = targets.filter(
      (target) => !/^https?:/.test(target) && !existsSync(path.join(folder, target.replace(/#.*$/, ''))),
    );
    expect(missing).toEqual([]);
  });

  it.each(['ARCHITECTURE.md', 'CONTRIBUTING.md'])('%s names files that exist', (page) => {
    const text = readFileSync(path.join(root, page), 'utf8');
    const named = [...text.matchAll(/`((?:src|test|docs|scripts)\/[\w./-]+)`/g)].map(
      (match) => match[1] ?? '',
    );
    expect(named.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
  });
});

describe('the seven files a newcomer reads', () => {
  it.each([
    'ARCHITECTURE.md',
    'src/document/index.ts',
    'src/formats/format.ts',
    'src/formats/plain-text/reader.ts',
    'src/library/import-files.ts',
    'src/catalogue/catalogue.ts',
    'src/app.ts',
  ])('%s is under 200 lines', (file) => {
    expect(readFileSync(path.join(root, file), 'utf8').split('\n').length).toBeLessThan(200);
  });
});
