import { describe, expect, it } from 'vitest';
import { typedField } from '../../src/web/assets/typed-field.ts';

/** A query with `|` where the caret stands, the field and text that are being typed there, and the query with `X` in their place. */
const TYPED: readonly [string, string, string, string][] = [
  ['fandom:harb|', 'fandom', 'harb', 'X'],
  ['FANDOM:|', 'fandom', '', 'X'],
  ['lamp -ship:ma|', 'ship', 'ma', 'lamp -X'],
  ['(tag:fl| OR gale)', 'tag', 'fl', '(X OR gale)'],
  ['(tag:fl|)', 'tag', 'fl', '(X)'],
  ['fandom:"harbour li|', 'fandom', 'harbour li', 'X'],
  ['fandom:"harbour li|" storm', 'fandom', 'harbour li', 'X storm'],
  ['title:"a b" -who:"Mara: k|', 'who', 'Mara: k', 'title:"a b" -X'],
  ['ship:Mara/J|', 'ship', 'Mara/J', 'X'],
  ['http:a:b|', 'http', 'a:b', 'X'],
];

const NOT_TYPED = [
  '|',
  'lamp|',
  ':lamp|',
  'fandom:ha|rb',
  '"by the sea|',
  'fandom:"Emma" |',
  'fandom:x"Emma|',
  'fandom:"Em|ma"',
  '---|',
];

describe('the field in which something is typed', () => {
  it.each(TYPED)('is found in %s', (marked, field, text, replaced) => {
    const query = marked.replace('|', '');
    const typed = typedField(query, marked.indexOf('|'));
    expect(typed).toMatchObject({ field, text });
    expect(`${query.slice(0, typed?.from)}X${query.slice(typed?.to)}`).toBe(replaced);
  });

  it.each(NOT_TYPED)('is none in %s', (marked) => {
    expect(typedField(marked.replace('|', ''), marked.indexOf('|'))).toBeNull();
  });
});
