/** What sites kept beside their stories: news and other pages; and where old addresses lead. */
import type { AddressTarget, SitePage } from '#catalogue';
import type { CommentPage } from '#library';
import { html, type Markup } from '#markup';
import { batchAddress, creatorAddress, sitePageAddress, sitePagesAddress } from '../parts/addresses.ts';
import { commentList } from '../parts/comments.ts';
import { type Paging, paging } from '../parts/paging.ts';
import { targetAddress, targetLink } from '../parts/target-link.ts';
import { counted, dateOf } from '../parts/wording.ts';

const SECTIONS: Record<SitePage['section'], string> = {
  news: 'News',
  page: 'Page',
  challenge: 'Challenge',
};

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
