/** The works of a search as their readers asked to see them. */
import type { WorkCard, WorkId, WorkMarks } from '#catalogue';
import { type FoundWorks, passagesOf } from '#library';
import { html, type Markup } from '#markup';
import { passagesBelow } from './parts/passages.ts';
import { passagePolicy, settingsFromCookies } from './settings.ts';
import type { Site } from './site.ts';

/** Renders a work of a search with the passages that this reader agreed to see. `cookies` is the request's Cookie header. */
export async function resultBlurbs(
  site: Site,
  found: FoundWorks,
  marks: ReadonlyMap<WorkId, WorkMarks>,
  cookies: string | undefined,
): Promise<(work: WorkCard) => Markup> {
  const policy = passagePolicy(settingsFromCookies(cookies));
  if (policy === null) return (work) => site.blurbs.blurb(work);
  const opened = new Set([...marks.values()].flatMap((one) => (one.opened === null ? [] : one.work)));
  const passages = await passagesOf(site.library, found, opened, policy);
  return (work) => html`${site.blurbs.blurb(work)}${passagesBelow(work, passages.get(work.id))}`;
}
