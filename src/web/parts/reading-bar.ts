/** The line that stays above a story while it is read: how far it is, and a panel with type, colours and the place. */
import type { WorkDetail } from '#catalogue';
import { wordsBeforeChapter } from '#library';
import { html, type Markup } from '#markup';
import { say } from '#words';
import type { ReadingSettings } from '../settings.ts';
import { placesAddress, settingsAddress, workAddress } from './addresses.ts';
import { progressWords } from './reading-time.ts';
import { settingList } from './setting-choices.ts';
import { titleWithCreators } from './tab-title.ts';

/** What of a work stands on a page: from which chapter, all or one of them, the page's address, and whether a mute hides the work from lists. */
export type StoryPage = { chapter: number; whole: boolean; address: string; muted: boolean };

const PANEL = ['size', 'face', 'scheme', 'lines', 'measure', 'paragraphs', 'align', 'letters'] as const;

/** The chapters of a page under the line; a script keeps the line up to date and, where places are kept, the reader's. */
export function story(
  work: WorkDetail,
  page: StoryPage,
  { settings, keepsPlace, chapters }: { settings: ReadingSettings; keepsPlace: boolean; chapters: Markup },
): Markup {
  const before = wordsBeforeChapter(work, page.chapter);
  const said = progressWords({
    chapter: page.chapter,
    chapters: work.chapterList.length,
    chapterWords: work.chapterList[page.chapter - 1]?.words ?? 0,
    chapterBefore: 0,
    workWords: work.words,
    workBefore: before,
    pace: Number(settings.pace),
  });
  return html`<story-reader${keepsPlace && html` data-keep="${placesAddress(work.id)}"`} data-chapters="${work.chapterList.length}" data-words="${work.words}" data-before="${before}" data-pace="${settings.pace}" data-cite="${titleWithCreators(work)}" data-chapter-at="${workAddress(work.id)}/chapters/"${!page.muted && html` data-work="${work.id}" data-state="${work.revision} ${work.updatedAt}"`}>
<div class="reading-bar">
<p class="progress-line">${said.map((words) => html`<span>${words}</span> `)}</p>
${panel(work, page, { settings, keepsPlace })}
<progress max="${Math.max(1, work.words)}" value="${before}" aria-label="${say('reading.behind')}"></progress>
</div>
${chapters}
</story-reader>`;
}

function panel(
  work: WorkDetail,
  { chapter, whole, address }: StoryPage,
  { settings, keepsPlace }: { settings: ReadingSettings; keepsPlace: boolean },
): Markup {
  return html`<details class="reading-panel"><summary>${keepsPlace ? say('reading.panel') : say('reading.panel-type')}</summary>
<div class="panel-body">
${
  keepsPlace &&
  html`<form class="keep-place" method="post" action="${placesAddress(work.id)}"${whole && work.chapterList.length > 1 && html` hidden`}>
<input type="hidden" name="set" value="yes"><input type="hidden" name="chapter" value="${chapter}"><input type="hidden" name="paragraph" value="1"><input type="hidden" name="back" value="${address}">
<button type="submit" class="plain">${say('reading.keep-place')}</button> <span role="status"></span>
</form>`
}
<live-settings data-keeps="yes"><form method="post" action="/settings">
<input type="hidden" name="form" value="part"><input type="hidden" name="back" value="${address}#chapter-${chapter}">
<div class="setting-lists">${PANEL.map((name) => settingList(name, settings, 'panel-'))}</div>
<p class="actions"><button type="submit">${say('settings.keep')}</button> <a href="${settingsAddress(address)}">${say('reading.all-settings')}</a></p>
</form></live-settings>
</div></details>`;
}
