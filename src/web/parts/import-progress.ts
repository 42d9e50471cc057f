/** How an import in the queue stands, for the eye and for the script that follows it. */
import type { BatchId } from '#catalogue';
import type { QueuedImport, QueuedState } from '#library';
import { html, type Markup } from '#markup';
import { visibleName } from '#text';
import { batchAddress, importActionAddress, importProgressAddress } from './addresses.ts';
import { count, counted } from './wording.ts';

const HEADINGS: Record<QueuedState, string> = {
  waiting: 'Waiting for its turn',
  running: 'Importing now',
  pausing: 'Pausing: the files under way are finished first',
  paused: 'Paused',
  stopping: 'Stopping: the files under way are finished first',
};

/** What is said of an import's progress, field by field; `value` of `most` bytes are read. */
export type ProgressWords = {
  state: QueuedState | 'over';
  heading: string;
  value: number;
  most: number;
  files: string;
  works: string;
  failed: string;
  current: string;
  left: string;
};

/** The words for an import; one that is not in the queue is over. */
export function progressWords(queued: QueuedImport | null): ProgressWords {
  const progress = queued?.progress ?? null;
  const head = queued === null ? { state: 'over' as const, heading: 'Over' } : headOf(queued);
  if (progress === null)
    return {
      ...head,
      value: 0,
      most: 1,
      files: 'not begun',
      works: '0',
      failed: '0',
      current: '–',
      left: '–',
    };
  const { bytes, totalBytes, files, totalFiles, works, failed, current } = progress;
  return {
    ...head,
    value: bytes,
    most: Math.max(1, totalBytes),
    files: `${count(files)} of ${count(totalFiles)}`,
    works: count(works),
    failed: count(failed),
    current: current === null ? '–' : visibleName(current),
    left:
      queued?.state === 'running' ? timeLeft(bytes / Math.max(1, totalBytes), progress.milliseconds) : '–',
  };
}

function headOf({ state }: QueuedImport): Pick<ProgressWords, 'state' | 'heading'> {
  return { state, heading: HEADINGS[state] };
}

/** In words that are no more exact than the guess is. */
function timeLeft(share: number, milliseconds: number): string {
  if (share <= 0.01) return 'not known yet';
  const seconds = (milliseconds / share) * (1 - share) * 0.001;
  if (seconds < 60) return 'less than a minute';
  const minutes = Math.round(seconds / 60);
  return minutes < 90
    ? `about ${counted(minutes, 'minute')}`
    : `about ${counted(Math.round(minutes / 60), 'hour')}`;
}

/** The part of a batch's page that is there while the import is in the queue; `still`: the page does not refresh itself. */
export function importProgress(queued: QueuedImport, still: boolean): Markup {
  const words = progressWords(queued);
  return html`<section class="import-state" aria-labelledby="state">
<import-progress data-address="${importProgressAddress(queued.batch)}" data-state="${words.state}">
<h2 id="state">${words.heading}</h2>
<p role="status" class="visually-hidden"></p>
<progress aria-labelledby="state" value="${words.value}" max="${words.most}"></progress>
<dl class="import-numbers">
${FIELDS.map(([field, name]) => html`<div><dt>${name}</dt><dd data-field="${field}">${words[field]}</dd></div>`)}
</dl>
</import-progress>
<div class="actions">${actionsOf(queued)}</div>
<noscript><p class="quiet">${
    still
      ? html`This page stays as it is. <a href="${batchAddress(queued.batch)}">Keep it up to date</a>`
      : html`This page is brought up to date every few seconds. <a href="${batchAddress(queued.batch)}?still=yes">Keep it still</a>`
  }</p></noscript>
</section>`;
}

const FIELDS = [
  ['files', 'Files read'],
  ['works', 'Works read'],
  ['failed', 'Files that failed'],
  ['left', 'Time left'],
  ['current', 'The file begun last'],
] as const;

function actionsOf({ batch, state }: QueuedImport): Markup {
  const stop = action(batch, 'stop', 'Stop', 'What is in stays in; what is left is not read.');
  switch (state) {
    case 'running':
      return html`${action(batch, 'pause', 'Pause')}${stop}`;
    case 'paused':
      return html`${action(batch, 'resume', 'Go on')}${stop}`;
    case 'waiting':
      return stop;
    case 'pausing':
    case 'stopping':
      return html``;
  }
}

function action(batch: BatchId, does: 'pause' | 'resume' | 'stop', name: string, hint?: string): Markup {
  return html`<form method="post" action="${importActionAddress(batch, does)}"><button type="submit" class="plain">${name}</button>${hint && html` <span class="quiet">${hint}</span>`}</form>`;
}
