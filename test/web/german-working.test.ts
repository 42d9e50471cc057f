/** The pages of imports, of review and wrangling and of plots in German. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchId } from '#catalogue';
import { ERROR_TABLE, errorSentence } from '#errors';
import { findWorks, reviseWork } from '#library';
import { describeRepair } from '#stories';
import { repairText } from '#text';
import { inLanguage, sayError } from '#words';
import { progressWords } from '../../src/web/parts/import-progress.ts';
import { problemWords } from '../../src/web/parts/problem-words.ts';
import { repairWords } from '../../src/web/parts/repair-words.ts';
import { CATALOGUES } from '../../src/words/catalogues.ts';
import { addWorks, variedWorks } from '../library/survey-works.ts';
import { type Form, getPage, OWN_FORM, postForm } from './ask-site.ts';
import { phrasesOf } from './in-german.ts';
import { markupFaults } from './markup-rules.ts';
import { openReviewSite } from './review-site.ts';
import { type ImportingSite, openSampleSite, type SampleSite } from './sample-library.ts';
import { TAGGED_WORKS } from './tagged-works.ts';
import { FILES_FORM, filesForm, upload } from './upload.ts';

const GERMAN = { 'accept-language': 'de-CH, de;q=0.9, en;q=0.4' };
/** The parts of the catalogue that these pages say. */
const AREAS = ['imports', 'review', 'wrangling', 'insights'];
const STORY =
  'Title: The Lamp Room\nAuthor: Margery Quill\n\nThe lamp had been out for an hour when Dane came.\n';

let sample: ImportingSite;
let tagged: SampleSite;
let doubtful: SampleSite;
beforeAll(async () => {
  sample = await openSampleSite();
  const photo = new Uint8Array([0, 1, 2, 255]);
  await upload(sample, { 'lamp.txt': STORY, 'lamp again.txt': STORY, 'photo.txt': photo });
  await upload(sample, { 'bell.txt': STORY.replace('Lamp', 'Bell') });
  await sample.queue.settled();
  const [bell] = (await findWorks(sample.library, 'title:"The Bell Room"', { page: 1 })).works;
  if (bell) await reviseWork(sample.library, bell.id, { rating: 'Mature' });
  await addWorks(sample.library, variedWorks(80));
  tagged = await openSampleSite(TAGGED_WORKS);
  doubtful = await openReviewSite();
}, 120_000);
afterAll(async () => {
  for (const site of [sample, tagged, doubtful]) await site.close();
});

const messagesOf = (language: 'en' | 'de') =>
  AREAS.flatMap((area) => Object.values<string>(CATALOGUES[language][area] ?? {}));
const ENGLISH = [...phrasesOf('en', AREAS), ...Object.values(ERROR_TABLE).map(({ says }) => says)].filter(
  (sentence) => !messagesOf('de').join('\n').includes(sentence),
);

/** The words of a page in one line, and apart from them its markup, whose attributes have words too. */
function textOf(body: string): string {
  return body
    .slice(body.indexOf('<main'))
    .replace(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

async function expectGerman(body: string, says: string): Promise<void> {
  expect(body).toContain('<html lang="de" dir="ltr"');
  const text = textOf(body);
  expect(text).toContain(says);
  expect(ENGLISH.filter((sentence) => text.includes(sentence) || body.includes(sentence))).toEqual([]);
  expect(await markupFaults(body)).toEqual([]);
}

async function german(site: SampleSite, url: string, form?: Form): Promise<{ status: number; body: string }> {
  if (form !== undefined) return postForm(site, url, form, { ...OWN_FORM, ...GERMAN });
  const { statusCode, body } = await site.server.inject({ url, headers: GERMAN });
  return { status: statusCode, body };
}

it('many English sentences are looked for', () => {
  expect(ENGLISH.length).toBeGreaterThan(150);
});

describe('in German, imports', () => {
  it.each([
    ['/imports', '4 Importe, die neuesten zuerst.'],
    ['/imports', 'Import 1 vom 4. März 2026 um 10:20 UTC: '],
    ['/imports', 'aus einem Browser gesendet: '],
    ['/imports/new', 'Höchstens 2 GiB auf einmal, in 20.000 Dateien'],
    ['/imports/1', '4. März 2026 um 10:20 UTC, beendet am 4. März 2026 um 10:24 UTC. '],
    ['/imports/1', 'Die Datei ist kein Text'],
    ['/imports/1', 'bei Zeichen 1.234'],
    ['/imports/2', 'Dieselben Bytes wie '],
    ['/imports/2', 'Schon Byte für Byte bekannt; es wurde nichts getan1 Datei: '],
    ['/imports/2?code=FL-FILE-BINARY', '1 Datei mit FL-FILE-BINARY'],
    ['/imports/2?only=repaired', 'In diesem Import ist keine Datei dieser Art.'],
    ['/imports/2/withdraw', '1 Werk verlässt die Bibliothek.'],
    ['/imports/3/withdraw', 'Eines dieser Werke wurde von Hand berichtigt.'],
    ['/imports/1/reread', 'Nichts ändert sich, bevor du es übernimmst'],
  ])('%s says “%s”', async (url, says) => {
    const { status, body } = await german(sample, url);
    expect(status).toBe(200);
    await expectGerman(body, says);
  });

  it('say in the title what the heading says', async () => {
    for (const url of [
      '/imports',
      '/imports/new',
      '/imports/1',
      '/imports/2/withdraw',
      '/imports/1/reread',
    ]) {
      const { body } = await german(sample, url);
      const heading = /<h1>([^<]*)</.exec(body)?.[1];
      expect(body).toContain(`<title>${heading} · Fanlight</title>`);
    }
  });

  it('say how an import is read again, and what of it was taken in', async () => {
    const again = await openSampleSite();
    await postForm(again, '/imports/1/reread', {});
    await again.queue.settled();
    const { body } = await german(again, '/imports/1/reread');
    await expectGerman(body, 'Werke werden anders gelesen');
    await postForm(again, '/imports/1/reread/take', { work: '1' });
    await again.queue.settled();
    await expectGerman((await german(again, '/imports/1/reread')).body, '1 Werk wurde übernommen.');
    await again.close();
  });

  it.each([
    ['', 'Es wurde kein Pfad angegeben.'],
    ['/nowhere/at/all', '/nowhere/at/all: '],
  ])('say what is wrong with the path %j', async (path, says) => {
    const { status, body } = await german(sample, '/imports/path', { path });
    expect(status).toBe(400);
    await expectGerman(body, says);
  });

  it('say that no file was chosen', async () => {
    const headers = { ...FILES_FORM, ...GERMAN };
    const url = '/imports/upload';
    const sent = await sample.server.inject({ method: 'POST', url, headers, payload: filesForm({ '': '' }) });
    expect(sent.statusCode).toBe(400);
    await expectGerman(sent.body, 'Es wurde keine Datei ausgewählt.');
  });

  it('are followed in the language of whoever follows, whoever sent them', async () => {
    const { to } = await upload(sample, { 'buoy.txt': STORY.replace('Lamp', 'Buoy') });
    const follow = (headers: Record<string, string>) =>
      sample.server.inject({ url: `${to}/progress`, headers });
    const followers = [follow(GERMAN), follow({ 'accept-language': 'en' })];
    const page = await german(sample, `${to}?still=yes`);
    await sample.queue.settled();
    const ends = (await Promise.all(followers)).map(({ body }) => body.split('\n\n').at(-2));
    expect(ends).toEqual([
      expect.stringContaining('"heading":"Vorbei"'),
      expect.stringContaining('"heading":"Over"'),
    ]);
    await expectGerman(page.body, 'gelesen.');
  });

  it.each([
    [0, 'noch nicht bekannt'],
    [3_996, 'weniger als eine Minute'],
    [2_000, 'etwa 3 Minuten'],
    [60, 'etwa 3 Stunden'],
  ])('with %i of 4000 bytes read after three minutes will take “%s”', (bytes, left) => {
    const read = { files: 2, totalFiles: 1_600, works: 1_234, failed: 0, current: 'lamp.txt' };
    const progress = { ...read, bytes, totalBytes: 4_000, milliseconds: 180_000 };
    const words = inLanguage('de', () => progressWords({ batch: 1 as BatchId, state: 'running', progress }));
    const said = { heading: 'Wird gerade importiert', files: '2 von 1.600', works: '1.234', left };
    expect(words).toMatchObject(said);
  });

  it('that are paused, stopped and withdrawn say how they stand', async () => {
    const stories = Array.from({ length: 40 }, (_, at) => [
      `${at}.txt`,
      STORY.replace('Lamp', `Lamp ${at}`).repeat(200),
    ]);
    const { to } = await upload(sample, Object.fromEntries(stories));
    await postForm(sample, `${to}/pause`, {});
    await sample.queue.settled();
    const paused = await german(sample, to);
    await expectGerman(paused.body, 'Angehalten');
    await expectGerman(paused.body, 'Weitermachen');
    await postForm(sample, `${to}/stop`, {});
    const stopped = await german(sample, to);
    await expectGerman(stopped.body, 'Er endete, bevor alles gelesen war');
    await expectGerman(stopped.body, 'Die Dateien, die dafür gesendet wurden, sind nicht mehr da');
    await postForm(sample, `${to}/withdraw`, {});
    await expectGerman((await german(sample, to)).body, 'Zurückgezogen am ');
    await expectGerman((await german(sample, '/imports')).body, ' (zurückgezogen)');
  });

  it('are reported to programs in English', async () => {
    for (const form of ['csv', 'json']) {
      const reports = await Promise.all(
        [GERMAN, { 'accept-language': 'en' }].map((headers) =>
          sample.server.inject({ url: `/imports/2/report.${form}`, headers }),
        ),
      );
      const [asked, english] = reports.map(({ body }) => body);
      expect(asked).toContain(ERROR_TABLE['FL-FILE-BINARY'].says);
      expect(asked).toBe(english);
    }
  });
});

describe('sentences of problems', () => {
  const { says } = ERROR_TABLE['FL-FILE-BINARY'];
  it.each([
    ['alone', says, (sentence: string) => sentence],
    [
      'led by what it happened to',
      errorSentence('FL-FILE-BINARY', 'a.txt'),
      (one: string) => `a.txt: ${one}`,
    ],
    ['followed by particulars', `${says} Missing: b.txt.`, (one: string) => `${one} Missing: b.txt.`],
    ['of its own', 'The notes were cut.', () => 'The notes were cut.'],
  ])('are said in German where one is kept %s', (_, message, said) => {
    inLanguage('de', () => {
      const problem = { code: 'FL-FILE-BINARY', message };
      expect(problemWords(problem)).toBe(said(sayError('FL-FILE-BINARY')));
      expect(problemWords({ ...problem, code: 'FL-OF-LATER' })).toBe(message);
    });
    expect(problemWords({ code: 'FL-FILE-BINARY', message })).toBe(message);
  });
});

describe('repairs', () => {
  it.each([
    ['donít know. She canít, itís late.\nìWait,î', 'windows-1252 als Mac Roman gelesen, '],
    ['She donÕt. ÒHello,Ó she saidÉ', 'Mac Roman als windows-1252 gelesen, '],
    ['\x93Don\x92t\x85\x94', 'windows-1252 als ISO-8859-1 gelesen, '],
    ['don\x19t \x1cHi,\x1d she said', 'höheres Byte eines Satzzeichens verloren, '],
    ['He said=20\nit=92s =3D"x" caf=C3=A9', 'Quoted-Printable-Sequenz, '],
    ['&nbsp;Hi &amp;quot;there&amp;quot; don&#146;t', 'HTML-Entity in reinem Text, '],
    ['He said \\"no\\" and haven\\\'t', 'Backslash vor einem Anführungszeichen, 3-mal: '],
    ['It wasnâ€™t late.', 'UTF-8 als windows-1252 gelesen, 1-mal: â€™ → ’'],
    ['ï»¿Title: Tea', 'UTF-8 als windows-1252 gelesen, '],
  ])('of %j are said in German as “%s”, and in English as they are kept', (damaged, says) => {
    const kept = repairText(damaged).repairs.map(describeRepair);
    const said = inLanguage('de', () => kept.map(repairWords));
    expect(said).toContainEqual(expect.stringContaining(says));
    for (const [at, line] of kept.entries()) expect(said[at]).not.toBe(line);
    expect(kept.map(repairWords)).toEqual(kept);
  });

  it('that were kept in another form stay as they are', () => {
    for (const line of ['misread UTF-8, 3 times: â€” → —', 'a read as b read as c, 1 times: x', ''])
      expect(inLanguage('de', () => repairWords(line))).toBe(line);
  });
});

describe('in German, review', () => {
  it.each([
    ['/review', '10 Lesungen warten.'],
    ['/review?work=4', '1 Lesung wartet. Zurück zum Werk'],
    ['/review?batch=99', 'Hier wartet nichts.'],
    [
      '/review?work=1&field=title',
      'Kein Feldname nennt es: Es wurde an seinem Platz und seiner Form erkannt.',
    ],
    ['/review?work=1&field=title', 'dasselbe für alle 3 Werke aus Import 1 mit derselben Quelle ('],
    ['/review/1/title', ' des Werks The Tide Table '],
    ['/review/decisions', 'Noch wurde nichts entschieden.'],
    ['/imports/1', '10 Lesungen aus diesem Import warten auf einen prüfenden Blick'],
  ])('%s says “%s”', async (url, says) => {
    const { status, body } = await german(doubtful, url);
    expect(status).toBe(200);
    await expectGerman(body, says);
  });

  it('says that a correction could not be taken, and what was decided', async () => {
    const asked = { revision: '1', back: '/review' };
    const refused = await german(doubtful, '/review/1/title', { ...asked, answer: 'correct', value: '' });
    expect(refused.status).toBe(400);
    await expectGerman(refused.body, 'Noch wurde nichts gespeichert.');
    await postForm(doubtful, '/review/1/title', { ...asked, answer: 'accept' });
    await expectGerman(
      (await german(doubtful, '/review/decisions')).body,
      '1 Entscheidung, die neuesten zuerst.',
    );
  });
});

describe('in German, proposals', () => {
  it('are said anew in each language, and why', async () => {
    const english = await getPage(tagged, '/tags/wrangle');
    expect(english.text).toContain('5 proposals wait.');
    expect(english.text).toContain('differs only in case, accents, spaces or punctuation');
    const { body } = await german(tagged, '/tags/wrangle');
    for (const says of [
      'Was dasselbe bedeuten kann',
      '5 Vorschläge warten.',
      ', würde kanonisch; sicher',
      '1 Werk; unterscheidet sich nur in Großschreibung, Akzenten, Leerzeichen oder Satzzeichen',
      'Sicher: Sie unterscheiden sich in nichts, was man hört (',
    ])
      await expectGerman(body, says);
  });

  it.each([
    ['nothing ticked', { accept: 'page' }, 'Es war nichts angehakt.'],
    [
      'what is gone',
      { accept: 'page', spelling: 'fandom-9-0-sure 4' },
      '1 angehakter Vorschlag steht nicht mehr',
    ],
  ])('with %s are not decided', async (_, form, says) => {
    const { status, body } = await german(tagged, '/tags/wrangle', { ...form, back: '/tags/wrangle' });
    expect(status).toBe(409);
    await expectGerman(body, says);
  });
});

describe('in German, plots', () => {
  it.each([
    ['/insights', 'Werke und Wörter nach Jahr'],
    ['/insights/years', 'Werke nach dem Jahr, das ihre Quellen nennen, '],
    ['/insights/years', 'Mär'],
    ['/insights/ratings', 'alle Zeilen haben denselben Maßstab.'],
    ['/insights/lengths', '1.000 bis 1.999 Wörter'],
    ['/insights/fandoms', 'Fandoms, die sich in einem Werk begegnen'],
    ['/insights/relationships', 'Liebespaar'],
    ['/insights/headers', 'Wie Autoren die Dinge nannten'],
    ['/insights/collection', 'Von Hand berichtigt'],
    ['/insights/years?q=fandom:Nowhere', 'Kein Werk erfüllt alle diese Bedingungen zugleich.'],
  ])('%s says “%s”', async (url, says) => {
    const { status, body } = await german(sample, url);
    expect(status).toBe(200);
    await expectGerman(body, says);
  });

  it('have tables for programs in English', async () => {
    for (const table of ['years/works-by-month', 'collection/permissions', 'relationships/ties']) {
      const [asked, english] = await Promise.all(
        [GERMAN, { 'accept-language': 'en' }].map(async (headers) => {
          const { statusCode, body } = await sample.server.inject({ url: `/insights/${table}.csv`, headers });
          expect(statusCode).toBe(200);
          return body;
        }),
      );
      expect(asked).toBe(english);
      expect(asked).toContain(',Works\r\n');
    }
  });
});
