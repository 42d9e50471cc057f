/** Texts beside a story: its summary, and what its author says of it. */
import type { WorkDetail } from '#catalogue';
import { html, type Markup } from '#markup';
import { say } from '#words';
import type { ReadingSettings } from '../settings.ts';
import { prose } from './wording.ts';
import { langAttribute } from './work-header.ts';

/** What a work says of itself in words: summary, dedication, notes, disclaimer; nothing where it says none. */
export function said(work: WorkDetail, settings: ReadingSettings): Markup | null {
  const parts = [
    aside(say('work.summary'), work.summary, { work }),
    aside(say('work.dedication'), work.dedication, { work }),
    aside(say('work.notes'), work.notes, { work, settings }),
    aside(say('work.disclaimer'), work.disclaimer, { work }),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : html`<div class="said">${parts}</div>`;
}

/** A text beside the story; `settings` of those that a reader may have folded. */
export function aside(
  heading: string,
  text: string | null,
  { work, settings }: { work: WorkDetail; settings?: ReadingSettings },
): Markup | null {
  if (text === null || text.trim() === '') return null;
  const words = html`<div${langAttribute(work)}>${prose(text)}</div>`;
  if (settings?.notes === 'folded')
    return html`<details class="aside"><summary>${heading}</summary>${words}</details>`;
  return html`<section class="aside"><h2>${heading}</h2>${words}</section>`;
}
