/** What sites kept beside their stories: news and other pages; and where old addresses lead. */
import type { AddressTarget, SitePage } from '#catalogue';
import type { CommentPage } from '#library';
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import { batchAddress, creatorAddress, sitePageAddress, sitePagesAddress } from '../parts/addresses.ts';
import { commentList } from '../parts/comments.ts';
import { linkTo } from '../parts/message-tags.ts';
import { type Paging, paging } from '../parts/paging.ts';
import { targetAddress, targetLink } from '../parts/target-link.ts';
import { dateOf } from '../parts/wording.ts';
import type { Audience } from '../policy.ts';

/** The list of pages. */
export function sitePagesPage(total: number, pages: readonly SitePage[], steps: Paging): Markup {
  return html`<h1>${say('sources.pages')}</h1>
<p>${say('sources.pages-are', { count: total })}</p>
<ul class="site-pages">${pages.map(
    (page) => html`<li><a href="${sitePageAddress(page.id)}">${page.title}</a>
<span class="quiet">${origin(page, page.author)}</span></li>`,
  )}</ul>
${paging(steps)}`;
}

/** One page of a site. */
export function sitePage(
  page: Omit<SitePage, 'body'> & { body: Markup },
  comments: CommentPage,
  audience: Audience,
): Markup {
  const { title, author, body, responses, batch, id } = page;
  const from = {
    origin: origin(page, author && html`<a href="${creatorAddress(author)}">${author}</a>`),
    all: linkTo(sitePagesAddress()),
  };
  const ofImport = { ...from, batch, link: linkTo(batchAddress(batch)) };
  return html`<article><h1>${title}</h1>
<p class="quiet">${audience === 'owner' ? tell('sources.page-from', ofImport) : tell('sources.page-from-site', from)}</p>
<div class="text passage" dir="auto">${body}</div>
${
  responses.length > 0 &&
  html`<section aria-labelledby="responses"><h2 id="responses">${say('sources.responses')}</h2>
<ul>${responses.map((one) => html`<li>${targetLink(one)}</li>`)}</ul></section>`
}
${commentList(comments, (number) => sitePageAddress(id, number))}</article>`;
}

/** What a page is, who wrote it and when. */
function origin(
  { section, date }: Pick<SitePage, 'section' | 'date'>,
  author: Markup | string | null,
): Markup {
  return tell('sources.page-is', {
    section,
    written: String(Boolean(author)),
    author,
    dated: String(Boolean(date)),
    date: date && dateOf(date),
  });
}

/** Several things were published at one address, on different sites. */
export function addressChoicePage(address: string, targets: readonly AddressTarget[]): Markup {
  return html`<h1>${say('sources.several')}</h1>
<p>${tell('sources.several-are', { address: html`<span class="path">${address}</span>` })}</p>
<ul>${targets.map((target) => html`<li><a href="${targetAddress(target)}">${targetName(target)}</a></li>`)}</ul>`;
}

function targetName(target: AddressTarget): string {
  switch (target.kind) {
    case 'work':
      return target.chapter === null
        ? say('sources.target-work', { work: target.work })
        : say('sources.target-chapter', { chapter: target.chapter, work: target.work });
    case 'creator':
    case 'series':
      return target.name;
    case 'page':
      return say('sources.target-page', { page: target.page });
  }
}
