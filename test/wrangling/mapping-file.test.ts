import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TagKind } from '#catalogue';
import { readMappingFile, writeMappingFile } from '#wrangling';

const kind = fc.constantFrom<TagKind>('fandom', 'character', 'relationship', 'tag');
const name = fc
  .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
  .map((text) => text.replace(/\p{Cc}/gu, '').trim())
  .filter((text) => text !== '');
const tag = fc.record({ kind, name });
const link = fc.record({ below: tag, above: tag });
const mapping = fc.record({
  canonical: fc.array(tag, { maxLength: 4 }),
  synonyms: fc.array(fc.record({ kind, name, of: name, fandom: fc.option(name) }), { maxLength: 4 }),
  parents: fc.array(link, { maxLength: 4 }),
  metas: fc.array(link, { maxLength: 4 }),
  refused: fc.array(fc.record({ kind, one: name, other: name }), { maxLength: 4 }),
});

describe('a mapping file', () => {
  it('reads what it writes', () => {
    fc.assert(
      fc.property(mapping, (one) => {
        expect(readMappingFile(writeMappingFile(one))).toEqual(one);
      }),
    );
  });

  it('has an entry on each line', () => {
    const text = writeMappingFile({
      canonical: [{ kind: 'fandom', name: 'Tide' }],
      synonyms: [],
      parents: [],
      metas: [],
      refused: [{ kind: 'tag', one: 'Season 2', other: 'Season 3' }],
    });
    expect(text.split('\n').slice(2)).toEqual([
      '  "version": 1,',
      '  "canonical": [',
      '    {"kind":"fandom","name":"Tide"}',
      '  ],',
      '  "synonyms": [],',
      '  "parents": [],',
      '  "metas": [],',
      '  "refused": [',
      '    {"kind":"tag","one":"Season 2","other":"Season 3"}',
      '  ]',
      '}',
      '',
    ]);
  });

  it('may leave lists and fandoms out', () => {
    const text = '{"fanlight":"tags","version":1,"synonyms":[{"kind":"tag","name":"au","of":"AU"}]}';
    expect(readMappingFile(text)).toEqual({
      canonical: [],
      synonyms: [{ kind: 'tag', name: 'au', of: 'AU', fandom: null }],
      parents: [],
      metas: [],
      refused: [],
    });
  });

  it.each([
    ['no JSON', 'tags', ''],
    ['another file', '{"fanlight":"works","version":1}', 'fanlight'],
    ['a later version', '{"fanlight":"tags","version":2}', 'version'],
    [
      'another kind',
      '{"fanlight":"tags","version":1,"canonical":[{"kind":"rating","name":"x"}]}',
      'canonical.0.kind',
    ],
    [
      'an empty name',
      '{"fanlight":"tags","version":1,"canonical":[{"kind":"tag","name":""}]}',
      'canonical.0.name',
    ],
    [
      'a name with a line end',
      '{"fanlight":"tags","version":1,"canonical":[{"kind":"tag","name":"a\\nb"}]}',
      'canonical.0.name',
    ],
    ['a field that is not known', '{"fanlight":"tags","version":1,"rules":[]}', ''],
    ['a list', '[]', ''],
    [
      'a long name',
      `{"fanlight":"tags","version":1,"canonical":[{"kind":"tag","name":"${'x'.repeat(1001)}"}]}`,
      'canonical.0.name',
    ],
  ])('is not %s', (_, text, subject) => {
    const read = () => readMappingFile(text);
    expect(read).toThrow(expect.objectContaining({ code: 'FL-USE-MAPPING' }));
    if (subject !== '') expect(read).toThrow(subject);
  });
});
