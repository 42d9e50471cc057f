/** The pages of help, of the parts and of failures in German. */
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERROR_TABLE } from '#errors';
import { CATALOGUES } from '../../src/words/catalogues.ts';
import { getPage } from './ask-site.ts';
import { markupFaults } from './markup-rules.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite();
});
afterAll(() => site.close());

const GERMAN = { 'accept-language': 'de-AT,de;q=0.9,en;q=0.5' };

/** The parts of a message that are words, tags and gaps between them; three words or more tell a language. */
function phrases(elements: readonly MessageFormatElement[]): string[] {
  return elements
    .flatMap((element) => {
      if (element.type === TYPE.literal) return [element.value];
      if (element.type === TYPE.tag) return phrases(element.children);
      if (element.type === TYPE.plural || element.type === TYPE.select)
        return Object.values(element.options).flatMap(({ value }) => phrases(value));
      return [];
    })
    .map((words) => words.trim())
    .filter((words) => words.split(/\s+/).length >= 3);
}

/** The English of catalogues. */
function englishOf(files: readonly string[]): string[] {
  const messages = files.flatMap((file) => Object.values<string>(CATALOGUES.en[file] ?? {}));
  return messages.flatMap((text) => phrases(parse(text)));
}

const SENTENCES = Object.values(ERROR_TABLE).map(({ says }) => says);

/** The words of the main part, as they are read. */
function textOf(body: string): string {
  return body
    .slice(body.indexOf('<main'))
    .replace(/<[^>]*>/g, '')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&');
}

/** A page in German, with a sentence of it, and nothing that the catalogues say in English. */
async function expectGerman(body: string, sentence: string, ...files: readonly string[]): Promise<void> {
  expect(await markupFaults(body)).toEqual([]);
  expect(body).toContain('<html lang="de" dir="ltr"');
  const text = textOf(body);
  expect(text).toContain(sentence);
  const english = [...englishOf(files), ...SENTENCES];
  expect(english.filter((phrase) => text.includes(phrase))).toEqual([]);
}

describe('pages in German', () => {
  it.each([
    ['/help/search', 'help', 'Werke mit diesem Wort im Text, im Titel oder in einem Tag'],
    ['/help/search', 'help', 'führen n und p zum nächsten und zum vorigen Kapitel'],
    ['/help/ratings', 'meanings', 'Für Erwachsene: Sex oder Gewalt, ausführlich erzählt.'],
    ['/help/ratings', 'meanings', 'lässt sich ausblenden; dann zeigt keine Liste es mehr'],
    ['/about', 'help', 'Diese Bibliothek gehört dir.'],
    ['/help/components', 'components', 'Jeder Baustein in jedem seiner Zustände'],
  ])('%s, of the catalogue %s, says: %s', async (url, file, sentence) => {
    const { statusCode, body } = await site.server.inject({ url, headers: GERMAN });
    expect(statusCode).toBe(200);
    await expectGerman(body, sentence, file);
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
    expect(await written(GERMAN)).toEqual(await written({ 'accept-language': 'en' }));
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
    await expectGerman(body, sentence, 'errors-page');
  });

  it('are in English for whoever asks for it, also where the address cannot be read', async () => {
    const { text } = await getPage(site, '/works/%ff');
    expect(text).toContain('There is no page here.');
  });
});
