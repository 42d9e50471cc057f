/** What pages tell a reader, in each of its states. */
import { html } from '#markup';
import { say, tell } from '#words';
import { commentList } from '../../parts/comments.ts';
import { decisionLog, noticeBox, undoButton } from '../../parts/decision-log.ts';
import { HERE, type Part } from './part.ts';
import { FULL, foundFor } from './specimens.ts';

/** Notices, questions, decisions, comments and failures. */
export function saying(): Part[] {
  const decided = [
    { id: 1, decidedAt: FULL.addedAt, undoneAt: null },
    { id: 2, decidedAt: FULL.addedAt, undoneAt: FULL.addedAt },
  ];
  return [
    {
      name: 'components.part-notice',
      from: 'parts/decision-log.ts',
      states: [
        [
          'components.state-notice-done',
          noticeBox(
            html`<p>${tell('components.notice-specimen', { q: (words) => html`<q>${words}</q>` })}</p>${undoButton(HERE, 3, HERE)}`,
            { focus: false },
          ),
        ],
      ],
    },
    {
      name: 'components.part-ask',
      from: 'pages/work-page.ts',
      states: [
        [
          'components.state-ask-question',
          html`<div class="ask"><p><strong>${say('components.ask-rated')}</strong></p><p><a class="action" href="${HERE}">${say('components.ask-show')}</a></p></div>`,
        ],
      ],
    },
    {
      name: 'components.part-decisions',
      from: 'parts/decision-log.ts',
      states: [
        [
          'components.state-decisions-both',
          decisionLog(
            decided,
            ({ id }) => tell('components.decisions-specimen', { id }),
            ({ id }) => undoButton(HERE, id, HERE),
          ),
        ],
      ],
    },
    {
      name: 'components.part-comments',
      from: 'parts/comments.ts',
      states: [
        [
          'components.state-comments-answered',
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
      name: 'components.part-busy',
      from: 'filters.css',
      states: [
        [
          'components.state-busy-waiting',
          html`<div class="results" aria-busy="true"><p class="sentence">${foundFor('fandom:"Harbour Lights"').sentence}</p></div>`,
        ],
      ],
    },
    {
      name: 'components.part-failed',
      from: 'notices.css',
      states: [
        ['components.state-failed', html`<p class="result failed">${say('components.failed-specimen')}</p>`],
      ],
    },
  ];
}
