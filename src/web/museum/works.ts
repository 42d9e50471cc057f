/** The pages of one work: what it says of itself, its chapters, what was said of it, and the files to take away. */
import type { BesideWork, WorkDetail, WorkId } from '#catalogue';
import {
  copyWork,
  countBeside,
  dateChapters,
  deliverPicture,
  fileStem,
  findNeighbours,
  type Neighbours,
  type ReadableChapter,
  readChapters,
  readComments,
  showWork,
} from '#library';
import { html, join, type Markup, picturesIn } from '#markup';
import { ratingName } from '#vocabulary';
import { say, tell } from '#words';
import { commentsPage } from '../pages/originals-page.ts';
import {
  chapterAddress,
  commentsAddress,
  downloadAddress,
  seriesAddress,
  wholeWorkAddress,
  workAddress,
} from '../parts/addresses.ts';
import { chapterText, contents, seriesSteps, steps } from '../parts/chapters.ts';
import { aside, said } from '../parts/said.ts';
import { isForAdults, titleWithCreators } from '../parts/tab-title.ts';
import { advice, byline, facts } from '../parts/work-header.ts';
import { MUSEUM_SETTINGS, type MuseumSite } from './site.ts';

/** A form that a work can be taken away in, by the ending of its file. */
export type MuseumFormat = 'epub' | 'html' | 'txt' | 'md' | 'json';

/** A work with all that its pages show. */
export type MuseumWork = {
  work: WorkDetail;
  chapters: readonly ReadableChapter[];
  neighbours: Neighbours;
  /** When chapters came, where they came at different times. */
  dates: ReadonlyMap<number, string>;
  beside: BesideWork;
};

const PACE = Number(MUSEUM_SETTINGS.pace);

/** Writes the pages, pictures and files of works, each picture once. */
export class WorkWriter {
  readonly #site: MuseumSite;
  readonly #formats: readonly MuseumFormat[];
  readonly #pictures = new Map<string, string>();

  constructor(site: MuseumSite, formats: readonly MuseumFormat[]) {
    this.#site = site;
    this.#formats = formats;
    site.places.pictures = this.#pictures;
  }

  /** Writes a work and gives it back for whoever wants its words; null where it is gone meanwhile. */
  async write(id: WorkId): Promise<MuseumWork | null> {
    const site = this.#site;
    const { library } = site;
    const work = await showWork(library, id);
    if (work === null) return null;
    const shown: MuseumWork = {
      work,
      chapters: await readChapters(library, id, 'all'),
      neighbours: await findNeighbours(library, work),
      dates: await dateChapters(library, work),
      beside: await countBeside(library, work),
    };
    for (const chapter of shown.chapters) await this.#writePictures(chapter);
    await this.#writePages(shown);
    await this.#writeComments(shown);
    for (const format of this.#formats) {
      const file = site.places.fileOf(downloadAddress(id, format));
      if (file !== null) await site.write(file, (await copyWork(library, id, format)).bytes);
    }
    return shown;
  }

  async #writePages(shown: MuseumWork): Promise<void> {
    const { work, chapters } = shown;
    const { id } = work;
    const title = titleWithCreators(work);
    const many = work.chapterList.length > 1;
    const asks = asksFirst(shown);
    const site = this.#site;
    await site.send(workAddress(id), {
      title,
      section: 'works',
      reading: asks ? null : 'chapter-1',
      next: many && !asks ? chapterAddress(id, 2) : undefined,
      body: this.#workPage(shown),
    });
    if (!many && !asks) return;
    for (const chapter of chapters) {
      const { position } = chapter;
      const at = (number: number) =>
        number < 1 || number > chapters.length ? undefined : chapterAddress(id, number);
      await site.send(chapterAddress(id, position), {
        title: `${chapter.title ?? say('work.chapter', { position })} · ${title}`,
        section: 'works',
        reading: `chapter-${position}`,
        previous: at(position - 1),
        next: at(position + 1),
        body: chapterPage(shown, chapter),
      });
    }
    if (!many) return;
    await site.send(wholeWorkAddress(id), {
      title,
      section: 'works',
      reading: 'chapter-1',
      body: wholePage(shown),
    });
  }

  /** As on the live site: what the work says of itself, then its text or its first chapter, or the question before it. */
  #workPage(shown: MuseumWork): Markup {
    const { work, chapters, neighbours, dates } = shown;
    const many = work.chapterList.length > 1;
    const asks = asksFirst(shown);
    const first = chapters[0];
    return html`<article class="work">
<header class="work-header">
<h1>${work.title} ${byline(work)}</h1>
${facts(work)}
${said(work, MUSEUM_SETTINGS)}
${this.#files(shown)}
</header>
${many && !asks && contents(work, { whole: false, muted: false, pace: PACE, place: null, dates })}
${asks ? question(work) : first !== undefined && text(work, first)}
${!asks && !many && aside(say('work.end-notes'), work.endNotes, { work, settings: MUSEUM_SETTINGS })}
${!asks && many && steps(work, 1, { muted: false })}
${seriesSteps(work, neighbours)}
</article>`;
  }

  #files({ work, beside }: MuseumWork): Markup | null {
    const formats = this.#formats.map(
      (format) =>
        html`<a href="${downloadAddress(work.id, format)}" download="${fileStem(work)}.${format}">${say(`work.form-${format}`)}</a>`,
    );
    const ways = [
      ...(beside.comments > 0
        ? [
            html`<a href="${commentsAddress(work.id)}">${say('work.read-comments', { count: beside.comments })}</a>`,
          ]
        : []),
      ...(beside.series && work.series !== null
        ? [html`<a href="${seriesAddress(work.series.name)}">${say('work.about-series')}</a>`]
        : []),
    ];
    if (formats.length + ways.length === 0) return null;
    return html`<nav class="keeping" aria-label="${say('work.this')}">
${ways.length > 0 && html`<ul>${ways.map((way) => html`<li>${way}</li>`)}</ul>`}
${formats.length > 0 && html`<p class="downloads">${tell('work.download', { forms: join(formats, ', ') })}</p>`}
</nav>`;
  }

  async #writeComments({ work, beside }: MuseumWork): Promise<void> {
    if (beside.comments === 0) return;
    const about = { kind: 'work', work: work.id } as const;
    for (let page = 1, pages = 1; page <= pages; page += 1) {
      const comments = await readComments(this.#site.library, about, page);
      pages = comments.pages;
      await this.#site.send(commentsAddress(work.id, page), {
        title: say('sources.title-comments', { name: titleWithCreators(work) }),
        section: 'works',
        body: commentsPage(work, comments),
      });
    }
  }

  /** A picture that is not there any more is left to its description. */
  async #writePictures({ xhtml }: ReadableChapter): Promise<void> {
    for (const { sha256 } of picturesIn(xhtml)) {
      if (this.#pictures.has(sha256)) continue;
      const picture = await deliverPicture(this.#site.library, sha256).catch(() => null);
      if (picture === null) continue;
      this.#pictures.set(sha256, picture.fileName.slice(sha256.length + 1));
      const file = this.#site.places.fileOf(`/media/${sha256}`);
      if (file !== null) await this.#site.write(file, picture.bytes);
    }
  }
}

function asksFirst({ work, chapters }: MuseumWork): boolean {
  return isForAdults(work) && chapters.length > 0;
}

/** One chapter, the work's rating and warnings above it. */
function chapterPage({ work, chapters, neighbours, dates }: MuseumWork, chapter: ReadableChapter): Markup {
  const { position } = chapter;
  const ends = position === chapters.length;
  const many = chapters.length > 1;
  return html`<article class="work">
${textHeader(work)}
${many && steps(work, position, { muted: false, label: say('work.steps-before') })}
${text(work, chapter)}
${ends && aside(say('work.end-notes'), work.endNotes, { work, settings: MUSEUM_SETTINGS })}
${many && steps(work, position, { muted: false })}
${ends && seriesSteps(work, neighbours)}
${many && contents(work, { whole: false, muted: false, pace: PACE, current: position, place: null, dates })}
</article>`;
}

/** All chapters on one page. */
function wholePage({ work, chapters, neighbours, dates }: MuseumWork): Markup {
  return html`<article class="work">
${textHeader(work)}
${contents(work, { whole: true, muted: false, pace: PACE, place: null, dates })}
${chapters.map((chapter) => text(work, chapter))}
${aside(say('work.end-notes'), work.endNotes, { work, settings: MUSEUM_SETTINGS })}
${seriesSteps(work, neighbours)}
</article>`;
}

function textHeader(work: WorkDetail): Markup {
  return html`<header class="chapter-header">
<h1><a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}</h1>
${advice(work)}
</header>`;
}

function text(work: WorkDetail, chapter: ReadableChapter): Markup {
  return chapterText(work, chapter, { settings: MUSEUM_SETTINGS, back: null });
}

/** A page of its own between what a work for adults says of itself and its text: no answer can be remembered, so every reader comes by it. */
function question(work: WorkDetail): Markup {
  return html`<section class="ask" aria-labelledby="ask"><h2 id="ask">${say('work.ask')}</h2>
<p>${say('work.ask-why', { rating: ratingName(work.rating) })}</p>
<p><a class="action" href="${chapterAddress(work.id, 1)}">${say('work.ask-continue')}</a></p></section>`;
}
