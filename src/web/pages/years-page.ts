/** Works by the year that their authors state. */
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import { searchAddress, yearAddress } from '../parts/addresses.ts';
import { linkTo } from '../parts/message-tags.ts';
import { barList, yearPlot } from '../parts/plot.ts';
import { waysIn } from '../parts/ways-in.ts';

/** The page; `years` ascend, `total` are all works, with a year or without. `ways` lead to other lists; `linksUndated`: to those without a year. */
export function yearsPage(
  years: readonly { year: number; works: number }[],
  total: number,
  { ways = waysIn('/years'), linksUndated = true } = {},
): Markup {
  const known = years.reduce((sum, { works }) => sum + works, 0);
  const addressed = years.map(({ year, works }) => ({ year, works, address: yearAddress(year) }));
  const words = { caption: say('finding.by-year'), label: say('finding.year'), value: say('finding.works') };
  return html`<h1>${say('finding.years')}</h1>
${ways}
<p>${known === 0 ? say('finding.no-year') : say('finding.with-year', { known, total })}${
    linksUndated &&
    known < total &&
    html` ${tell('finding.undated', { count: total - known, link: linkTo(searchAddress('-has:date')) })}`
  }</p>
${years.length > 1 && yearPlot(addressed, words)}
${
  years.length > 0 &&
  html`<section aria-labelledby="each"><h2 id="each">${say('finding.each-year')}</h2>${barList(
    addressed
      .toReversed()
      .map(({ year, works, address }) => ({ label: String(year), value: works, address })),
    say('finding.by-year-down'),
  )}</section>`
}`;
}
