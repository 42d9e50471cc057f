import { describe, expect, it } from 'vitest';
import { ERROR_TABLE } from '#errors';
import { html } from '#markup';
import {
  compareNames,
  dayText,
  inLanguage,
  LANGUAGE_TAGS,
  LANGUAGES,
  languageAsked,
  listParts,
  momentText,
  monthText,
  numberText,
  say,
  sayError,
  spokenLanguage,
  spokenLocale,
  tell,
} from '#words';
import { CATALOGUES } from '../../src/words/catalogues.ts';
import { speaker } from '../../src/words/in-scripts.ts';

const german = <Result>(act: () => Result) => inLanguage('de', act);

describe('messages', () => {
  it('are said in the language of what is done, also after waiting, and in English otherwise', async () => {
    const later = german(async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return [spokenLanguage(), say('frame.search')];
    });
    expect([spokenLanguage(), say('frame.search')]).toEqual(['en', 'Search']);
    expect(await later).toEqual(['de', 'Suchen']);
  });

  it('count as the language counts', () => {
    expect([0, 1, 2, 1234].map((count) => say('counts.work', { count }))).toEqual([
      '0 works',
      '1 work',
      '2 works',
      '1,234 works',
    ]);
    expect(german(() => [1, 1234].map((count) => say('counts.work', { count })))).toEqual([
      '1 Werk',
      '1.234 Werke',
    ]);
  });

  it('are escaped as markup, but for markup that is put into them', () => {
    expect(tell('wording.label', { label: '<b>' }).value).toBe('the label “&lt;b&gt;”');
    expect(tell('wording.label', { label: html`<b>${'&'}</b>` }).value).toBe('the label “<b>&amp;</b>”');
    expect(tell('frame.search').value).toBe('Search');
  });

  it('have no empty text in any language', () => {
    for (const language of LANGUAGE_TAGS)
      for (const messages of Object.values(CATALOGUES[language]))
        for (const [name, text] of Object.entries(messages))
          expect([name, text.trim()]).not.toEqual([name, '']);
  });
});

describe('errors', () => {
  it('have a sentence in every language, led by what it happened to', () => {
    for (const code of Object.keys(ERROR_TABLE) as (keyof typeof ERROR_TABLE)[])
      expect(german(() => sayError(code))).not.toBe(sayError(code));
    expect(german(() => sayError('FL-FILE-EMPTY', 'lamp.txt'))).toMatch(/^lamp\.txt: /);
    expect(sayError('FL-FILE-EMPTY', 'lamp.txt')).toMatch(/^lamp\.txt: The file is empty/);
  });
});

describe('the language asked for', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['de', 'de'],
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['en-US,en;q=0.9,de;q=0.8', 'en'],
    ['fr-FR,fr;q=0.9,de;q=0.5,en;q=0.3', 'de'],
    ['fr, es', 'en'],
    ['DE;q=0.2, EN;q=0.1', 'de'],
    ['de;q=0', 'en'],
    ['de;q=2', 'en'],
    ['de;q=x', 'en'],
    ['*', 'en'],
    ['__proto__, constructor', 'en'],
    [`${'fr,'.repeat(400)}de`, 'en'],
  ])('of %j is %s', (header, language) => expect(languageAsked(header)).toBe(language));
});

describe('numbers, dates and lists', () => {
  const day = new Date('2004-02-29T10:20:00Z');
  it('are written as the language does', () => {
    expect([numberText(1234567), dayText(day), monthText(day), momentText(day)]).toEqual([
      '1,234,567',
      '29 February 2004',
      'February 2004',
      '29 February 2004 at 10:20',
    ]);
    expect(german(() => [numberText(1234567), dayText(day), monthText(day), spokenLocale()])).toEqual([
      '1.234.567',
      '29. Februar 2004',
      'Februar 2004',
      'de-DE',
    ]);
    expect(listParts(['a', 'b', 'c']).join('')).toBe('a, b and c');
    expect(german(() => listParts(['a', 'b', 'c']).join(''))).toBe('a, b und c');
    expect(['Zoe', 'Émile', 'act 10', 'act 9'].sort(compareNames)).toEqual([
      'act 9',
      'act 10',
      'Émile',
      'Zoe',
    ]);
  });

  it('have a way for lines to run in each language', () => {
    for (const language of LANGUAGE_TAGS) expect(LANGUAGES[language].direction).toMatch(/^(ltr|rtl)$/);
  });
});

describe('scripts', () => {
  const { say: saySmall, numberText: small } = speaker('de', (number, plural) => {
    const cases: Record<string, (n: number) => string> = {
      '=0': () => 'keine',
      one: (n) => `${number(n)} Datei`,
      other: (n) => `${number(n)} Dateien`,
    };
    return { files: ({ n = 0 }) => cases[plural(Number(n), Object.keys(cases))]?.(Number(n)) ?? '' };
  });
  it('say messages by the rules of their language', () => {
    expect([0, 1, 1234].map((n) => saySmall('scripts.files', { n }))).toEqual([
      'keine',
      '1 Datei',
      '1.234 Dateien',
    ]);
    expect([saySmall('scripts.gone'), small(1234)]).toEqual(['scripts.gone', '1.234']);
  });
});
