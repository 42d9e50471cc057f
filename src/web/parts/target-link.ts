import type { AddressTarget, ShownTarget } from '#catalogue';
import { html, type Markup } from '#markup';
import { chapterAddress, creatorAddress, seriesAddress, sitePageAddress, workAddress } from './addresses.ts';

/** Where an old address leads. */
export function targetAddress(target: AddressTarget): string {
  switch (target.kind) {
    case 'work':
      return target.chapter === null ? workAddress(target.work) : chapterAddress(target.work, target.chapter);
    case 'creator':
      return creatorAddress(target.name);
    case 'series':
      return seriesAddress(target.name);
    case 'page':
      return sitePageAddress(target.page);
  }
}

/** A work, a series or a creator that a site's page names, as a link. */
export function targetLink(target: ShownTarget): Markup {
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
