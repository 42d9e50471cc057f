import { describe, expect, it } from 'vitest';
import { openPage, readPage } from '#stories';

const STORY = '<p>The lamp had been out for an hour when Dane came up the stairs, and nobody said so.</p>';

function page(main: string, generator = 'Fanlight site'): string {
  return `<!DOCTYPE html><html lang="de"><head><title>x</title><meta name="generator" content="${generator}"></head><body><main>${main}</main></body></html>`;
}

function chapter(number: number, heading: string, body = STORY, lang = 'en'): string {
  return `<section class="chapter" data-chapter="${number}"><h2>${heading}</h2><div class="text" lang="${lang}">${body}</div></section>`;
}

function read(html: string) {
  const opened = openPage(new TextEncoder().encode(html));
  const { works, losses } = readPage(opened.tree, { places: opened.places, name: 'x.html', path: 'x.html' });
  return { works, losses: losses.map(({ code }) => code) };
}

const HEAD =
  '<header><h1>Low <em>Tide</em> <span class="byline">von <a rel="author" href="../../creators/m/m-1.html">M. Quill</a></span></h1>';

describe('a page of a site of this program', () => {
  it('says of a work what stands in links, whatever its language', () => {
    const { works } = read(
      page(
        `<article class="work">${HEAD}<dl class="facts">
<div><dt>Einstufung</dt><dd><a href="../../ratings/t/teen-1.html">Teen And Up Audiences</a> <a class="quiet" href="../../help/ratings.html">?</a></dd></div>
<div><dt>Fandom</dt><dd><a href="../../fandoms/h/harbour-lights-1.html">Harbour Lights</a></dd></div>
<div><dt>Reihe</dt><dd>Teil 3 von <a href="../../series/l/lamps-2.html">Lamps 1998</a></dd></div>
<div><dt>Geschrieben</dt><dd><time datetime="1998-11">November 1998</time></dd></div>
<div><dt>Schauplatz</dt><dd>The pier</dd></div>
</dl></header><div class="said"><section class="aside"><h2>Zusammenfassung</h2><div><p>One.</p><p>Two.</p></div></section></div>
${chapter(1, '1. The Pier')}${chapter(2, 'Kapitel 2')}<nav class="contents"></nav>
<section class="aside"><h2>Anmerkungen am Ende</h2><div><p>Thanks.</p></div></section></article>`,
      ),
    );
    expect(works).toHaveLength(1);
    expect(works[0]?.reading).toMatchObject({
      title: 'Low Tide',
      authors: ['M. Quill'],
      fandoms: ['Harbour Lights'],
      rating: { ao3: 'Teen' },
      series: { name: 'Lamps 1998', position: 3 },
      date: '1998-11',
      setting: 'The pier',
      summary: 'One.\n\nTwo.',
      endNotes: 'Thanks.',
      language: 'en',
    });
    expect(works[0]?.document.chapters.map(({ title }) => title)).toEqual(['The Pier', undefined]);
  });

  it.each([
    ['a list of works', page('<h1>Works</h1><ol class="blurbs"><li>One</li></ol>'), 'FL-FILE-LISTING'],
    [
      'the question before a work for adults',
      page(`<article class="work">${HEAD}</header></article>`),
      'FL-FILE-GATE',
    ],
  ])('%s is no story', (_, html, code) => {
    expect(read(html)).toEqual({ works: [], losses: [code] });
  });

  it('of another make is read as any page', () => {
    const { works } = read(
      page(`<article class="work">${HEAD}</header>${chapter(1, '1. The Pier')}</article>`, 'Other'),
    );
    expect(works[0]?.reading.authors).not.toEqual(['M. Quill']);
  });

  it('does not take languages and days that are none', () => {
    const { works } = read(
      page(
        `<article class="work">${HEAD}<dl class="facts"><div><dt>x</dt><dd><time datetime="soon">soon</time></dd></div></dl></header>${chapter(1, 'x', STORY, '../../x')}</article>`,
      ),
    );
    expect(works[0]?.reading.date).toBeNull();
    expect(works[0]?.reading.language).toBe('en');
  });

  it('that nests its chapters is read once', () => {
    const deep = 2_000;
    const html = page(
      `<article class="work">${HEAD}</header>${'<section class="chapter"><h2>x</h2>'.repeat(deep)}<div class="text">${STORY}</div>${'</section>'.repeat(deep)}${chapter(1, 'x')}</article>`,
    );
    const { works } = read(html);
    expect(works[0]?.document.chapters.filter(({ blocks }) => blocks.length > 0)).toHaveLength(1);
  });
});
