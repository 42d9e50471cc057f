import type { ShownTarget } from '#catalogue';
import { html, type Markup } from '#markup';
import { creatorAddress, seriesAddress, workAddress } from './addresses.ts';

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
