import { html, type Markup } from '#markup';
import type { QueryProblem } from '#search';
import { count } from './wording.ts';

/** What of a query could not be understood: each problem under the query as it was typed, at its column, with what would work. */
export function queryProblems(list: readonly QueryProblem[], asked: string): Markup {
  const [what, was] = list.length === 1 ? ['A part', 'was'] : [`${count(list.length)} parts`, 'were'];
  return html`<div class="problems" role="alert">
<p>${what} of the search could not be understood and ${was} left out.</p>
<ul>${list.map(
    ({ at, length, says, suggestion }) => html`<li>
<pre><code>${asked.slice(0, at)}<mark class="wrong">${asked.slice(at, at + Math.max(1, length)) || ' '}</mark>${asked.slice(at + Math.max(1, length))}</code></pre>
<p>At character ${at + 1}: ${says}${suggestion !== undefined && html` Write <code>${suggestion}</code> instead.`}</p></li>`,
  )}</ul>
<p><a href="/help/search">How to search</a></p>
</div>`;
}
