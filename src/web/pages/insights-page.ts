/** Plots of the works that answer a query: which works, which topics there are, and the plots of one. */
import { SUGGESTED_FIELDS, type SurveySubject } from '#library';
import { html, type Markup } from '#markup';
import { renderQuery } from '#search';
import { say } from '#words';
import type { TopicView } from '../insights/topic.ts';
import type { TopicName } from '../insights/topics.ts';
import { searchAddress } from '../parts/addresses.ts';
import { askedParts } from '../parts/asked.ts';
import { insightsAddress, insightTableAddress } from '../parts/plot-addresses.ts';
import { plotSection } from '../parts/plots/figure.ts';
import { queryProblems } from '../parts/query-problems.ts';
import { counted } from '../parts/wording.ts';
import { hiddenLine } from './browse-page.ts';

/** The body of a page of plots. `asked` is the query as it was typed, `topics` are those that there are. */
export function insightsPage(
  topic: TopicName,
  view: TopicView,
  { asked, topics: all }: { asked: string; topics: readonly TopicName[] },
): Markup {
  const { subject, figures, choice = '' } = view;
  return html`<div class="insights">
<h1>${say(`insights.heading-${topic}`)}</h1>
<p class="sentence" role="status">${subject.sentence}</p>
<p>${subject.total === 0 ? say('insights.no-works') : html`<a href="${searchAddress(subject.text)}">${counted(subject.total, 'work')}</a>.`} ${hiddenLine(subject)}</p>
${subject.problems.length > 0 && queryProblems(subject.problems, asked)}
${narrowing(topic, subject)}
${topicNav(all, topic, subject)}
${figures.length === 0 && html`<p>${subject.total === 0 ? say('insights.nothing-to-see') : view.without}</p>`}
${figures.map((figure) => plotSection(figure, insightTableAddress(topic, figure.id, subject.text, choice)))}
</div>`;
}

/** The conditions of the query, each with the way to be without it, and a form for another query. */
function narrowing(topic: TopicName, { query, text }: SurveySubject): Markup {
  return html`<form class="which" method="get" action="${insightsAddress(topic, '')}" role="search" aria-label="${say('insights.which')}">
<label for="which">${say('insights.which')}</label>
<query-suggestions data-fields="${SUGGESTED_FIELDS.join(' ')}"><input id="which" type="search" name="q" value="${text}" maxlength="2000" autocomplete="off" spellcheck="false"></query-suggestions>
<button type="submit">${say('insights.look')}</button>
</form>
${askedParts({ ...query, sort: null }, (without) => insightsAddress(topic, renderQuery(without)))}`;
}

function topicNav(topics: readonly TopicName[], topic: TopicName, { text }: SurveySubject): Markup {
  return html`<nav class="topics" aria-label="${say('insights.plots')}"><ul>${topics.map(
    (name) =>
      html`<li><a href="${insightsAddress(name, text)}"${name === topic && html` aria-current="page"`}>${say(`insights.name-${name}`)}</a></li>`,
  )}</ul></nav>`;
}
