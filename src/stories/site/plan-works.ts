import { FANLIGHT_SITE } from '../page/page-metadata.ts';
import { type ArchivePage, archivePage } from './archive-page.ts';
import { chainsOf, type PairScores } from './chains.ts';
import { type ChapterLabel, foldTitle, readFileLabel, readLabel } from './chapter-label.ts';
import { type PageSketch, type SketchLink, sharedTitle } from './page-sketch.ts';

/** A page of a site in the making of its works: its address, its key (see `pageKey`) and its sketch. */
export type SitePage = { address: string; key: string; sketch: PageSketch };

/**
 * One work of a site: its pages in order, by their numbers in the list. `labels` are the words that link each page, null
 * where there are none. `contents` is the work's own list of chapters, `listed` a page that lists it among others.
 * `address` is what the work is known by where its archive numbers it; null elsewhere.
 */
export type WorkPlan = {
  address: string | null;
  pages: { page: number; label: string | null; chapter: number | null }[];
  contents: number | null;
  listed: number | null;
};

/** The works of a site, and the pages that are none's: indexes, links, guest books. */
export type SitePlan = { works: WorkPlan[]; rest: number[] };

/** Less text than this, in letters, is no story. */
const SHORTEST = 50;
/** With so much text and only two links a page may be a short story. */
const A_STORY = 250;
/** A page with links to others is an index when it has less text than this for each of them. */
const TEXT_PER_LINK = 150;
/** Links to chapters stand on many a chapter as well. */
const TEXT_PER_MENU_LINK = 30;
/** A list of chapters with what it says of its story is at most so long, in letters. */
const LONGEST_CONTENTS = 1500;
const OTHER_PAGES =
  /^(?:my |the )?(?:links?(?: page)?|guest ?book|web ?rings?|awards?(?: i.ve won)?|about(?: me| the author)?|updates?|what.?s new|news|site map|faq|rules|credits|disclaimer|contact|submissions?|reviews?|comments?)$/i;

/**
 * Tells which pages of a site are the chapters of one story, in which order, by the addresses of the archives that number
 * theirs, else by how pages list, number, name and link each other. Linear in pages and links.
 */
export function planWorks(pages: readonly SitePage[]): SitePlan {
  const archived = pagesOfArchives(pages);
  const kinds = pages.map((page, at) => (archived[at] === null ? kindOf(page) : 'archive'));
  const stories = new Set(kinds.flatMap((kind, at) => (kind === 'story' ? [at] : [])));
  const works = [...archivedWorks(pages, archived)];
  const lists = pages.flatMap((page, at) => (kinds[at] === 'archive' ? [] : listsOf(page, at, stories)));
  for (const chain of chainsOf([...stories], scoresOf(pages, stories, lists)))
    works.push(planOf(chain, pages, lists));
  const used = new Set(
    works.flatMap(({ pages: own, contents }) => [...own.map(({ page }) => page), contents]),
  );
  return { works: works.toSorted(byFirstPage), rest: pages.flatMap((_, at) => (used.has(at) ? [] : [at])) };
}

/** What archives say of their pages. Copies of a work that lie in the folder of its pages are around it. */
function pagesOfArchives(pages: readonly SitePage[]): (ArchivePage | null)[] {
  const archived = pages.map(({ address, sketch }) => archivePage(address, sketch.generator));
  const folders = new Set(archived.flatMap((page) => (page?.work.endsWith('/') ? page.work : [])));
  return archived.map((page, at) => {
    const folder = pages[at]?.address.replace(/[^/]*$/, '') ?? '';
    return page === null && folders.has(folder) ? { work: folder, role: 'around', chapter: null } : page;
  });
}

function byFirstPage(one: WorkPlan, other: WorkPlan): number {
  return (one.pages[0]?.page ?? 0) - (other.pages[0]?.page ?? 0);
}

function kindOf({ key, sketch }: SitePage): 'story' | 'index' | 'other' {
  // Lists of works and the like: those that are a work's were told by their addresses.
  if (sketch.generator === FANLIGHT_SITE) return 'other';
  const name = (key.split('/').at(-1) ?? '').replace(/\.\w{1,5}$/, '').replace(/[-_]+/g, ' ');
  if ([name, sketch.title, sketch.heading].some((one) => OTHER_PAGES.test(one.trim()))) return 'other';
  const plain = sketch.links.filter(({ role }) => role === null);
  const menu = new Set(plain.filter(({ text }) => readLabel(text).number !== null).map(({ to }) => to));
  const links = new Set(plain.filter(({ to }) => !menu.has(to)).map(({ to }) => to)).size;
  if (sketch.frames || sketch.prose < SHORTEST) return links + menu.size > 0 ? 'index' : 'other';
  const expected = TEXT_PER_LINK * links + TEXT_PER_MENU_LINK * menu.size + 200;
  if (links + menu.size >= 2 && sketch.prose < expected)
    return links + menu.size >= 3 || sketch.prose < A_STORY ? 'index' : 'story';
  return links >= 8 && sketch.prose < 3 * TEXT_PER_LINK * links ? 'index' : 'story';
}

/** A page's links to stories in its order, each page once, with their labels read. */
type StoryList = {
  page: number;
  links: { to: number; text: string; label: ChapterLabel }[];
  chained: boolean;
};

function listsOf({ sketch }: SitePage, page: number, stories: ReadonlySet<number>): StoryList[] {
  const seen = new Set<number>([page]);
  const links = sketch.links.filter(({ to, role }: SketchLink) => {
    if (!stories.has(to) || seen.has(to) || role === 'next' || role === 'previous') return false;
    seen.add(to);
    return true;
  });
  const labelled = links.map(({ to, text }) => ({ to, text, label: readLabel(text) }));
  return labelled.length === 0 ? [] : [{ page, links: labelled, chained: false }];
}

/** How much speaks for one page following another in one story; two is enough (see `chainsOf`). */
function scoresOf(
  pages: readonly SitePage[],
  stories: ReadonlySet<number>,
  lists: readonly StoryList[],
): PairScores {
  const scores = new Map<number, Map<number, number>>();
  const add = (from: number, to: number, points: number) => {
    if (from === to) return;
    const row = scores.get(from) ?? new Map<number, number>();
    row.set(to, (row.get(to) ?? 0) + points);
    scores.set(from, row);
  };
  const follows = followLinks(pages, stories);
  for (const [from, row] of follows) for (const [to, points] of row) add(from, to, points);
  for (const [from, to, points] of fileSeries(pages, stories)) add(from, to, points);
  const judged = new Set<string>();
  for (const list of lists) {
    const steps = list.links.slice(1).map((link, at) => ({ from: list.links[at], to: link }));
    const linked = steps.filter(({ from, to }) => from && (follows.get(from.to)?.has(to.to) ?? false));
    list.chained = steps.length > 0 && linked.length >= steps.length * 0.8;
    let base = '';
    for (const { from, to } of steps) {
      if (from === undefined) continue;
      if (from.label.number === null) base = foldTitle(from.label.base);
      const pair = `${from.to} ${to.to}`;
      if (judged.has(pair)) continue;
      judged.add(pair);
      const apart = [from, to].every((link) => isTitled(pages[link.to]?.sketch, link.text));
      const chained = list.chained && !apart;
      add(from.to, to.to, chained ? 1 : stepPoints(from.label, to.label, base) - (apart ? 2 : 0));
    }
  }
  for (const [from, row] of scores)
    for (const to of row.keys()) add(from, to, titlePoints(pages[from]?.sketch, pages[to]?.sketch));
  return scores;
}

/** Whether a page is headed by the words that link it and signed: a story of its own, whatever follows it. */
function isTitled(sketch: PageSketch | undefined, text: string): boolean {
  return (
    sketch?.signed === true &&
    foldTitle(sketch.heading) === foldTitle(text) &&
    readLabel(text).number === null
  );
}

/** What two neighbours in a list say: chapters in order for, titles that have nothing to do with each other against. */
function stepPoints(from: ChapterLabel, to: ChapterLabel, base: string): number {
  if (to.number === null) return foldTitle(from.base) === foldTitle(to.base) ? 0 : -2;
  const own = foldTitle(to.base);
  const same = own === '' || own === base || own === foldTitle(from.base);
  if (from.number === null) return to.number >= 2 && same ? 2 : -2;
  return same && to.number > from.number ? 2 : -2;
}

function titlePoints(from: PageSketch | undefined, to: PageSketch | undefined): number {
  if (from === undefined || to === undefined) return 0;
  const title = sharedTitle(from);
  if (title === '' || title !== sharedTitle(to)) return 0;
  const numbered = readLabel(to.title === '' ? to.heading : to.title).number !== null;
  return numbered ? 2 : 1;
}

/** Pages that lead to the next, or back to the one before; twice the points where the words name a chapter. */
function followLinks(
  pages: readonly SitePage[],
  stories: ReadonlySet<number>,
): Map<number, Map<number, number>> {
  const found = new Map<number, Map<number, number>>();
  for (const at of stories) {
    for (const { to, text, role } of pages[at]?.sketch.links ?? []) {
      if (!stories.has(to) || (role !== 'next' && role !== 'previous')) continue;
      const [from, next] = role === 'next' ? [at, to] : [to, at];
      const row = found.get(from) ?? new Map<number, number>();
      const points = /chapter|part/i.test(text) ? 2 : 1;
      row.set(next, Math.max(row.get(next) ?? 0, points));
      found.set(from, row);
    }
  }
  return found;
}

/** Pages whose files are numbered one after another. */
function fileSeries(
  pages: readonly SitePage[],
  stories: ReadonlySet<number>,
): [from: number, to: number, points: number][] {
  const stems = new Map<string, { at: number; number: number; chapters: boolean }[]>();
  for (const at of stories) {
    const { stem, number, chapters } = readFileLabel(pages[at]?.key ?? '');
    const list = stems.get(stem) ?? [];
    list.push({ at, number: number ?? 1, chapters });
    stems.set(stem, list);
  }
  return [...stems.values()].flatMap((list) => {
    const sorted = list.toSorted((one, other) => one.number - other.number);
    return sorted.slice(1).flatMap((to, index): [number, number, number][] => {
      const from = sorted[index];
      const step = from === undefined ? 0 : to.number - from.number;
      if (from === undefined || step <= 0 || step > 1) return [];
      return [[from.at, to.at, from.chapters || to.chapters ? 2 : 1]];
    });
  });
}

function planOf(chain: readonly number[], pages: readonly SitePage[], lists: readonly StoryList[]): WorkPlan {
  const own = new Set(chain);
  const listing = lists
    .filter(({ page, links }) => !own.has(page) && links.some(({ to }) => own.has(to)))
    .map((list) => ({ list, inside: list.links.filter(({ to }) => own.has(to)).length }))
    .toSorted((one, other) => other.inside - one.inside || one.list.links.length - other.list.links.length);
  const contents =
    chain.length > 1 ? listing.find(({ list, inside }) => isOwnList(list, inside, chain)) : undefined;
  const listed = listing.find(({ list }) => list !== contents?.list);
  const best = (contents ?? listed)?.list;
  return {
    address: null,
    pages: chain.map((page, at) => ({
      page,
      label: best?.links.find(({ to }) => to === page)?.text ?? null,
      chapter: chain.length === 1 ? null : at + 1,
    })),
    contents: contents?.list.page ?? listedContents(chain, pages),
    listed: contents === undefined ? (listed?.list.page ?? null) : null,
  };
}

/** A story's own list holds most of its chapters and hardly anything else. */
function isOwnList({ links }: StoryList, inside: number, chain: readonly number[]): boolean {
  return inside * 2 >= chain.length && links.length - inside <= Math.min(1, inside / 4);
}

/** A page that every chapter calls its contents. */
function listedContents(chain: readonly number[], pages: readonly SitePage[]): number | null {
  if (chain.length < 2) return null;
  const own = new Set(chain);
  const ups = chain.map(
    (at) => pages[at]?.sketch.links.find(({ role, to }) => role === 'up' && !own.has(to))?.to,
  );
  const [first] = ups;
  const links = first === undefined ? [] : (pages[first]?.sketch.links ?? []);
  const targets = new Set(links.filter(({ role }) => role === null).map(({ to }) => to));
  const foreign = [...targets].filter((to) => !own.has(to)).length;
  return first !== undefined && ups.every((up) => up === first) && foreign <= 1 ? first : null;
}

/** The works whose pages an archive numbers: the page with all of it, else its chapters in their order. */
function* archivedWorks(
  pages: readonly SitePage[],
  archived: readonly (ArchivePage | null)[],
): Generator<WorkPlan> {
  const groups = new Map<string, { page: number; archive: ArchivePage }[]>();
  for (const [page, archive] of archived.entries()) {
    if (archive === null) continue;
    const group = groups.get(archive.work) ?? [];
    group.push({ page, archive });
    groups.set(archive.work, group);
  }
  for (const [address, group] of groups) {
    const whole = group.find(({ archive }) => archive.role === 'whole');
    const unnumbered = unnumberedPage(group);
    const brief = unnumbered !== null && (pages[unnumbered.page]?.sketch.prose ?? 0) < LONGEST_CONTENTS;
    const told = whole
      ? [whole]
      : chaptersOf(
          group.filter((one) => one !== unnumbered),
          pages,
        );
    const head = group.find(({ archive }) => archive.role === 'head');
    const chapters = told.length === 0 && head !== undefined ? [head] : told;
    const contents =
      group.find(({ archive }) => archive.role === 'contents') ?? (brief ? unnumbered : undefined);
    if (chapters.length === 0) continue;
    yield {
      address,
      pages: chapters.map(({ page, archive }) => ({ page, label: null, chapter: archive.chapter })),
      contents: contentsOf(chapters, { whole, head, contents }),
      listed: null,
    };
  }
}

type GroupPage = { page: number; archive: ArchivePage };

/** The page that says what a work's chapters do not; of a list that is only needed for several. */
function contentsOf(
  chapters: readonly GroupPage[],
  {
    whole,
    head,
    contents,
  }: Record<'whole' | 'head', GroupPage | undefined> & { contents: GroupPage | null | undefined },
): number | null {
  if (head !== undefined) return chapters.includes(head) ? null : head.page;
  return whole || chapters.length < 2 ? null : (contents?.page ?? null);
}

/** Pages of an archive whose other pages number chapters: it is the list of them, or shows the first again. */
function unnumberedPage<One extends { archive: ArchivePage }>(group: readonly One[]): One | null {
  const chapters = group.filter(({ archive }) => archive.role === 'chapter');
  const without = chapters.find(({ archive }) => archive.chapter === null);
  return chapters.some(({ archive }) => archive.chapter === 1) ? (without ?? null) : null;
}

/** Chapters by number, without a number in the order of their addresses; of two with the same text one stays. */
function chaptersOf(group: readonly { page: number; archive: ArchivePage }[], pages: readonly SitePage[]) {
  const chapters = group
    .filter(({ archive }) => archive.role === 'chapter')
    .toSorted(
      (one, other) =>
        (one.archive.chapter ?? 0) - (other.archive.chapter ?? 0) ||
        lastNumber(pages[one.page]?.key) - lastNumber(pages[other.page]?.key),
    );
  const seen = new Set<number>();
  return chapters.filter(({ page }) => {
    const print = pages[page]?.sketch.fingerprint ?? 0;
    const fresh = !seen.has(print);
    seen.add(print);
    return fresh;
  });
}

function lastNumber(key = ''): number {
  return Number(/(\d{1,15})(?!.{0,300}\d)/.exec(key)?.[1] ?? 0);
}
