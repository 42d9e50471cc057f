/** The pages of works, of reading and of sources in German. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIELD_FORMS, fieldWords, readFieldText, statusNames } from '#library';
import { inLanguage } from '#words';
import { CATALOGUES } from '../../src/words/catalogues.ts';
import { type Form, OWN_FORM, postForm } from './ask-site.ts';
import { phrasesOf } from './in-german.ts';
import { markupFaults } from './markup-rules.ts';
import { type ImportingSite, openSampleSite } from './sample-library.ts';

/** The parts of the catalogue that these pages say. */
const AREAS = ['work', 'reading', 'edit', 'sources', 'settings'] as const;
const GERMAN = { 'accept-language': 'de-DE,de;q=0.9,en;q=0.5' };

let site: ImportingSite;
const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-german-'));
beforeAll(async () => {
  site = await openSampleSite();
  for (const words of ['turned over the water.', 'burned, and nobody saw it.']) {
    writeFileSync(path.join(folder, 'lamp.txt'), `Title: The Lamp\nAuthor: Quill\n\nThe lamp ${words}\n`);
    await postForm(site, '/imports/path', { path: folder });
    await site.queue.settled();
  }
  await postForm(site, '/works/1/place', { set: 'yes', chapter: '2', paragraph: '1', back: '/' });
  await postForm(site, '/works/3/marks', { mark: 'bookmarked', set: 'yes', note: 'Nebel', back: '/' });
  await postForm(site, '/works/3/marks', { mark: 'finished', set: 'yes', back: '/' });
  await postForm(site, '/mutes', { pattern: 'query', value: 'id:6', note: '', back: '/' });
}, 60_000);
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

const messagesOf = (language: 'en' | 'de') =>
  AREAS.flatMap((area) => Object.values(CATALOGUES[language][area] ?? {}));
const GERMAN_WORDS = messagesOf('de').join('\n');
const ENGLISH = phrasesOf('en', AREAS).filter((sentence) => !GERMAN_WORDS.includes(sentence));

/** The English of these pages that stands on a page, in its text or its attributes. */
function englishOn(body: string): string[] {
  const main = body.slice(body.indexOf('<main'));
  const text = `${main.replace(/<[^>]*>/g, '')} ${main}`.replaceAll('&amp;', '&').replaceAll('&quot;', '"');
  return ENGLISH.filter((sentence) => text.includes(sentence));
}

async function german(url: string, form?: Form): Promise<{ status: number; body: string }> {
  const reply = await (form === undefined
    ? site.server.inject({ url, headers: GERMAN })
    : site.server.inject({
        method: 'POST',
        url,
        headers: { ...OWN_FORM, ...GERMAN },
        payload: new URLSearchParams(form as Record<string, string>).toString(),
      }));
  return { status: reply.statusCode, body: reply.body };
}

/** A page that is valid, German, and says no English of its own. */
async function expectGerman({ status, body }: { status: number; body: string }, says: string) {
  expect(body).toContain('<html lang="de"');
  expect(englishOn(body)).toEqual([]);
  expect(await markupFaults(body)).toEqual([]);
  const text = body.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
  expect([status, text]).toEqual([status, expect.stringContaining(says)]);
}

describe('in German, a page', () => {
  it('is compared with some hundred English sentences', () => {
    expect(ENGLISH.length).toBeGreaterThan(100);
  });

  it.each([
    ['/works/1', 'Hinzugefügt am'],
    ['/works/1', 'Deine Stelle ist in Kapitel 2, bei'],
    ['/works/1', 'SpracheEnglisch'],
    ['/works/1?view=full', 'Kapitel für Kapitel lesen'],
    ['/works/1/chapters/2', 'Zurück: 1. '],
    ['/works/1/chapters/7', 'Als gelesen markieren und zurück zum Anfang gehen'],
    ['/works/2', 'Du wirst in diesem Browser einmal gefragt'],
    ['/works/3', 'Doch nicht gelesen'],
    ['/works/4', 'SpracheDeutsch'],
    ['/works/5', '2 Kommentare lesen'],
    ['/works/6', 'Keine Liste zeigt dir dieses Werk, weil du etwas ausgeblendet hast:'],
    ['/works/1/evidence', 'Woher jedes Feld stammt'],
    ['/works/1/like', 'Gemeinsam: '],
    ['/works/1/edit', 'Was du hier schreibst, gilt vor dem'],
    ['/works/5/comments', 'Kommentare zu'],
    ['/works/1/comments', 'Mit diesem Werk kamen keine Kommentare.'],
    ['/works/5/originals', 'Byte für Byte behalten, wie sie'],
    ['/works/28/compare', '1 Stelle unterscheidet sich.'],
    ['/works/28/compare?from=2&to=2', 'Wort für Wort dasselbe.'],
    ['/works/1/compare', 'Von diesem Werk gibt es nur einen Stand'],
    ['/series?name=Lamps', 'Eine Reihe'],
    ['/pages', 'mit Neuigkeiten, Regeln, Challenges'],
    ['/pages/1', 'Alle Seiten'],
    ['/places', 'das zuletzt gelesene zuerst.'],
    ['/reading', 'Lesezeichen gesetzt am'],
    ['/reading?mark=finished', '1 Werk, das letzte zuerst.'],
    ['/reading?mark=opened', 'Gelesen am'],
    ['/settings', 'Leseeinstellungen'],
    ['/offline', 'Jetzt wird nichts aufbewahrt'],
    ['/works?view=table', 'Werke, eine Zeile für jedes'],
  ])('%s says “%s”', async (url, says) => {
    const page = await german(url);
    await expectGerman(page, says);
    expect(page.status).toBe(200);
  });

  it('with a correction that cannot be taken says why', async () => {
    const page = await german('/works/1/edit', {
      seen: 'before',
      title: '',
      rating: 'Teen',
      status: 'wip',
      language: 'no code',
      position: 'x',
    });
    for (const says of [
      'Ein Werk braucht einen Titel.',
      'Die Sprache ist ein Kürzel wie en oder pt-BR.',
      'Der Teil der Reihe ist eine ganze Zahl ab 1.',
      'Ein Teil braucht den Namen seiner Reihe.',
    ])
      await expectGerman(page, says);
    expect(page.status).toBe(400);
  });

  it('keeps its own words in the languages that asked for them', async () => {
    await german('/works');
    const { body } = await site.server.inject('/works');
    expect(body).toContain('<dt>Rating</dt>');
    expect((await german('/works')).body).toContain('<dt>Freigabe</dt>');
  });
});

describe('fields', () => {
  it('have other names, hints and faults in every language', () => {
    const said = (language: 'en' | 'de') =>
      inLanguage(language, () => [
        ...Object.values(FIELD_FORMS).map(({ name, hint }) => `${name}: ${hint}`),
        ...statusNames().map(([, name]) => name),
        fieldWords('warnings', { warnings: [], warningsStated: true }),
        ...(['title', 'part', 'published', 'language', 'rating', 'warnings', 'other'] as const).map((field) =>
          JSON.stringify(readFieldText(field, field === 'title' ? '' : 'nonsense')),
        ),
      ]);
    const [english, german] = [said('en'), said('de')];
    const alike = english.filter((words, index) => words === german[index]);
    expect(alike).toEqual(['Status: ']);
  });
});
