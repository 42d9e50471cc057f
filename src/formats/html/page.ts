import { Buffer } from 'node:buffer';
import { html, type Interpolation, join, type Markup, placePictures } from '#markup';
import type { WritableWork } from '../format.ts';

/**
 * The body of a written page: title and byline, what a reader must know before the text (rating and warnings first),
 * contents where there is more than one chapter, then the chapters. `data-field` marks each value for reading back.
 */
export function pageBody(work: WritableWork): Markup {
  const place = pictureAddresses(work);
  return html`<header class="preface">
<h1>${work.title}</h1>
${byline(work.creators)}
<dl class="facts">
${facts(work)}
</dl>
${prose('Summary', 'summary', work.summary)}
${prose('Notes', 'notes', work.notes)}
${prose('Disclaimer', 'disclaimer', work.disclaimer)}
${prose('Archiving', 'archivePermission', work.archivePermission)}
</header>
${contents(work)}
<main>
${join(
  work.chapters.map((chapter, index) => writeChapter(chapter, index, work.chapters.length, place)),
  '\n',
)}
</main>`;
}

/** Pictures stand in the page itself (RFC 2397), so that one file is all of it. */
function pictureAddresses({ pictures = [] }: WritableWork): (hash: string) => string | null {
  const addresses = new Map(
    pictures.map(({ sha256, bytes, mediaType }) => [
      sha256,
      `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`,
    ]),
  );
  return (hash) => addresses.get(hash) ?? null;
}

/** The page's `<title>`: work and byline. */
export function pageTitle(work: WritableWork): string {
  return work.creators.length === 0 ? work.title : `${work.title} by ${work.creators.join(', ')}`;
}

function byline(creators: readonly string[]): Interpolation {
  if (creators.length === 0) return null;
  return html`<p class="byline">by ${join(
    creators.map((creator) => html`<span data-field="creator">${creator}</span>`),
    ', ',
  )}</p>`;
}

function facts(work: WritableWork): Markup {
  const raw = work.ratingRaw === null || work.ratingRaw === work.rating ? null : work.ratingRaw;
  const position = work.series?.position ?? null;
  const rows: Interpolation[] = [
    fact(
      'Rating',
      html`${value('rating', work.rating)}${raw === null ? null : html` (${value('ratingRaw', raw)})`}`,
    ),
    factList('Archive warnings', 'warning', work.warnings),
    factList('Categories', 'category', work.categories),
    factList('Fandoms', 'fandom', work.fandoms),
    factList('Relationships', 'relationship', work.relationships),
    factList('Characters', 'character', work.characters),
    factList('Tags', 'tag', work.tags),
    work.series === null
      ? null
      : fact(
          'Series',
          html`${value('series', work.series.name)}${position === null ? null : html`, part ${value('seriesPosition', position)}`}`,
        ),
    work.language === 'und' ? null : fact('Language', value('language', work.language)),
    work.status === 'unknown' ? null : fact('Status', value('status', work.status)),
    work.published === null ? null : fact('Published', value('published', work.published)),
    fact('Words', value('words', work.words)),
  ];
  return join(
    rows.filter((row) => row !== null),
    '\n',
  );
}

function fact(label: string, content: Markup): Markup {
  return html`<div><dt>${label}</dt><dd>${content}</dd></div>`;
}

function factList(label: string, field: string, values: readonly string[]): Interpolation {
  if (values.length === 0) return null;
  return fact(label, html`<ul>${values.map((one) => html`<li data-field="${field}">${one}</li>`)}</ul>`);
}

function value(field: string, content: string | number): Markup {
  return html`<span data-field="${field}">${content}</span>`;
}

/** Text with paragraphs at blank lines and breaks at single ones. */
function prose(label: string, field: string, text: string | null): Interpolation {
  if (text === null || text.trim() === '') return null;
  const paragraphs = text
    .split(/\n{2,}/)
    .map((paragraph) => html`<p>${join(paragraph.split('\n'), html`<br />`)}</p>`);
  return html`<section class="prose" data-field="${field}">
<h2>${label}</h2>
${join(paragraphs, '\n')}
</section>`;
}

function contents({ chapters }: WritableWork): Interpolation {
  if (chapters.length < 2) return null;
  const entries = chapters.map(
    ({ title }, index) =>
      html`<li><a href="#chapter-${index + 1}">${title ?? `Chapter ${index + 1}`}</a></li>`,
  );
  return html`<nav aria-label="Contents">
<h2>Contents</h2>
<ol>
${join(entries, '\n')}
</ol>
</nav>`;
}

/** A chapter without a title is counted where there are several; `counted` says that the heading is not a title. */
function writeChapter(
  { title, xhtml }: WritableWork['chapters'][number],
  index: number,
  count: number,
  place: (hash: string) => string | null,
): Markup {
  const counted = count > 1 ? html`<h2 class="counted">Chapter ${index + 1}</h2>\n` : null;
  const heading = title === null ? counted : html`<h2>${title}</h2>\n`;
  return html`<section class="chapter" id="chapter-${index + 1}">
${heading}<div class="text">
${placePictures(xhtml, place)}
</div>
</section>`;
}
