/** The works that a reader has begun. */
import type { UnderWayPage } from '#library';
import { html, type Markup } from '#markup';
import { say } from '#words';
import { underWayAddress } from '../parts/addresses.ts';
import { paging } from '../parts/paging.ts';
import { forgetForm, workUnderWay } from '../parts/places.ts';
import { yoursNav } from '../parts/yours.ts';
import type { ReadingSettings } from '../settings.ts';

/** A page of them, the one read last first. */
export function underWayPage({ total, page, pages, works }: UnderWayPage, settings: ReadingSettings): Markup {
  return html`<div class="reading-list">
<h1>${say('reading.under-way')}</h1>
${yoursNav(underWayAddress())}
<p>${total === 0 ? say('reading.none-under-way') : say('reading.begun', { total, page, pages })}</p>
${works.length > 0 && html`<h2 class="visually-hidden">${say('work.list')}</h2><ul class="under-way">${works.map((one) => html`<li>${workUnderWay(one, settings)}${forgetForm(one.work, underWayAddress(page))}</li>`)}</ul>`}
${paging({ page, pages, address: underWayAddress })}
</div>`;
}
