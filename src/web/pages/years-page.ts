/** Works by the year that their authors state. */
import { html, type Markup } from '#markup';
import { searchAddress, yearAddress } from '../parts/addresses.ts';
import { barList, yearPlot } from '../parts/plot.ts';
import { waysIn } from '../parts/ways-in.ts';
import { count, counted } from '../parts/wording.ts';

/** The page; `years` ascend, `total` are all works, with a year or without. */
export function yearsPage(years: readonly { year: number; works: number }[], total: number): Markup {
  const known = years.reduce((sum, { works }) => sum + works, 0);
  const addressed = years.map(({ year, works }) => ({ year, works, address: yearAddress(year) }));
  const words = { caption: 'Works by year', label: 'Year', value: 'Works' };
  return html`<h1>Years</h1>
${waysIn('/years')}
<p>${
    known === 0
      ? 'No work here says when it was written or posted.'
      : html`${counted(known, 'work')} of ${count(total)} say when they were written or posted.`
  }${known < total && html` <a href="${searchAddress('-has:date')}">${counted(total - known, 'work')} without a date</a>.`}</p>
${years.length > 1 && yearPlot(addressed, words)}
${
  years.length > 0 &&
  html`<section aria-labelledby="each"><h2 id="each">Each year</h2>${barList(
    addressed
      .toReversed()
      .map(({ year, works, address }) => ({ label: String(year), value: works, address })),
    'Works by year, the last first',
  )}</section>`
}`;
}
