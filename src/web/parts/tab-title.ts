import type { WorkCard } from '#catalogue';
import { say } from '#words';
import type { PageFrame } from './layout.ts';

/** Whether its author rated a work for adults. */
export function isForAdults({ rating }: Pick<WorkCard, 'rating'>): boolean {
  return rating === 'Mature' || rating === 'Explicit';
}

/** A work's title with its creators. */
export function titleWithCreators({ title, creators }: Pick<WorkCard, 'title' | 'creators'>): string {
  return creators.length === 0 ? title : say('work.title-by', { title, names: creators.join(', ') });
}

/** What the tab says of a page about a work; `around` puts the work's name into it. */
export function tabTitle(
  work: Pick<WorkCard, 'title' | 'creators' | 'rating'>,
  around: (name: string) => string = (name) => name,
  name = titleWithCreators(work),
): Pick<PageFrame, 'title' | 'discreetTitle'> {
  return { title: around(name), ...(isForAdults(work) && { discreetTitle: around(say('work.a-work')) }) };
}
