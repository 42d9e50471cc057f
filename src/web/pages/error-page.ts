import type { ErrorCode } from '#errors';
import { html, type Markup } from '#markup';
import { say, sayError } from '#words';

/** What went wrong: its code and its sentence, and two ways on. */
export function errorPage(code: ErrorCode, subject: string | undefined, heading: string): Markup {
  return html`<h1>${heading}</h1>
<p>${sayError(code, subject)}</p>
<p class="quiet"><code>${code}</code></p>
<p><a href="/">${say('errors-page.first-page')}</a> <a href="/works">${say('errors-page.all-works')}</a></p>`;
}
