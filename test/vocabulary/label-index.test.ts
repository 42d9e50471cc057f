import { describe, expect, it } from 'vitest';
import {
  type FieldName,
  findLabel,
  findMisspeltLabel,
  LABEL_ALIASES,
  labelKey,
} from '../../src/vocabulary/index.ts';

describe('findLabel', () => {
  it('finds every alias of the table under its field', () => {
    for (const [field, aliases] of Object.entries(LABEL_ALIASES)) {
      for (const alias of aliases) {
        expect(findLabel(alias.replace(/!$/, ''))?.fields, alias).toContain(field as FieldName);
      }
    }
  });

  it.each([
    ['TITLE', 'title'],
    ['Author’s Notes', 'notes'],
    ['Authorís Note', 'notes'],
    ['E-MAIL ADDRESS', 'email'],
    ['Pairing(s)', 'relationship'],
    ['Word Count (approx.)', 'wordCount'],
    ['  Summary  ', 'summary'],
    ['Résumé', 'summary'],
    ['Пейринг', 'relationship'],
  ])('%s is %s', (label, field) => expect(findLabel(label)?.fields).toEqual([field]));

  it.each(['Holmes', 'Reason', 'Meanwhile', ''])('%s is no label', (label) =>
    expect(findLabel(label)).toBeNull(),
  );

  it('marks the aliases that the value must decide', () => {
    expect(findLabel('series')?.ambiguous).toBe(true);
    expect(findLabel('title')?.ambiguous).toBe(false);
  });
});

describe('findMisspeltLabel', () => {
  it.each([
    ['Sumnary', 'summary'],
    ['Disclaimar', 'disclaimer'],
    ['Raitings', 'rating'],
    ['Fandoom', 'fandom'],
    ['Spoylers', 'spoilers'],
  ])('%s is meant for %s', (label, field) => expect(findMisspeltLabel(label)?.fields).toEqual([field]));

  it.each([
    'reason',
    'dating',
    'votes',
    'parting',
    'tiles',
    'stories',
    'other',
    'fiction',
    'summer',
    'Bob',
    'Watson',
  ])('%s is left alone', (label) => expect(findMisspeltLabel(label)).toBeNull());
});

describe('labelKey', () => {
  it('folds what archives do to apostrophes, and drops hyphens and spaces', () => {
    expect(labelKey('Author’s Notes')).toBe(labelKey('authors notes'));
    expect(labelKey('E-Mail')).toBe('email');
  });
});
