/** Every part that pages share, in each of its states, made by the part itself. */
import { html, type Markup } from '#markup';
import { type Facet, queryToForm } from '#search';
import { searchAddress } from '../../parts/addresses.ts';
import { askedParts, emptyBecause, listViews } from '../../parts/asked.ts';
import { commentList } from '../../parts/comments.ts';
import { area, boxes, choice, line } from '../../parts/controls.ts';
import { decisionLog, noticeBox, undoButton } from '../../parts/decision-log.ts';
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
import { BARE, FULL, foundFor, MARKS } from './specimens.ts';

/** A part: its name, where it is made, and its states. */
export type Part = { name: string; from: string; states: readonly (readonly [string, Markup | null])[] };

const HERE = '/help/components';
const ASKED = 'fandom:"Harbour Lights" rating:<=teen -tag:Storms sort:words';
const NOWHERE = 'lamp ratng:teen';

/** The parts in the order of the page. */
export function allParts(): Part[] {
  return [...words(), ...controls(), ...asking(), ...lists(), ...numbers(), ...saying()];
}

function words(): Part[] {
  return [
    {
      name: 'Words',
      from: 'base.css',
      states: [
        [
          'prose',
          html`<p>Prose is set in the plain face, at most 42 of its letters wide. A <a href="${HERE}">link</a> is underlined, <code>code</code> and <kbd>k</kbd>eys are of one width, <mark>marked words</mark> have a ground.</p>`,
        ],
        [
          'quiet',
          html`<p class="quiet">What stands beside the words, with a <a href="${HERE}">link</a>.</p>`,
        ],
        ['sentence', html`<p class="sentence">What is read: Works in Harbour Lights, longest first.</p>`],
        [
          'path',
          html`<p class="path">lists/winter-1998/a-very-long-name-of-a-folder-that-somebody-once-made/msg001.txt</p>`,
        ],
      ],
    },
  ];
}

function controls(): Part[] {
  return [
    {
      name: 'Buttons',
      from: 'base.css',
      states: [
        ['main', html`<button type="button">Save</button>`],
        ['plain', html`<button type="button" class="plain">Undo</button>`],
        ['a link that acts', html`<a class="action" href="${HERE}">Continue to the text</a>`],
        ['disabled', html`<button type="button" disabled>Save</button>`],
      ],
    },
    {
      name: 'Fields',
      from: 'parts/controls.ts',
      states: [
        ['a line', line({ id: 'part-line', name: 'part-line', label: 'Title' }, 'The Lamp')],
        [
          'with a hint',
          line({ id: 'part-hint', name: 'part-hint', label: 'Published', hint: '2004, 2003..2005, <2w' }, ''),
        ],
        [
          'invalid',
          line(
            {
              id: 'part-wrong',
              name: 'part-wrong',
              label: 'Published',
              problem: 'This is no date. Write a year, a month or a day.',
            },
            'last autum',
          ),
        ],
        [
          'disabled',
          html`<div class="field"><label for="part-off">Host</label><input type="text" id="part-off" value="lamps.example" disabled></div>`,
        ],
        [
          'several lines',
          area({ id: 'part-area', name: 'part-area', label: 'Note', hint: 'For you alone.' }, 'Two\nlines'),
        ],
        [
          'a choice',
          choice(
            { id: 'part-choice', name: 'part-choice', label: 'Order' },
            [
              ['a', 'Added last'],
              ['b', 'A to Z'],
            ],
            'b',
          ),
        ],
        [
          'boxes',
          boxes({ id: 'part-boxes', name: 'part-boxes', label: 'Category' }, ['Gen', 'F/F', 'M/M'], ['F/F']),
        ],
      ],
    },
  ];
}

function asking(): Part[] {
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
      name: 'What is asked',
      from: 'parts/asked.ts',
      states: [['each part with a way out', askedParts(found.query, (without) => searchAddress(without))]],
    },
    {
      name: 'Ways to look at a list',
      from: 'parts/asked.ts',
      states: [['a table is shown', listViews(found, 'table', '2 works.')]],
    },
    {
      name: 'A facet of the filters',
      from: 'parts/facet-group.ts',
      states: [
        [
          'with, any of, without, and not chosen',
          html`<div class="filters">${facetGroup('tag', tag, form, '')}</div>`,
        ],
        [
          'of which a work has one value',
          html`<div class="filters">${facetGroup('rating', { kind: 'rating', total: 1, values: [{ value: 'Teen', count: 3, state: 'none' }] }, form, '')}</div>`,
        ],
      ],
    },
    {
      name: 'An empty list',
      from: 'parts/asked.ts',
      states: [
        [
          'one part is the reason',
          emptyBecause(
            [
              {
                says: 'in Nowhere',
                alone: { text: 'fandom:Nowhere', works: 0 },
                without: { text: 'lang:de', works: 3 },
              },
              {
                says: 'written in German',
                alone: { text: 'lang:de', works: 3 },
                without: { text: 'fandom:Nowhere', works: 0 },
              },
            ],
            'list',
          ),
        ],
      ],
    },
    {
      name: 'What could not be understood',
      from: 'parts/query-problems.ts',
      states: [['at its place', queryProblems(foundFor(NOWHERE).problems, NOWHERE)]],
    },
    {
      name: 'Ways through a list',
      from: 'parts/paging.ts, parts/ways-in.ts',
      states: [
        ['the first page', paging({ page: 1, pages: 2, address: () => HERE, label: 'Pages, the first' })],
        ['one of many', paging({ page: 6, pages: 40, address: () => HERE, label: 'Pages, one of many' })],
        ['where else to look', waysIn('/fandoms')],
      ],
    },
  ];
}

function lists(): Part[] {
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
      name: 'A work in a list',
      from: 'parts/work-blurb.ts',
      states: [
        ['that says everything, read and bookmarked', html`${workBlurb(FULL)}${passages}${markLine(MARKS)}`],
        ['that says nothing', workBlurb(BARE)],
      ],
    },
    {
      name: 'Works in a table',
      from: 'parts/work-table.ts',
      states: [['sorted by words', workTable(foundFor(ASKED), new Map([[FULL.id, MARKS]]))]],
    },
    {
      name: 'What a work says of itself',
      from: 'parts/work-header.ts',
      states: [['on its page', facts(FULL)]],
    },
  ];
}

function numbers(): Part[] {
  const years = [1998, 1999, 2000, 2003, 2004].map((year, at) => ({
    year,
    works: 3 + at * at,
    address: HERE,
  }));
  return [
    {
      name: 'Numbers',
      from: 'parts/plot.ts',
      states: [
        ['by year', yearPlot(years, { caption: 'Works by year', label: 'Year', value: 'Works' })],
        [
          'by name',
          barList(
            [
              { label: 'Harbour Lights', value: 12, address: HERE },
              { label: 'Marsh Country', value: 5, address: HERE },
            ],
            'Works by fandom',
          ),
        ],
      ],
    },
  ];
}

function saying(): Part[] {
  const decided = [
    { id: 1, decidedAt: FULL.addedAt, undoneAt: null },
    { id: 2, decidedAt: FULL.addedAt, undoneAt: FULL.addedAt },
  ];
  return [
    {
      name: 'A notice',
      from: 'parts/decision-log.ts',
      states: [
        [
          'of what was just done',
          noticeBox(html`<p>Accepted <q>Teen</q> as the rating.</p>${undoButton(HERE, 3, HERE)}`, {
            focus: false,
          }),
        ],
      ],
    },
    {
      name: 'Before you read',
      from: 'pages/work-page.ts',
      states: [
        [
          'a question before the text',
          html`<div class="ask"><p><strong>This work is rated Explicit.</strong></p><p><a class="action" href="${HERE}">Show the text</a></p></div>`,
        ],
      ],
    },
    {
      name: 'Decisions',
      from: 'parts/decision-log.ts',
      states: [
        [
          'one stands, one was taken back',
          decisionLog(
            decided,
            ({ id }) => html`Decision ${id} about a tag.`,
            ({ id }) => undoButton(HERE, id, HERE),
          ),
        ],
      ],
    },
    {
      name: 'Comments',
      from: 'parts/comments.ts',
      states: [
        [
          'with an answer',
          commentList(
            {
              total: 1,
              page: 1,
              pages: 1,
              comments: [
                {
                  id: 1,
                  author: 'Pip',
                  date: '2001-02-04',
                  chapter: 1,
                  body: html`<p>It kept me up all night.</p>`,
                  replies: [{ author: 'Ada Vane', date: null, body: html`<p>Good!</p>` }],
                },
              ],
            },
            () => HERE,
          ),
        ],
      ],
    },
    {
      name: 'Busy',
      from: 'filters.css',
      states: [
        [
          'an answer is on its way',
          html`<div class="results" aria-busy="true"><p class="sentence">Works in Harbour Lights.</p></div>`,
        ],
      ],
    },
    {
      name: 'What went wrong',
      from: 'notices.css',
      states: [
        ['failed', html`<p class="result failed">Failed: the file is not text, whatever its name says.</p>`],
      ],
    },
  ];
}
