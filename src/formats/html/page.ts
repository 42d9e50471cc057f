import { Buffer } from 'node:buffer';
import { html, type Interpolation, join, type Markup, placePictures } from '#markup';
import { isRightToLeft } from '#text';
import { breather } from '../breather.ts';
import type { WritableBook, WritableChapter, WritableWork } from '../format.ts';
import { creatorNames, factRows, type Heading, proseBefore, proseSection } from '../preface.ts';
import { END_NOTES } from '../work-fields.ts';
import { ownWordsMark } from '../written-language.ts';

/**
 * The body of a written page: title and byline, what a reader must know before the text (rating and warnings first),
 * contents where there is more than one chapter, then the chapters and the notes at the end. `data-field` marks each value
 * for reading back.
 */
export function pageBody(work: WritableWork): Markup {
  const { before, text, after } = partsOf(work, { title: 'h1', below: 'h2', anchor: 'chapter' });
  return html`${before}
<main>
${text}
${after}
</main>`;
}

/** The body of a page of several works: a list of them, then each as an `article` with its own header before its text. */
export async function bookBody({ title, works }: WritableBook): Promise<Markup> {
  const entries = works.map(
    ({ title: of, creators }, index) =>
      html`<li><a href="#work-${index + 1}">${of}</a>${creators.length > 0 && html` by ${creators.join(', ')}`}</li>`,
  );
  const articles: Markup[] = [];
  const breathe = breather();
  for (const [index, work] of works.entries()) {
    const parts = partsOf(work, { title: 'h2', below: 'h3', anchor: `work-${index + 1}-chapter` });
    articles.push(html`<article class="work" id="work-${index + 1}" lang="${work.language}" dir="${isRightToLeft(work.language) ? 'rtl' : 'ltr'}">
${parts.before}
${parts.text}
${parts.after}
</article>`);
    await breathe();
  }
  return html`<h1>${title}</h1>
<nav aria-label="Works">
<ol>
${join(entries, '\n')}
</ol>
</nav>
<main>
${join(articles, '\n')}
</main>`;
}

/** The page's `<title>`: work and byline. */
export function pageTitle(work: WritableWork): string {
  return work.creators.length === 0 ? work.title : `${work.title} by ${work.creators.join(', ')}`;
}

/** Which elements head a work and its parts, and what the ids of its chapters begin with. */
type Setting = { title: Heading; below: Heading; anchor: string };

function partsOf(
  work: WritableWork,
  setting: Setting,
): { before: Markup; text: Markup; after: Markup | null } {
  const { title, below, anchor } = setting;
  const place = pictureAddresses(work);
  const chapters = work.chapters.map((chapter, index) => {
    const text = placePictures(chapter.xhtml, place);
    return html`<section class="chapter" id="${anchor}-${index + 1}">
${chapterHeading(work, chapter, index, below)}<div class="text">
${text}
</div>
</section>`;
  });
  const before = html`<header class="preface">
<${title} data-field="title">${work.title}</${title}>
${work.creators.length > 0 && html`<p class="byline">by ${creatorNames(work)}</p>`}
<dl class="facts"${ownWordsMark(work.language)}>
${factRows(work)}
</dl>
${proseBefore(work, below)}
</header>
${contents(work, setting)}`;
  return { before, text: join(chapters, '\n'), after: proseSection(work, END_NOTES, 'endNotes', below) };
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

function contents({ chapters, language }: WritableWork, { below, anchor }: Setting): Interpolation {
  if (chapters.length < 2) return null;
  const entries = chapters.map(
    ({ title }, index) =>
      html`<li><a href="#${anchor}-${index + 1}">${title ?? `Chapter ${index + 1}`}</a></li>`,
  );
  return html`<nav aria-label="Contents"${ownWordsMark(language)}>
<${below}>Contents</${below}>
<ol>
${join(entries, '\n')}
</ol>
</nav>`;
}

/** A chapter without a title is counted where there are several; `counted` says that the heading is not a title. */
function chapterHeading(
  { chapters, language }: WritableWork,
  { title }: WritableChapter,
  index: number,
  heading: Heading,
): Interpolation {
  if (title !== null) return html`<${heading}>${title}</${heading}>\n`;
  return (
    chapters.length > 1 &&
    html`<${heading} class="counted"${ownWordsMark(language)}>Chapter ${index + 1}</${heading}>\n`
  );
}
