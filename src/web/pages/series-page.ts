/** A series: its works in order with the time they take, and what its site said of it. */
import type { SeriesDetail, WorkCard, WorkId, WorkMarks } from '#catalogue';
import type { CommentPage } from '#library';
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import {
  creatorAddress,
  nameAddress,
  nameFeedAddress,
  seriesAddress,
  workAddress,
} from '../parts/addresses.ts';
import { commentList } from '../parts/comments.ts';
import { followLink } from '../parts/follow.ts';
import { readingTime } from '../parts/reading-time.ts';
import { takingAddress } from '../parts/taking-address.ts';
import { targetLink } from '../parts/target-link.ts';
import { count, counted, dateOf, listed } from '../parts/wording.ts';
import { advice, byline } from '../parts/work-header.ts';
import { markLine } from '../parts/yours.ts';
import type { Audience } from '../policy.ts';

/** What a site said of a series, its text ready to be shown. */
export type ShownSeries = Omit<SeriesDetail, 'summary'> & { summary: Markup };

/** The page of the works that say they belong to a series, in order; `site` is what its site said, `marks` are the reader's, `pace` is in words a minute; `audience` is whom ways on are for, null where there are none. */
export function seriesPage(
  name: string,
  works: readonly WorkCard[],
  site: ShownSeries | null,
  comments: CommentPage,
  {
    marks,
    pace,
    audience,
  }: { marks: ReadonlyMap<WorkId, WorkMarks>; pace: number; audience: Audience | null },
): Markup {
  return html`<div class="results">
<h1>${name}</h1>
${glance(works, site, pace)}
${site && site.summary.value !== '' && html`<div class="text passage" dir="auto">${site.summary}</div>`}
${
  works.length > 0 &&
  html`<h2 class="visually-hidden">${say('work.in-order')}</h2><ol class="blurbs">${works.map((work) => entry(work, marks.get(work.id), pace))}</ol>
${
  audience !== null &&
  html`<p><a href="${nameAddress('series', name)}">${say('work.with-filters')}</a> · ${followLink(nameFeedAddress('series', name))}</p>${audience === 'owner' && html`\n<p><a href="${takingAddress({ kind: 'series', name })}">${say('books.take-series')}</a></p>`}`
}`
}
${site && others(site, works)}
${commentList(comments, (page) => seriesAddress(name, page))}
</div>`;
}

function glance(works: readonly WorkCard[], site: ShownSeries | null, pace: number): Markup {
  const words = works.reduce((sum, work) => sum + work.words, 0);
  const creators = [...new Set([...(site?.creators ?? []), ...works.flatMap((work) => work.creators)])];
  const by = creators.map((one) => html`<a href="${creatorAddress(one)}">${one}</a>`);
  const open = works.some(({ status }) => status !== 'complete');
  const parent = site?.parent ?? null;
  const about = tell('work.series-is', {
    by: String(by.length > 0),
    names: listed(by),
    part: String(parent !== null),
    parent: parent && html`<a href="${seriesAddress(parent)}">${parent}</a>`,
  });
  const here =
    works.length > 0 &&
    html` ${say('work.series-here', { works: works.length, words, time: readingTime(words, pace) })}${open && ` ${say('work.series-open')}`}`;
  return html`<p class="glance">${about}${here}</p>`;
}

function entry(work: WorkCard, marks: WorkMarks | undefined, pace: number): Markup {
  const place = work.series?.position ?? null;
  return html`<li><article class="blurb"><h3>${place !== null && html`<span class="quiet">${count(place)}.</span> `}<a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}</h3>
${advice(work)}
<p class="figures"><span>${counted(work.words, 'word')}</span> <span>${readingTime(work.words, pace)}</span> ${work.published !== null && html`<span>${dateOf(work.published)}</span>`}</p>
${markLine(marks)}</article></li>`;
}

/** What the site counts to the series beside the works that say so themselves. */
function others({ members }: ShownSeries, works: readonly WorkCard[]): Markup | null {
  const here = new Set<WorkId>(works.map(({ id }) => id));
  const more = members.filter((one) => one.kind !== 'work' || !here.has(one.work));
  if (more.length === 0) return null;
  return html`<section aria-labelledby="members"><h2 id="members">${say('work.as-site')}</h2>
<ol class="members">${more.map((one) => html`<li>${targetLink(one)}</li>`)}</ol></section>`;
}
