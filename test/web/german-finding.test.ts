/** The pages with which works are found, and those of tags and mutes, in German. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CATALOGUES } from '../../src/words/catalogues.ts';
import { OWN_FORM, postForm } from './ask-site.ts';
import { ENGLISH, englishIn, GERMAN } from './in-german.ts';
import { markupFaults } from './markup-rules.ts';
import { openReviewSite } from './review-site.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import { nameHarbours, SEAFARING_WORKS } from './seafaring-works.ts';
import { TAGGED_WORKS } from './tagged-works.ts';

/** A site with what was done on it, and its pages, each with something that it says. */
type Pages = {
  of: string;
  open(): Promise<SampleSite>;
  pages: readonly (readonly [address: string, sentence: string])[];
};

/** All that pages say, but for the specimens of the page of parts. */
const FILES = Object.keys(CATALOGUES.en).filter((file) => file !== 'components');
const HARBOUR = '/tags/fandom/Harbour%20Lights';

async function readersSite(): Promise<SampleSite> {
  const site = await openSampleSite();
  await postForm(site, '/mutes', { pattern: 'tag', value: 'mud', note: 'Stiefel.' });
  await postForm(site, '/mutes', { value: 'id:1' });
  await postForm(site, '/mutes', { pattern: 'phrase', value: 'advent calendar' });
  await postForm(site, '/searches', { name: 'Winter', query: 'tag:winter' });
  return site;
}

async function seafaringSite(): Promise<SampleSite> {
  const site = await openSampleSite(SEAFARING_WORKS);
  await nameHarbours(site.library);
  return site;
}

async function taggedSite(): Promise<SampleSite> {
  const site = await openSampleSite(TAGGED_WORKS);
  await postForm(site, HARBOUR, { does: 'take', spelling: 'harbour lights' });
  await postForm(site, HARBOUR, { does: 'above', kind: 'fandom', name: 'All Seas' });
  await postForm(site, HARBOUR, { does: 'below', kind: 'character', name: 'Mara Kell' });
  const give = { does: 'give', into: 'Mara Kell', fandom: 'Harbour-Lights' };
  await postForm(site, '/tags/character/mara%20kell', give);
  await postForm(site, '/tags/tag/Storm', { does: 'canonize' });
  await postForm(site, '/tags/tag/Storm', { does: 'rename', to: 'Gale' });
  await postForm(site, '/tags/decisions/4/undo', { back: '/tags' });
  return site;
}

async function decidedSite(): Promise<SampleSite> {
  const site = await openReviewSite();
  const decide = (work: number, answer: string) =>
    postForm(site, `/review/${work}/title`, { revision: '1', answer, back: '/review' });
  await decide(1, 'accept');
  await decide(2, 'reject');
  await postForm(site, '/review/decisions/1/undo', { back: '/review' });
  return site;
}

const SITES: readonly Pages[] = [
  {
    of: 'an empty library',
    open: () => openSampleSite([]),
    pages: [
      ['/', 'Eine leere Bibliothek'],
      ['/', 'Was aus einer Datei wird'],
      ['/works', 'Es gibt kein Werk zu zeigen'],
      ['/series', 'Kein Werk hier sagt, dass es zu einer Reihe gehört.'],
      ['/years', 'Kein Werk hier sagt, wann es geschrieben'],
      ['/facets/tag', 'Kein weiteres Tag.'],
      ['/searches', 'Durchsuche oder filtere die Werke'],
      ['/mutes', 'Nichts ist ausgeblendet.'],
      ['/tags/decisions', 'Es wurde noch nichts entschieden.'],
    ],
  },
  {
    of: 'a reader',
    open: readersSite,
    pages: [
      ['/', '14 Werke zum Lesen'],
      ['/', 'Werke sind durch deine Ausblendungen verborgen'],
      ['/works', '14 Werke.'],
      ['/works?page=9', 'Die Liste endet vor dieser Seite.'],
      ['/works?view=table', 'Diese Suche speichern'],
      ['/works?q=tga:x+(', '2 Teile der Suche wurden nicht verstanden'],
      ['/fandoms', '4 Fandoms, nach Namen.'],
      ['/creators', '7 Namen, unter denen Werke stehen.'],
      ['/years', '13 Werke von 14 sagen'],
      ['/creator?name=Quill', 'hier hat niemand diesen Namen für sich beansprucht'],
      ['/creator?name=Nobody', 'Unter diesem Namen ist hier kein Werk.'],
      ['/searches', 'Jede ist eine Liste, die der Bibliothek folgt'],
      ['/searches/1', 'Regal für E-Reader'],
      ['/mutes', 'Was du ausblendest, ist überall weg'],
      ['/mutes', 'Das Werk „The Lighthouse Letters“.'],
      ['/mutes/3?q=winter', 'In dieser Suche:'],
      ['/mutes/new?q=tag:winter', 'Das verbirgt 11 Werke'],
      ['/mutes/hidden', '13 Werke sind verborgen.'],
    ],
  },
  {
    of: 'many tags',
    open: seafaringSite,
    pages: [
      ['/works?q=fandom:Nowhere+tag:Fog', 'Ohne eine davon gibt es mehr'],
      ['/works?q=fandom:"Marsh+Country"+lang:de+tag:"Knot+001"', 'Eine davon wegzunehmen genügt nicht.'],
      ['/works?q=tag:Storms+sort:title', 'Gelesenes weglassen'],
      ['/facets/tag?q=by:anne', '123 Tags; Seite 1 von 2.'],
      ['/facets/tag?q=-tag:Fog', 'Wegnehmen: ohne Fog'],
      ['/facets/language?holds=deut', 'Deutsch'],
      ['/facets/tag?holds=nothere', 'Kein Tag dieser Werke heißt so.'],
      ['/facets/length', 'Unter 1.000 Wörtern'],
    ],
  },
  {
    of: 'tags',
    open: taggedSite,
    pages: [
      ['/tags', 'wird unter den kanonischen gefunden'],
      ['/tags?kind=tag&state=canonical', '1 Tag.'],
      ['/tags?kind=relationship', '1 Werk mit John Ives/Mara Kell'],
      [HARBOUR, '2 Werke nennen genau diesen Namen.'],
      ['/tags/fandom/harbour%20lights', 'eine Schreibweise eines anderen: Harbour Lights.'],
      ['/tags/tag/Gale', 'Nicht mehr kanonisch, mit allem, was daran hängt'],
      [`${HARBOUR}?done=1-3`, '3 Entscheidungen; jede lässt sich zurücknehmen.'],
      [`${HARBOUR}?undone=4`, 'Zurückgenommen: Figur: mara kell → Mara Kell (in Harbour-Lights)'],
      ['/tags/decisions', 'All Seas (Fandom) steht über Harbour Lights'],
      ['/tags/decisions', 'Tag: Storm heißt Gale'],
    ],
  },
  {
    of: 'decisions',
    open: decidedSite,
    pages: [
      ['/', 'Lesungen warten auf einen prüfenden Blick'],
      ['/review/decisions', 'verworfen'],
      ['/review?undone=1', 'Zurückgenommen: The Tide Table als Titel von The Tide Table angenommen.'],
    ],
  },
];

describe.each(SITES)('pages of $of in German', ({ open, pages }) => {
  let site: SampleSite;
  beforeAll(async () => {
    site = await open();
  });
  afterAll(() => site.close());

  it.each(pages)('%s says “%s”, and nothing in English', async (url, sentence) => {
    const { statusCode, body } = await site.server.inject({ url, headers: GERMAN });
    expect(statusCode).toBe(200);
    expect(body).toContain('<html lang="de" dir="ltr"');
    expect(await markupFaults(body)).toEqual([]);
    expect(body.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ')).toContain(sentence);
    expect(englishIn(body, FILES)).toEqual([]);
    const english = await site.server.inject({ url, headers: ENGLISH });
    expect(englishIn(english.body, FILES)).not.toEqual([]);
  });
});

describe('in German', () => {
  let site: SampleSite;
  beforeAll(async () => {
    site = await seafaringSite();
  });
  afterAll(() => site.close());

  it('languages are suggested by their names in German and in English', async () => {
    const suggested = async (q: string, headers: Record<string, string>) => {
      const reply = await site.server.inject({ url: `/suggest?field=lang&q=${q}`, headers });
      expect(reply.headers['vary']).toBe('accept-language, cookie');
      return reply.json<{ names: { shown: string }[] }>().names.map(({ shown }) => shown);
    };
    expect(await suggested('deut', GERMAN)).toEqual(['Deutsch']);
    expect(await suggested('germ', GERMAN)).toEqual(['Deutsch']);
    expect(await suggested('germ', ENGLISH)).toEqual(['German']);
    expect(await suggested('deut', ENGLISH)).toEqual([]);
  });

  it.each([
    ['/mutes', { pattern: 'creator', value: ' ' }, 'eine Ausblendung von nichts'],
    ['/mutes', { value: 'tga:winter' }, 'Es wurde nichts ausgeblendet.'],
    ['/mutes', { value: '*' }, 'eine Ausblendung aller Werke'],
    ['/searches', { name: 'n'.repeat(300), query: 'fog' }, 'ein Name mit 300 Zeichen'],
  ])('%s says why %j is not taken', async (url, form, words) => {
    const { status, body } = await postForm(site, url, form, { ...OWN_FORM, ...GERMAN });
    expect(status).toBe(400);
    expect(await markupFaults(body)).toEqual([]);
    expect(body).toContain(words);
    expect(englishIn(body, FILES)).toEqual([]);
  });
});
