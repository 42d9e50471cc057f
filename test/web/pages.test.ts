import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settingsCookie, settingsFrom } from '../../src/web/settings.ts';
import { markupFaults } from './markup-rules.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite();
});
afterAll(() => site.close());

/** Every kind of page, with the status it answers and words that stand on it. */
const PAGES: readonly [string, number, string][] = [
  ['/', 200, '27 works to read'],
  ['/works', 200, 'A Winter’s Case, no. 22'],
  ['/works?page=2', 200, 'page 2 of 2'],
  ['/works?page=9', 200, 'ends before this page'],
  ['/works?q=fandom:Dracula', 200, 'Die Uhr des Grafen'],
  ['/works?q=-fandom:Dracula+rating:%3C%3Dteen+words:%3E10', 200, 'Five Walks to Netherfield'],
  ['/works?q=ratng:teen', 200, 'could not be understood'],
  ['/works?q=fandom:(Dracula+OR+Emma)+updated:%3C2w+-is:crossover', 200, 'within 2 weeks of today'],
  ['/works?q=otp:Nobody/None', 200, 'with another relationship'],
  ['/works?q=fandom:Nowhere', 200, 'No work in this library meets all of these'],
  ['/facets/fandom', 200, 'A to Z'],
  ['/facets/fandom?q=-fandom:Dracula&order=name&holds=gard', 200, 'The Secret Garden'],
  ['/facets/tag?holds=nowhere', 200, 'No tag of these works has such a name'],
  ['/facets/rating', 200, 'Teen And Up Audiences'],
  ['/facets/kudos', 404, 'FL-WEB-NOT-FOUND'],
  [`/facets/tag?holds=${'a'.repeat(201)}`, 400, 'FL-WEB-FORM'],
  ['/suggest?field=nothing&q=a', 400, 'FL-WEB-FORM'],
  ['/works/1', 200, 'Between the Return and the bees'],
  ['/works/1?view=full', 200, 'Read chapter by chapter'],
  ['/works/1/chapters/2', 200, '2. The Boat'],
  ['/works/1/chapters/7', 200, 'Notes at the end'],
  ['/works/1/evidence', 200, 'Where each field comes from'],
  ['/works/1/like', 200, 'More like'],
  ['/works/999/like', 404, 'FL-USE-NO-WORK'],
  ['/works/1/edit', 200, 'Correct a work'],
  ['/works/2', 200, 'Continue to the text'],
  ['/works/2/chapters/1', 200, 'Rating: Explicit'],
  ['/works/4', 200, 'German'],
  ['/works/5', 200, 'The author did not say'],
  ['/imports', 200, 'Import 1'],
  ['/imports/1', 200, 'FL-FILE-BINARY'],
  ['/imports/1?only=attention', 200, 'photo.txt'],
  ['/imports/1?only=failed', 200, 'Failed'],
  ['/review', 200, 'For a person’s eye'],
  ['/review/decisions', 200, 'Nothing was decided yet'],
  ['/fandoms', 200, 'The Secret Garden'],
  ['/creators', 200, 'Charlotte L.'],
  ['/help/search', 200, 'complete:yes'],
  ['/about', 200, 'byte for byte'],
  ['/settings', 200, 'Atkinson Hyperlegible'],
  ['/works/5', 200, '2 comments'],
  ['/works/5/comments', 200, 'It kept me up all night.'],
  ['/works/5/originals', 200, 'again.html'],
  ['/works/1/comments', 200, 'No comments came with this work'],
  ['/creator?name=Quill', 200, 'Keeper of lamps since 1999'],
  ['/creator?name=Nobody', 200, 'No work under this name is here'],
  ['/creator?name=Charlotte+L.', 200, 'Mute these works'],
  ['/series', 200, 'that works say they belong to'],
  ['/years', 200, 'say when they were written or posted'],
  ['/works?view=table', 200, 'Works, a line for each'],
  ['/works?view=table&page=99', 200, 'ends before this page'],
  ['/works?view=list&q=sort:title', 200, 'sorted by title, from A to Z'],
  ['/help/components', 200, 'with, any of, without, and not chosen'],
  ['/help/ratings', 200, 'The author did not say'],
  ['/series?name=Lamps', 200, 'Stories about light'],
  ['/pages', 200, 'The archive is open'],
  ['/pages/1', 200, 'Come in.'],
  ['/searches', 200, 'None yet'],
  ['/places', 200, 'begun nothing'],
  ['/offline', 200, 'Nothing is kept now'],
  ['/reading', 200, 'bookmarked nothing'],
  ['/reading?mark=finished', 200, 'marked nothing as read'],
  ['/mutes', 200, 'Nothing is muted'],
  ['/ereaders', 200, 'No e-reader has been added'],
  ['/works/1/send', 200, 'Send to my e-reader'],
  ['/mutes/hidden?q=tag:winter', 200, 'Nothing is hidden here'],
  ['/mutes/new?q=tag:winter', 200, 'This hides 22 works'],
  ['/searches/9', 404, 'FL-USE-NO-SEARCH'],
  ['/searches/x', 404, 'FL-WEB-NOT-FOUND'],
  ['/searches/9/feed.atom', 404, 'FL-USE-NO-SEARCH'],
  ['/opds/searches/9', 404, 'FL-USE-NO-SEARCH'],
  ['/mutes/9', 404, 'FL-USE-NO-MUTE'],
  ['/series?name=None', 404, 'FL-WEB-NOT-FOUND'],
  ['/pages/99', 404, 'FL-WEB-NOT-FOUND'],
  ['/works/5/originals/none', 404, 'FL-WEB-NOT-FOUND'],
  ['/old?address=https://nowhere.example/', 404, 'FL-WEB-NOT-FOUND'],
  ['/works/999', 404, 'FL-USE-NO-WORK'],
  ['/works/0', 404, 'FL-WEB-NOT-FOUND'],
  ['/works/1e3', 404, 'FL-WEB-NOT-FOUND'],
  ['/works/1/chapters/99', 404, 'FL-WEB-NOT-FOUND'],
  ['/works/1/download.mobi', 404, 'FL-WEB-NOT-FOUND'],
  ['/works/999/original', 404, 'FL-USE-NO-WORK'],
  ['/imports/99', 404, 'FL-WEB-NOT-FOUND'],
  ['/nowhere', 404, 'FL-WEB-NOT-FOUND'],
  ['/assets/../package.json', 404, 'FL-WEB-NOT-FOUND'],
  [`/works?q=${'a'.repeat(4_001)}`, 400, 'FL-WEB-FORM'],
];

/** The main part of a page as text, for messages. */
function textOf(page: string): string {
  return page
    .slice(page.indexOf('<main'))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 600);
}

describe.each(PAGES)('%s', (address, status, words) => {
  it(`answers ${status} with a whole, valid page`, async () => {
    const reply = await site.server.inject(address);
    expect(reply.statusCode).toBe(status);
    expect(reply.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(reply.body.includes(words), `${words} in ${textOf(reply.body)}`).toBe(true);
    expect(await markupFaults(reply.body)).toEqual([]);
  });

  it('says nothing private and loads nothing from elsewhere', async () => {
    const { body, headers } = await site.server.inject(address);
    expect(body).not.toMatch(/[\w.+-]+@[\w-]+\.\w+/);
    expect(body).not.toMatch(/<(?:script|link|img|iframe)[^>]*(?:src|href)="(?!\/)/);
    expect(body).not.toMatch(/<script(?![^>]*\bsrc=)(?! type="application\/ld\+json">)/);
    expect(body).not.toMatch(/\s(?:style|on\w+)="/);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });
});

describe('the filter form', () => {
  const ask = async (parameters: Record<string, string>) => {
    const reply = await site.server.inject(`/works?${new URLSearchParams({ form: '1', ...parameters })}`);
    return new URL(reply.headers.location ?? '', 'http://localhost').searchParams.get('q');
  };

  it('asks for what is ticked and typed, without scripts', async () => {
    expect(
      await ask({
        'more.include.tag': 'slow burn',
        'any.fandom': 'Dracula',
        'more.any.fandom': 'Emma',
        'more.exclude.character': 'Renfield',
        kudosFrom: '1k',
        updated: 'last month',
        crossovers: 'none',
        reader: 'unread',
      }),
    ).toBe(
      '(fandom:Dracula OR fandom:Emma) tag:"slow burn" -character:Renfield kudos:>=1000 updated:last-month -is:crossover is:unread',
    );
  });

  it('carries a mistake to the page that shows it', async () => {
    const q = await ask({ text: 'lamp', updated: 'some time' });
    expect(q).toBe('lamp updated:"some time"');
    const { body } = await site.server.inject(`/works?${new URLSearchParams({ q: q ?? '' })}`);
    expect(body).toContain('is not a date or a range of dates');
  });

  it('shows what the query chooses', async () => {
    const q = 'fandom:(Dracula OR Nowhere) is:unseen published:<1y words:1k-2k';
    const { body } = await site.server.inject(`/works?${new URLSearchParams({ q })}`);
    expect(body).toContain('name="any.fandom" value="Dracula" aria-label="any of fandom Dracula" checked');
    expect(body).toContain('name="any.fandom" value="Nowhere" aria-label="any of fandom Nowhere" checked');
    expect(body).toContain('<option value="unseen" selected>');
    expect(body).toContain('name="published" value="&lt;1y"');
    expect(body).toContain('name="wordsFrom" value="1000"');
  });
});

describe('requests', () => {
  it('under another name are refused, with the reason', async () => {
    const reply = await site.server.inject({ url: '/', headers: { host: 'evil.example' } });
    expect(reply.statusCode).toBe(421);
    expect(reply.body).toContain('FL-WEB-HOST');
    expect(reply.body).not.toContain('Lighthouse');
  });

  it('by HEAD are answered like GET, without a body', async () => {
    for (const url of ['/', '/works/1', '/works/1/original']) {
      const reply = await site.server.inject({ method: 'HEAD', url });
      expect([url, reply.statusCode, reply.body]).toEqual([url, 200, '']);
    }
  });

  it('that would change something need this site’s own form', async () => {
    for (const url of [
      '/works/1/edit',
      '/settings',
      '/works/1/marks',
      '/works/1/place',
      '/searches',
      '/mutes',
      '/mutes/1/remove',
    ]) {
      const body = { method: 'POST' as const, url, payload: 'title=x', headers: FORM };
      const foreign = await site.server.inject({
        ...body,
        headers: { ...FORM, origin: 'http://evil.example' },
      });
      expect([url, foreign.statusCode]).toEqual([url, 403]);
      expect((await site.server.inject(body)).statusCode).toBe(403);
    }
    expect((await site.server.inject('/works/1')).body).toContain('The Lighthouse Letters');
  });

  it('with a body that is no form, or too long, are refused', async () => {
    const headers = { 'sec-fetch-site': 'same-origin' };
    const json = { ...headers, 'content-type': 'application/json' };
    const url = '/works/1/edit';
    expect((await site.server.inject({ method: 'POST', url, headers: json, payload: '{}' })).statusCode).toBe(
      400,
    );
    const long = { ...headers, ...FORM };
    const payload = `title=${'x'.repeat(1_100_000)}`;
    expect((await site.server.inject({ method: 'POST', url, headers: long, payload })).statusCode).toBe(400);
  });
});

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('the work page', () => {
  it('gives rating and warnings before summary and text', async () => {
    const { body } = await site.server.inject('/works/1');
    const places = [
      'Teen And Up Audiences',
      'No Archive Warnings Apply',
      'A light goes out',
      'The letter came on',
    ];
    const found = places.map((words) => body.indexOf(words));
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(found[0]).toBeGreaterThan(0);
  });

  it('asks before the text of an explicit work', async () => {
    for (const url of ['/works/2', '/works/2?view=full', '/works/2/chapters/1']) {
      const asked = (await site.server.inject(url)).body;
      expect([url, asked.includes('The letter came on')]).toEqual([url, false]);
      expect(asked).toContain('Continue to the text');
      const headers = { cookie: settingsCookie(settingsFrom({ adult: 'shown' })) };
      const shown = (await site.server.inject({ url, headers })).body;
      expect(shown.indexOf('Explicit')).toBeGreaterThan(0);
      expect(shown.indexOf('Explicit')).toBeLessThan(shown.indexOf('The letter came on'));
      expect(shown).not.toContain('Continue to the text');
    }
  });
});

describe('the evidence page', () => {
  it('marks the original and links both ways', async () => {
    const { body } = await site.server.inject('/works/1/evidence');
    expect(body).toContain('<mark>PG-13, for one storm</mark>');
    const references = [...body.matchAll(/href="#(field-\d+)"/g)].map(([, id]) => id);
    expect(references.length).toBeGreaterThan(3);
    for (const id of references) expect(body).toContain(`id="${id}"`);
    for (const [, id] of body.matchAll(/href="#(from-\d+)"/g)) expect(body).toContain(`id="${id}"`);
  });

  it('withholds mail addresses', async () => {
    const { body } = await site.server.inject('/works/1/evidence');
    expect(body).toContain('[email address removed]');
    expect(body).not.toContain('annie@');
  });
});
