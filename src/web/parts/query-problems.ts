import { html, type Markup } from '#markup';
import type { QueryProblem } from '#search';
import { say, tell } from '#words';

/** What of a query could not be understood: each problem under the query as it was typed, at its column, with what would work. */
export function queryProblems(list: readonly QueryProblem[], asked: string): Markup {
  return html`<div class="problems" role="alert">
<p>${say('finding.part-not-understood', { count: list.length })}</p>
<ul>${list.map(
    ({ at, length, says, suggestion }) => html`<li>
<pre><code>${asked.slice(0, at)}<mark class="wrong">${asked.slice(at, at + Math.max(1, length)) || ' '}</mark>${asked.slice(at + Math.max(1, length))}</code></pre>
<p>${say('finding.problem-at', { at: at + 1, problem: says })}${suggestion !== undefined && html` ${tell('finding.write-instead', { suggestion: html`<code>${suggestion}</code>` })}`}</p></li>`,
  )}</ul>
<p><a href="/help/search">${say('finding.how-to-search')}</a></p>
</div>`;
}
