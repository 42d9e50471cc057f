import type { AddressTarget, ShownTarget } from '#catalogue';
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
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
      const link = html`<a href="${workAddress(work)}">${title}</a>`;
      return creators.length === 0
        ? link
        : tell('finding.work-by', { work: link, creators: creators.join(', ') });
    }
    case 'series':
      return html`<a href="${seriesAddress(target.name)}">${target.name}</a> <span class="quiet">${say('finding.target-series')}</span>`;
    case 'creator':
      return html`<a href="${creatorAddress(target.name)}">${target.name}</a> <span class="quiet">${say('finding.target-creator')}</span>`;
  }
}
