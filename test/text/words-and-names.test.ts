import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanControls,
  countWords,
  detectLanguage,
  foldName,
  foldText,
  isRightToLeft,
  languageCode,
  languageName,
  sortKey,
  splitLines,
  wrapText,
} from '#text';

describe('countWords, by the rules of AO3', () => {
  it.each([
    ['', 0],
    ['one two  three\nfour', 4],
    ["don’t well-known o'clock", 3],
    ['one--two — three–four', 4],
    ['wait---what', 2],
    ['* * *\n-----\n____\n~~~', 0],
    ['_emphasis_ 1.5', 3],
    ['café naïve été', 3],
    ['cafe\u0301', 1],
    ['你好世界', 4],
    ['日本語のテキスト', 8],
    ['สวัสดี', 6],
    ['안녕 세상', 2],
    ['Привет, мир', 2],
    ['𠀀𠀁', 2],
    ['𝒜𝒷 x', 2],
    ['one 你好 two', 4],
    ['😀 ok 😀', 1],
    ['\ud800 x \udc00', 1],
  ])('%j has %i', (text, words) => expect(countWords(text)).toBe(words));
});

describe('detectLanguage', () => {
  it.each([
    ['en', 'It was late in the evening when the doctor came home and found the letter.'],
    ['de', 'Der Hund lief schnell durch den Wald und sah niemanden auf dem Weg.'],
    ['fr', 'Il était tard quand le docteur rentra chez lui et trouva la lettre.'],
    ['es', 'Era tarde cuando el doctor volvió a su casa y encontró la carta.'],
    ['ru', 'Он сказал, что не придёт, и она ушла домой одна.'],
    ['zh', '却说那天晚上他们两个人坐在一起说话，我不知道。'],
    ['ja', '彼女は昨日の夜、彼と話していたのに忘れてしまった。'],
    ['ko', '그날 밤 그들은 함께 앉아 이야기를 나누었다. 나는 몰랐다.'],
    ['he', 'הוא אמר שהוא לא יבוא והיא הלכה הביתה לבד.'],
  ])('finds %s', (language, text) => expect(detectLanguage(text)?.language).toBe(language));

  it('says nothing of text that is too short or has no letters', () => {
    expect(detectLanguage('')).toBeNull();
    expect(detectLanguage('Hm.')).toBeNull();
    expect(detectLanguage('* * * 123 '.repeat(50))).toBeNull();
  });

  it('looks only at passages of a long text', () => {
    const text = 'It was late in the evening and the doctor came home. '.repeat(50_000);
    expect(detectLanguage(text)?.language).toBe('en');
  });
});

describe('language names', () => {
  it.each([
    ['English', 'en'],
    ['  deutsch ', 'de'],
    ['русский', 'ru'],
    ['Français', 'fr'],
    ['Francais', 'fr'],
    ['中文', 'zh'],
    ['日本語', 'ja'],
    ['eng', 'en'],
    ['EN_gb', 'en-GB'],
    ['English (US)', 'en'],
    ['Brazilian Portuguese', 'pt-BR'],
    ['constructor', null],
    ['', null],
    ['Elbonian', null],
  ])('%j means %s', (name, code) => expect(languageCode(name)).toBe(code));

  it('names a code in English and in itself', () => {
    expect(languageName('de')).toBe('German');
    expect(languageName('de', 'de')).toBe('Deutsch');
    expect(languageName('fr', 'de')).toBe('Französisch');
    expect(languageName('not a code')).toBe('not a code');
  });
});

describe('foldName', () => {
  it.each([
    [' Éowyn  of Rohan ', 'eowyn of rohan'],
    ['O’Neill', "o'neill"],
    ['“Mac” — Guy', '"mac" - guy'],
    ['Ｓｈｅｒｌｏｃｋ', 'sherlock'],
    ['Łukasz Ødegård', 'lukasz odegard'],
    ['STRASSE', 'strasse'],
    ['Straße', 'strasse'],
    ['Jo\u00adhn\u200b', 'john'],
    ['ё', 'е'],
  ])('%j is matched as %j', (name, folded) => expect(foldName(name)).toBe(folded));

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
        expect(foldName(foldName(text))).toBe(foldName(text));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('sortKey', () => {
  it.each([
    ['The Two Towers', undefined, 'two towers'],
    ['“A Study in Scarlet”', 'en', 'study in scarlet"'],
    ['L’Étranger', 'fr', 'etranger'],
    ['Der Waldbruder', 'de', 'waldbruder'],
    ['Die Hard', 'en', 'die hard'],
    ['El país', 'es-MX', 'pais'],
    ['The', 'en', 'the'],
    ['...', 'en', '...'],
    ['Theatre', 'en', 'theatre'],
  ])('%j (%s) sorts as %j', (title, language, key) => expect(sortKey(title, language)).toBe(key));
});

describe('wrapText', () => {
  it('folds at spaces and keeps line breaks and long words', () => {
    expect(wrapText('one two three\nfour', 8)).toBe('one two\nthree\nfour');
    expect(wrapText('incomprehensible a', 5)).toBe('incomprehensible\na');
    expect(wrapText('', 5)).toBe('');
  });
});

describe('lines and controls', () => {
  it('splits lines with their places', () => {
    expect(splitLines('a\r\nb\rc\n').map(({ text, start, end }) => [text, start, end])).toEqual([
      ['a', 0, 1],
      ['b', 3, 4],
      ['c', 5, 6],
    ]);
    expect(splitLines('one\u0085two')).toHaveLength(1);
  });

  it('drops control characters and counts them', () => {
    expect(cleanControls('a\0b\tc\r\nd\x1a\x7f\x85e\ufffe')).toEqual({ text: 'ab\tc\nde', removed: 5 });
  });
});

describe('isRightToLeft', () => {
  it.each([
    ['ar', true],
    ['he-IL', true],
    ['IW', true],
    ['pa-Arab-PK', true],
    ['uz-Arab', true],
    ['en', false],
    ['en-GB', false],
    ['arn', false],
    ['hebrew', false],
    ['', false],
  ])('%s is %s', (tag, is) => expect(isRightToLeft(tag)).toBe(is));
});
