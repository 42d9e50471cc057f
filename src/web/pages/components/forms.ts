/** Words, buttons and fields in each of their states. */
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import { area, boxes, choice, line } from '../../parts/controls.ts';
import { HERE, type Part } from './part.ts';

const link = (words: Markup) => html`<a href="${HERE}">${words}</a>`;

/** How words are set. */
export function words(): Part[] {
  return [
    {
      name: 'components.part-words',
      from: 'base.css',
      states: [
        [
          'components.state-words-prose',
          html`<p>${tell('components.words-prose-specimen', {
            link,
            code: (words) => html`<code>${words}</code>`,
            kbd: (words) => html`<kbd>${words}</kbd>`,
            mark: (words) => html`<mark>${words}</mark>`,
          })}</p>`,
        ],
        [
          'components.state-words-quiet',
          html`<p class="quiet">${tell('components.words-quiet-specimen', { link })}</p>`,
        ],
        [
          'components.state-words-sentence',
          html`<p class="sentence">${say('components.words-sentence-specimen')}</p>`,
        ],
        [
          'components.state-words-path',
          html`<p class="path">lists/winter-1998/a-very-long-name-of-a-folder-that-somebody-once-made/msg001.txt</p>`,
        ],
      ],
    },
  ];
}

/** Buttons and fields. */
export function controls(): Part[] {
  return [
    {
      name: 'components.part-buttons',
      from: 'base.css',
      states: [
        [
          'components.state-buttons-main',
          html`<button type="button">${say('components.buttons-save')}</button>`,
        ],
        [
          'components.state-buttons-plain',
          html`<button type="button" class="plain">${say('components.buttons-undo')}</button>`,
        ],
        [
          'components.state-buttons-link',
          html`<a class="action" href="${HERE}">${say('components.buttons-continue')}</a>`,
        ],
        [
          'components.state-disabled',
          html`<button type="button" disabled>${say('components.buttons-save')}</button>`,
        ],
      ],
    },
    {
      name: 'components.part-fields',
      from: 'parts/controls.ts',
      states: [
        [
          'components.state-fields-line',
          line({ id: 'part-line', name: 'part-line', label: say('components.label-title') }, 'The Lamp'),
        ],
        [
          'components.state-fields-hint',
          line(
            {
              id: 'part-hint',
              name: 'part-hint',
              label: say('components.label-published'),
              hint: '2004, 2003..2005, <2w',
            },
            '',
          ),
        ],
        [
          'components.state-fields-invalid',
          line(
            {
              id: 'part-wrong',
              name: 'part-wrong',
              label: say('components.label-published'),
              problem: say('components.fields-invalid-specimen'),
            },
            'last autum',
          ),
        ],
        [
          'components.state-disabled',
          html`<div class="field"><label for="part-off">${say('components.label-host')}</label><input type="text" id="part-off" value="lamps.example" disabled></div>`,
        ],
        [
          'components.state-fields-lines',
          area(
            {
              id: 'part-area',
              name: 'part-area',
              label: say('components.label-note'),
              hint: say('components.label-note-hint'),
            },
            say('components.label-note-specimen'),
          ),
        ],
        [
          'components.state-fields-choice',
          choice(
            { id: 'part-choice', name: 'part-choice', label: say('components.label-order') },
            [
              ['a', say('components.label-order-added')],
              ['b', say('components.label-order-name')],
            ],
            'b',
          ),
        ],
        [
          'components.state-fields-boxes',
          boxes(
            { id: 'part-boxes', name: 'part-boxes', label: say('components.label-category') },
            ['Gen', 'F/F', 'M/M'],
            ['F/F'],
          ),
        ],
      ],
    },
  ];
}
