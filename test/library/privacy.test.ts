import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainWork } from '#library';
import { importInto, temporaryFolder, temporaryLibrary } from './temporary-library.ts';

const HEADER = `Title: The Lamp Room
Author: Nell Gull
Real name: Margaret Ellison
Telephone: 555 010 4477
Beta: Bettine Oak
Dedication: For BETTINE
  OAK, with love
Notes: I'm only 14, so be kind. Thanks to Bettine Oak! Zoë reads mail at zoë@post.example.
Feedback: Call me on (555) 010-4477.
`;
const PRIVATE = /Margaret|Bettine|BETTINE|OAK|010|\b14\b|post\.example/;

async function libraryWith(text: string) {
  const folder = path.join(temporaryFolder(), 'private');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'lamp.txt'), text);
  const app = await temporaryLibrary();
  await importInto(app, folder);
  return app.library;
}

async function cardsOf(library: Awaited<ReturnType<typeof libraryWith>>) {
  const ids = (await library.catalogue.facets(0, 10)).map(({ id }) => id);
  return library.catalogue.cards(ids);
}

describe('what an author told a small list', () => {
  it('stands in no public field, no evidence and no excerpt of the original', async () => {
    const library = await libraryWith(`${HEADER}\n***\n\nThe lamp had been out for an hour.\n`);
    const [card] = await cardsOf(library);
    if (!card) throw new Error('no work');
    expect(card).toMatchObject({ title: 'The Lamp Room', creators: ['Nell Gull'] });
    const detail = await library.catalogue.work(card.id);
    const explained = await explainWork(library, card.id);
    const { original: _, addedAt: _added, updatedAt: _updated, ...shown } = detail ?? {};
    expect(JSON.stringify(shown)).not.toMatch(PRIVATE);
    expect(JSON.stringify({ fields: explained?.fields, excerpts: explained?.excerpts })).not.toMatch(PRIVATE);
    expect(JSON.stringify(explained?.excerpts)).toContain('[name removed]');
  });

  it('is not quoted from an original that is too large to be read again', async () => {
    const body = 'The lamp had been out for an hour, and nobody had come to light it.\n\n'.repeat(65_000);
    const library = await libraryWith(`${HEADER}\n***\n\n${body}`);
    const [card] = await cardsOf(library);
    const explained = card ? await explainWork(library, card.id) : null;
    expect(explained?.excerpts).toBeNull();
    expect(explained?.fields.some(({ field, value }) => field === 'title' && value === 'The Lamp Room')).toBe(
      true,
    );
    expect(JSON.stringify(explained?.fields)).not.toMatch(PRIVATE);
  });
});
