/** What is asked of a library and what is found, in each of its states. */
import { html } from '#markup';
import { type Facet, queryToForm } from '#search';
import { say } from '#words';
import { searchAddress } from '../../parts/addresses.ts';
import { askedParts, emptyBecause, listViews } from '../../parts/asked.ts';
import { facetGroup } from '../../parts/facet-group.ts';
import { paging } from '../../parts/paging.ts';
import { passagesBelow } from '../../parts/passages.ts';
import { barList, yearPlot } from '../../parts/plot.ts';
import { queryProblems } from '../../parts/query-problems.ts';
import { waysIn } from '../../parts/ways-in.ts';
import { workBlurb } from '../../parts/work-blurb.ts';
import { facts } from '../../parts/work-header.ts';
import { workTable } from '../../parts/work-table.ts';
import { markLine } from '../../parts/yours.ts';
import { HERE, type Part } from './part.ts';
import { BARE, FULL, foundFor, MARKS, nothingFound } from './specimens.ts';

const ASKED = 'fandom:"Harbour Lights" rating:<=teen -tag:Storms sort:words';
const NOWHERE = 'lamp ratng:teen';

/** What is asked, and the ways on from there. */
export function asking(): Part[] {
  const found = foundFor(ASKED);
  const tag: Facet = {
    kind: 'tag',
    total: 4,
    values: [
      { value: 'Fog', count: 12, state: 'include' },
      { value: 'Ice', count: 4, state: 'any' },
      { value: 'Storms', count: 1_204, state: 'exclude' },
      { value: 'a tag that is as long as people make them', count: 1, state: 'none' },
    ],
  };
  const form = queryToForm(foundFor('tag:Fog -tag:Storms').query);
  return [
    {
      name: 'components.part-asked',
      from: 'parts/asked.ts',
      states: [
        ['components.state-asked-parts', askedParts(found.query, (without) => searchAddress(without))],
      ],
    },
    {
      name: 'components.part-views',
      from: 'parts/asked.ts',
      states: [
        ['components.state-views-table', listViews(found, 'table', say('components.views-extent'), 'owner')],
      ],
    },
    {
      name: 'components.part-facet',
      from: 'parts/facet-group.ts',
      states: [
        [
          'components.state-facet-states',
          html`<div class="filters">${facetGroup('tag', tag, form, '')}</div>`,
        ],
        [
          'components.state-facet-single',
          html`<div class="filters">${facetGroup('rating', { kind: 'rating', total: 1, values: [{ value: 'Teen', count: 3, state: 'none' }] }, form, '')}</div>`,
        ],
      ],
    },
    {
      name: 'components.part-empty',
      from: 'parts/asked.ts',
      states: [['components.state-empty-reason', emptyBecause(nothingFound(), 'list')]],
    },
    {
      name: 'components.part-problems',
      from: 'parts/query-problems.ts',
      states: [['components.state-problems-place', queryProblems(foundFor(NOWHERE).problems, NOWHERE)]],
    },
    {
      name: 'components.part-paging',
      from: 'parts/paging.ts, parts/ways-in.ts',
      states: [
        [
          'components.state-paging-first',
          paging({ page: 1, pages: 2, address: () => HERE, label: say('components.paging-first-label') }),
        ],
        [
          'components.state-paging-one',
          paging({ page: 6, pages: 40, address: () => HERE, label: say('components.paging-one-label') }),
        ],
        ['components.state-paging-elsewhere', waysIn('/fandoms')],
      ],
    },
  ];
}

/** Works as they are listed. */
export function lists(): Part[] {
  const passages = passagesBelow(FULL, [
    {
      part: 'body',
      startsText: false,
      endsText: false,
      pieces: [
        { text: 'and so the ', sought: false },
        { text: 'lamp', sought: true },
        { text: ' was lit', sought: false },
      ],
    },
  ]);
  return [
    {
      name: 'components.part-work',
      from: 'parts/work-blurb.ts',
      states: [
        ['components.state-work-full', html`${workBlurb(FULL)}${passages}${markLine(MARKS)}`],
        ['components.state-work-bare', workBlurb(BARE)],
      ],
    },
    {
      name: 'components.part-table',
      from: 'parts/work-table.ts',
      states: [['components.state-table-words', workTable(foundFor(ASKED), new Map([[FULL.id, MARKS]]))]],
    },
    {
      name: 'components.part-facts',
      from: 'parts/work-header.ts',
      states: [['components.state-facts-page', facts(FULL)]],
    },
  ];
}

/** Numbers of works. */
export function numbers(): Part[] {
  const years = [1998, 1999, 2000, 2003, 2004].map((year, at) => ({
    year,
    works: 3 + at * at,
    address: HERE,
  }));
  return [
    {
      name: 'components.part-numbers',
      from: 'parts/plot.ts',
      states: [
        [
          'components.state-numbers-years',
          yearPlot(years, {
            caption: say('components.numbers-years-caption'),
            label: say('components.numbers-year'),
            value: say('components.numbers-works'),
          }),
        ],
        [
          'components.state-numbers-names',
          barList(
            [
              { label: 'Harbour Lights', value: 12, address: HERE },
              { label: 'Marsh Country', value: 5, address: HERE },
            ],
            say('components.numbers-names-caption'),
          ),
        ],
      ],
    },
  ];
}
