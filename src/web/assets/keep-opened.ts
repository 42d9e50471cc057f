import { canKeep, keepAssets, keepNothing, keepWork, reviewKept, WORKER } from './kept-works.ts';

/**
 * Keeps the work whose text the page has, where the reader wants works kept, and has nothing kept where they do not. `data-work` is
 * missing where a work is not to be kept.
 */
export async function keepOpened(): Promise<void> {
  if (!canKeep()) return;
  const { serviceWorker } = navigator;
  if (document.documentElement.dataset['offline'] !== 'on') {
    if (serviceWorker.controller !== null) await keepNothing(await serviceWorker.ready);
    return;
  }
  await serviceWorker.register(WORKER, { scope: '/' });
  await keepAssets(assetsOfPage());
  await reviewKept();
  const { work, cite, state } = document.querySelector<HTMLElement>('story-reader')?.dataset ?? {};
  if (work === undefined || cite === undefined || state === undefined) return;
  const { lang, dataset } = document.documentElement;
  await keepWork(work, cite, [state, lang, ...Object.values(dataset)].join(' '));
}

/** What this page loads, with the fonts that it took. */
function assetsOfPage(): string[] {
  const links = document.querySelectorAll<HTMLLinkElement>(
    'link:is([rel="stylesheet"], [rel="preload"], [rel="icon"])',
  );
  const scripts = document.querySelectorAll<HTMLScriptElement>('script[src]');
  const fonts = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.woff2'));
  return [
    ...[...links].map(({ href }) => href),
    ...[...scripts].map(({ src }) => src),
    ...fonts.map(({ name }) => name),
  ];
}
