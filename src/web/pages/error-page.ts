import { type ErrorCode, errorSentence } from '#errors';
import { html, type Markup } from '#markup';

/** What went wrong: its code and its sentence, and two ways on. */
export function errorPage(code: ErrorCode, subject: string | undefined, heading: string): Markup {
  return html`<h1>${heading}</h1>
<p>${errorSentence(code, subject)}</p>
<p class="quiet"><code>${code}</code></p>
<p><a href="/">To the first page</a> <a href="/works">To all works</a></p>`;
}
