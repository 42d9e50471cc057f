import fc from 'fast-check';
import type { TermKind } from '../../../src/search/names/kinds.ts';
import type { AnyName } from './naive-names.ts';

const PLAIN = [
  'Sherlock',
  'sherlock',
  'SHERLOCK',
  'Holmes',
  'holmes',
  "Watson's",
  'Emma',
  'Émma',
  'of',
  'the',
];
const ODD = [
  'Ｅｍｍａ',
  'ВАТСОН',
  'Ватсон',
  '福尔摩斯',
  '福',
  'Straße',
  'strasse',
  "'tis'",
  '`tis`',
  '!?',
  'a\u00adb',
  '𝔉luff',
  '😀',
];
const SPACES = [' ', '  ', '\t', '-', ' \u200b', ', '];

const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PLAIN) },
  { weight: 3, arbitrary: fc.constantFrom(...ODD) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
);
/** A name of a few words out of few, so that many fold alike; some have odd spaces, letters of any script or only marks. */
export const anySpelling: fc.Arbitrary<string> = fc
  .array(fc.tuple(word, fc.constantFrom(...SPACES)), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.flat().slice(0, -1).join(''));

const kind: fc.Arbitrary<TermKind> = fc.constantFrom(
  'fandom',
  'character',
  'tag',
  'creator',
  'language',
  'series',
);
const members = fc.array(fc.constantFrom('Sherlock Holmes', 'sherlock holmes', 'Emma', 'Ватсон', ' '), {
  maxLength: 3,
});
const ship = fc
  .record({
    members,
    sign: fc.constantFrom('/', ' & '),
    alias: fc.constantFrom(null, 'Clex', 'clex!', 'Sherlock'),
  })
  .chain(({ members: all, sign, alias }) =>
    fc.constantFrom<AnyName>(
      { kind: 'relationship', name: alias ?? all.join(sign), members: all },
      { kind: 'relationship', name: all.join(sign), members: [] },
      { kind: 'relationship', name: alias ?? '', members: [] },
    ),
  );

/** A name of any kind that is looked for; relationships in every way that they are written. */
export const anyName: fc.Arbitrary<AnyName> = fc.oneof(
  fc.record({ kind, name: anySpelling, members: fc.constant<string[]>([]) }),
  fc
    .constantFrom('study', 'stud', 'studies', 'été', '福尔', 'a')
    .map((name): AnyName => ({ kind: 'titleWord', name, members: [] })),
  ship,
);
