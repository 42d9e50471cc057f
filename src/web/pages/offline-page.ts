/** What can be read where there is no way to the library. A browser keeps this page, and shows it in the place of any other. */
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import { settingsAddress } from '../parts/addresses.ts';
import { yoursNav } from '../parts/yours.ts';
import type { Audience } from '../policy.ts';
import type { ReadingSettings } from '../settings.ts';

/** The page; a script fills in the works that this browser keeps. */
export function offlinePage({ offline }: ReadingSettings, audience: Audience): Markup {
  const link = (words: Markup) => html`<a href="${settingsAddress('/offline')}">${words}</a>`;
  return html`<h1>${say('reading.offline')}</h1>
${audience === 'owner' && yoursNav('/offline')}
<p>${audience === 'owner' ? say('reading.offline-what') : say('reading.offline-stands')}</p>
<p>${offline === 'on' ? say('reading.offline-on') : tell('reading.offline-off', { link })}</p>
${offline === 'on' && html`<kept-works><p>${say('reading.offline-scripts')}</p></kept-works>`}
<p class="quiet">${say('reading.offline-where')}</p>`;
}
