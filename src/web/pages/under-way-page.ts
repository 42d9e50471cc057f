/** The works that a reader has begun. */
import type { UnderWayPage } from '#library';
import { html, type Markup } from '#markup';
import { underWayAddress } from '../parts/addresses.ts';
import { paging } from '../parts/paging.ts';
import { forgetForm, workUnderWay } from '../parts/places.ts';
import { count, counted } from '../parts/wording.ts';
import { yoursNav } from '../parts/yours.ts';
import type { ReadingSettings } from '../settings.ts';

/** A page of them, the one read last first. */
export function underWayPage({ total, page, pages, works }: UnderWayPage, settings: ReadingSettings): Markup {
  return html`<div class="reading-list">
<h1>Under way</h1>
${yoursNav(underWayAddress())}
<p>${
    total === 0
      ? 'You have begun nothing that is not finished. Your place in a work is kept as you read where scripts run, and by a button at the end of each chapter.'
      : `${counted(total, 'work')}, the one read last first${pages > 1 ? `; page ${count(page)} of ${count(pages)}` : ''}.`
  }</p>
${works.length > 0 && html`<h2 class="visually-hidden">List of works</h2><ul class="under-way">${works.map((one) => html`<li>${workUnderWay(one, settings)}${forgetForm(one.work, underWayAddress(page))}</li>`)}</ul>`}
${paging({ page, pages, address: underWayAddress })}
</div>`;
}
