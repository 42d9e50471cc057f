import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { opds2Page, opds2Publication } from '#feeds';
import { corpusFolder } from '../corpus-folder.ts';
import { booksPage, card, PLACE, WORKS, waysPage } from './sample-listing.ts';

const folder = corpusFolder('opds/webpub-manifest-schema');
const SCHEMA = 'https://readium.org/webpub-manifest/schema';

type Publication = { metadata: object; links: object[] };
type Feed = {
  links: object[];
  navigation?: object[];
  facets?: { links: object[] }[];
  publications?: Publication[];
};

/** Every schema of a folder in one validator. */
function validator(): Ajv.default {
  const ajv = new Ajv.default({ strict: false });
  addFormats.default(ajv);
  // What OPDS itself adds to links is in schemas that may not be copied; see `opds2-rules.ts` for it.
  ajv.addSchema({ $id: 'https://drafts.opds.io/schema/properties.schema.json', type: 'object' });
  for (const name of readdirSync(folder ?? '', { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.schema.json'))
      ajv.addSchema(JSON.parse(readFileSync(path.join(folder ?? '', name), 'utf8')) as object);
  return ajv;
}

describe.skipIf(folder === null)(
  'by the schemas of the Web Publication Manifest (left out where they are not)',
  () => {
    const ajv = folder === null ? null : validator();
    const faults = (name: string, value: unknown) =>
      ajv?.validate(`${SCHEMA}/${name}.schema.json`, value) === true ? [] : [ajv?.errorsText()];
    const books = JSON.parse(opds2Page(booksPage(), PLACE).body) as Feed;
    const root = JSON.parse(opds2Page(waysPage(), PLACE).body) as Feed;
    const full = card(9, {
      ...WORKS[0],
      series: { name: 'Lamps', position: 2.5 },
      published: '1999-04-01',
      language: 'zh-Hant',
    });
    const publications = [
      ...(books.publications ?? []),
      JSON.parse(opds2Publication(full, PLACE)) as Publication,
    ];

    it('what a publication says of itself is sound', () => {
      expect(publications.length).toBe(4);
      for (const { metadata } of publications) expect(faults('metadata', metadata)).toEqual([]);
    });

    it('every link is', () => {
      const links = [
        ...books.links,
        ...root.links,
        ...(root.navigation ?? []),
        ...(books.facets ?? []).flatMap((group) => group.links),
        ...publications.flatMap((one) => one.links),
      ];
      expect(links.length).toBeGreaterThan(30);
      for (const link of links) expect(faults('link', link)).toEqual([]);
    });

    it.each([
      ['metadata', { title: '', language: 5 }],
      ['metadata', { title: 'A', published: 'spring' }],
      ['link', { type: 'text/html' }],
    ])('a fault in %s is found: %j', (name, value) => {
      expect(faults(name, value)).not.toEqual([]);
    });
  },
);
