/** The pages of help, of the parts and of failures in German. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERROR_TABLE } from '#errors';
import { CATALOGUES } from '../../src/words/catalogues.ts';
import { getPage } from './ask-site.ts';
import { ENGLISH, englishIn, GERMAN, wordsOf } from './in-german.ts';
import { markupFaults } from './markup-rules.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite();
});
afterAll(() => site.close());

const SENTENCES = Object.values(ERROR_TABLE).map(({ says }) => says);

/** A page in German, with a sentence of it, and nothing that any catalogue says in English. */
async function expectGerman(body: string, sentence: string): Promise<void> {
  expect(await markupFaults(body)).toEqual([]);
  expect(body).toContain('<html lang="de" dir="ltr"');
  const words = wordsOf(body);
  expect(words).toContain(sentence);
  expect(SENTENCES.filter((one) => words.includes(one))).toEqual([]);
  expect(englishIn(body, Object.keys(CATALOGUES.en))).toEqual([]);
}

describe('pages in German', () => {
  it.each([
    ['/help/search', 'Werke mit diesem Wort im Text, im Titel oder in einem Tag'],
    ['/help/search', 'führen n und p zum nächsten und zum vorigen Kapitel'],
    ['/help/ratings', 'Für Erwachsene: Sex oder Gewalt, ausführlich erzählt.'],
    ['/help/ratings', 'lässt sich ausblenden; dann zeigt keine Liste es mehr'],
    ['/about', 'Diese Bibliothek gehört dir.'],
    ['/help/components', 'Jeder Baustein in jedem seiner Zustände'],
  ])('%s says: %s', async (url, sentence) => {
    const { statusCode, body } = await site.server.inject({ url, headers: GERMAN });
    expect(statusCode).toBe(200);
    await expectGerman(body, sentence);
  });

  it('say in their titles what their headings say', async () => {
    for (const url of ['/help/search', '/help/ratings', '/about', '/help/components']) {
      const { body } = await site.server.inject({ url, headers: GERMAN });
      const heading = /<h1>([^<]*)</.exec(body)?.[1];
      expect(body).toContain(`<title>${heading} · Fanlight</title>`);
    }
  });

  it('leave what is written in queries as it is', async () => {
    const written = async (headers: Record<string, string>) => {
      const { body } = await site.server.inject({ url: '/help/search', headers });
      return body.match(/<code>[^<]*<\/code>/g);
    };
    expect(await written(GERMAN)).toEqual(await written(ENGLISH));
  });
});

describe('failures in German', () => {
  const form = { ...GERMAN, 'content-type': 'application/x-www-form-urlencoded' };
  it.each([
    [404, { url: '/nowhere' }, 'Hier ist nichts', 'Hier ist keine Seite.'],
    [404, { url: '/works/999' }, 'Hier ist nichts', '999: Kein Werk in dieser Bibliothek hat diese Nummer.'],
    [404, { url: '/works/%ff' }, 'Hier ist nichts', 'Hier ist keine Seite.'],
    [
      403,
      {
        url: '/settings',
        method: 'POST',
        payload: '',
        headers: { ...form, 'sec-fetch-site': 'cross-site' },
      },
      'Abgelehnt',
      'Die Anfrage kam nicht aus dieser Bibliothek',
    ],
    [
      400,
      {
        url: '/settings',
        method: 'POST',
        payload: '{}',
        headers: { ...GERMAN, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      },
      'Das war nicht zu verstehen',
      'Das Formular war nicht so ausgefüllt wie erwartet.',
    ],
    [
      421,
      { url: '/', headers: { ...GERMAN, host: 'lamps.example' } },
      'Nicht unter diesem Namen',
      'Unter diesem Namen antwortet die Bibliothek nicht.',
    ],
  ] as const)('%i: %o', async (status, request, heading, sentence) => {
    const { statusCode, body, headers } = await site.server.inject({ headers: GERMAN, ...request });
    expect(statusCode).toBe(status);
    expect(headers['content-language']).toBe('de');
    expect(body).toContain(`<h1>${heading}</h1>`);
    await expectGerman(body, sentence);
  });

  it('are in English for whoever asks for it, also where the address cannot be read', async () => {
    const { text } = await getPage(site, '/works/%ff');
    expect(text).toContain('There is no page here.');
  });
});
