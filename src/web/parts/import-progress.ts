/** How an import in the queue stands, for the eye and for the script that follows it. */
import type { BatchId } from '#catalogue';
import type { QueuedImport, QueuedState } from '#library';
import { html, type Markup } from '#markup';
import { visibleName } from '#text';
import { say, tell } from '#words';
import { batchAddress, importActionAddress, importProgressAddress } from './addresses.ts';
import { linkTo } from './message-tags.ts';
import { count } from './wording.ts';

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
  const head = queued === null ? { state: 'over' as const, heading: say('imports.over') } : headOf(queued);
  if (progress === null)
    return {
      ...head,
      value: 0,
      most: 1,
      files: say('imports.not-begun'),
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
    files: say('imports.of-files', { files, totalFiles }),
    works: count(works),
    failed: count(failed),
    current: current === null ? '–' : visibleName(current),
    left:
      queued?.state === 'running' ? timeLeft(bytes / Math.max(1, totalBytes), progress.milliseconds) : '–',
  };
}

function headOf({ state }: QueuedImport): Pick<ProgressWords, 'state' | 'heading'> {
  return { state, heading: say(`imports.state-${state}`) };
}

/** In words that are no more exact than the guess is. */
function timeLeft(share: number, milliseconds: number): string {
  if (share <= 0.01) return say('imports.duration-unknown');
  const seconds = (milliseconds / share) * (1 - share) * 0.001;
  if (seconds < 60) return say('imports.duration-less');
  const minutes = Math.round(seconds / 60);
  return minutes < 90
    ? say('imports.duration-minutes', { minutes })
    : say('imports.duration-hours', { hours: Math.round(minutes / 60) });
}

/** The part of a batch's page that is there while the import is in the queue; `still`: the page does not refresh itself. */
export function importProgress(queued: QueuedImport, still: boolean): Markup {
  return html`<section class="import-state" aria-labelledby="state">
${followed(queued, progressWords(queued).heading)}
<div class="actions">${actionsOf(queued)}</div>
${refreshing(batchAddress(queued.batch), still)}
</section>`;
}

/** How far something about an import is, which a script follows. */
export function followed(queued: QueuedImport, heading: string): Markup {
  const words = progressWords(queued);
  return html`<import-progress data-address="${importProgressAddress(queued.batch)}" data-state="${words.state}">
<h2 id="state">${heading}</h2>
<p role="status" class="visually-hidden"></p>
<progress aria-labelledby="state" value="${words.value}" max="${words.most}"></progress>
<dl class="import-numbers">
${FIELDS.map((field) => html`<div><dt>${say(`imports.field-${field}`)}</dt><dd data-field="${field}">${words[field]}</dd></div>`)}
</dl>
</import-progress>`;
}

/** Says, where no script follows, whether the page refreshes itself, and lets that be changed. */
export function refreshing(address: string, still: boolean): Markup {
  return html`<noscript><p class="quiet">${
    still
      ? tell('imports.stays-still', { link: linkTo(address) })
      : tell('imports.stays-up-to-date', { link: linkTo(`${address}?still=yes`) })
  }</p></noscript>`;
}

/** In the order of the page. */
const FIELDS = ['files', 'works', 'failed', 'left', 'current'] as const;

function actionsOf({ batch, state }: QueuedImport): Markup {
  const stop = action(batch, 'stop', say('imports.stop-hint'));
  switch (state) {
    case 'running':
      return html`${action(batch, 'pause')}${stop}`;
    case 'paused':
      return html`${action(batch, 'resume')}${stop}`;
    case 'waiting':
      return stop;
    case 'pausing':
    case 'stopping':
      return html``;
  }
}

function action(batch: BatchId, does: 'pause' | 'resume' | 'stop', hint?: string): Markup {
  return html`<form method="post" action="${importActionAddress(batch, does)}"><button type="submit" class="plain">${say(`imports.${does}`)}</button>${hint && html` <span class="quiet">${hint}</span>`}</form>`;
}
