/** What sites kept beside their stories: creators, series, news and other pages; and where old addresses lead. */
import type { AddressTarget, CreatorProfile, SeriesDetail, ShownTarget, SitePage } from '#catalogue';
import type { CommentPage } from '#library';
import { html, type Markup } from '#markup';
import {
  batchAddress,
  creatorAddress,
  nameAddress,
  plotsAddress,
  seriesAddress,
  sitePageAddress,
  sitePagesAddress,
  targetAddress,
  workAddress,
} from '../parts/addresses.ts';
import { commentList } from '../parts/comments.ts';
import { type Paging, paging } from '../parts/paging.ts';
import { counted, dateOf } from '../parts/wording.ts';

const SECTIONS: Record<SitePage['section'], string> = {
  news: 'News',
  page: 'Page',
  challenge: 'Challenge',
};

/** A creator as their site knew them. */
export function creatorPage(
  name: string,
  found: (Omit<CreatorProfile, 'profile'> & { profile: Markup }) | null,
): Markup {
  return html`<h1>${name}</h1>
<p><a href="${nameAddress('by', name)}">Works under this name</a>, <a href="${plotsAddress({ creator: name })}">plots of them</a>${found?.joined && html`; joined their site ${dateOf(found.joined)}`}</p>
${found && html`<div class="text passage">${found.profile}</div>`}
${
  found &&
  found.favourites.length > 0 &&
  html`<section aria-labelledby="favourites"><h2 id="favourites">Favourites</h2>
<ul>${found.favourites.map(
    ({ target, note }) => html`<li>${targetLink(target)}${note && html`<p class="quiet">${note}</p>`}</li>`,
  )}</ul></section>`
}
<p class="quiet">Imported from a site; nobody has claimed this name here.</p>`;
}

/** A series as its site knew it. */
export function seriesPage(
  found: Omit<SeriesDetail, 'summary'> & { summary: Markup },
  comments: CommentPage,
): Markup {
  const { name, creators, summary, parent, members } = found;
  return html`<h1>${name}</h1>
<p>A series${creators.length > 0 && html` by ${creators.map((one, at) => html`${at > 0 && ', '}<a href="${creatorAddress(one)}">${one}</a>`)}`}${
    parent && html`, part of <a href="${seriesAddress(parent)}">${parent}</a>`
  }.</p>
${summary.value !== '' && html`<div class="text passage">${summary}</div>`}
${members.length > 0 && html`<ol class="members">${members.map((one) => html`<li>${targetLink(one)}</li>`)}</ol>`}
${commentList(comments, (page) => seriesAddress(name, page))}`;
}

/** The list of pages. */
export function sitePagesPage(total: number, pages: readonly SitePage[], steps: Paging): Markup {
  return html`<h1>Pages of the sites</h1>
<p>${counted(total, 'page')} of news, rules, challenges and other things that sites kept beside their stories.</p>
<ul class="site-pages">${pages.map(
    (page) => html`<li><a href="${sitePageAddress(page.id)}">${page.title}</a>
<span class="quiet">${SECTIONS[page.section]}${page.author && html` by ${page.author}`}${page.date && html`, ${dateOf(page.date)}`}</span></li>`,
  )}</ul>
${paging(steps)}`;
}

/** One page of a site. */
export function sitePage(page: Omit<SitePage, 'body'> & { body: Markup }, comments: CommentPage): Markup {
  const { title, section, author, date, body, responses, batch, id } = page;
  return html`<article><h1>${title}</h1>
<p class="quiet">${SECTIONS[section]}${author && html` by <a href="${creatorAddress(author)}">${author}</a>`}${date && html`, ${dateOf(date)}`}; from <a href="${batchAddress(batch)}">import ${batch}</a>. <a href="${sitePagesAddress()}">All pages</a></p>
<div class="text passage">${body}</div>
${
  responses.length > 0 &&
  html`<section aria-labelledby="responses"><h2 id="responses">Works that answer it</h2>
<ul>${responses.map((one) => html`<li>${targetLink(one)}</li>`)}</ul></section>`
}
${commentList(comments, (number) => sitePageAddress(id, number))}</article>`;
}

/** Several things were published at one address, on different sites. */
export function addressChoicePage(address: string, targets: readonly AddressTarget[]): Markup {
  return html`<h1>Several things were published at this address</h1>
<p><span class="path">${address}</span> was the address of these, on different sites:</p>
<ul>${targets.map((target) => html`<li><a href="${targetAddress(target)}">${targetName(target)}</a></li>`)}</ul>`;
}

function targetName(target: AddressTarget): string {
  switch (target.kind) {
    case 'work':
      return target.chapter === null
        ? `Work ${target.work}`
        : `Chapter ${target.chapter} of work ${target.work}`;
    case 'creator':
    case 'series':
      return target.name;
    case 'page':
      return `Page ${target.page}`;
  }
}

function targetLink(target: ShownTarget): Markup {
  switch (target.kind) {
    case 'work': {
      const { work, title, creators } = target;
      return html`<a href="${workAddress(work)}">${title}</a>${creators.length > 0 && html` by ${creators.join(', ')}`}`;
    }
    case 'series':
      return html`<a href="${seriesAddress(target.name)}">${target.name}</a> <span class="quiet">series</span>`;
    case 'creator':
      return html`<a href="${creatorAddress(target.name)}">${target.name}</a> <span class="quiet">creator</span>`;
  }
}
