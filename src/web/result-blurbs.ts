/** The works of a search as their readers asked to see them. */
import type { WorkCard, WorkId, WorkMarks } from '#catalogue';
import { type FoundWorks, marksOn, passagesOf } from '#library';
import { html, type Markup } from '#markup';
import { FACET_KINDS } from '#search';
import { passagesBelow } from './parts/passages.ts';
import { passagePolicy, settingsFromCookies } from './settings.ts';
import type { Site } from './site.ts';

/** Works on a page of a search, and values of each facet beside them. */
export const RESULTS = { size: 20, facets: { kinds: FACET_KINDS, values: 15, totals: false } } as const;

/** How the works of a search are shown: each with the passages that this reader agreed to see, and the reader's marks on them. */
export type ResultBlurbs = { blurb: (work: WorkCard) => Markup; marks: ReadonlyMap<WorkId, WorkMarks> };

/** Finds out how to show what a search found. `cookies` is the request's Cookie header. */
export async function resultBlurbs(
  site: Site,
  found: FoundWorks,
  cookies: string | undefined,
): Promise<ResultBlurbs> {
  const marks = await marksOn(
    site.library,
    found.works.map(({ id }) => id),
  );
  const policy = passagePolicy(settingsFromCookies(cookies));
  if (policy === null) return { marks, blurb: (work) => site.blurbs.blurb(work) };
  const opened = new Set([...marks.values()].flatMap((one) => (one.opened === null ? [] : one.work)));
  const passages = await passagesOf(site.library, found, opened, policy);
  return {
    marks,
    blurb: (work) => html`${site.blurbs.blurb(work)}${passagesBelow(work, passages.get(work.id))}`,
  };
}
