/**
 * What the address of a page on a known archive says: the address of its work, and whether the page is one chapter (by
 * its number where that is told), the whole work, its list of contents, or something around it.
 */
export type ArchivePage = {
  work: string;
  role: 'chapter' | 'whole' | 'contents' | 'around';
  chapter: number | null;
};

/** Archives whose addresses number their works (formats §2, §3, §7), and what of a page's address they say. */
const ARCHIVES: readonly ((url: URL) => ArchivePage | null)[] = [archiveOfOurOwn, fanFictionNet, eFiction];

/** Reads the address of a page; null where it is on no such archive. */
export function archivePage(address: string): ArchivePage | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  for (const read of ARCHIVES) {
    const page = read(url);
    if (page !== null) return page;
  }
  return null;
}

function archiveOfOurOwn({ hostname, pathname, searchParams }: URL): ArchivePage | null {
  const match =
    /^\/(?:collections\/[\w-]{1,100}\/)?works\/(\d{1,12})(?:\/(\w{1,20}))?(?:\/\d{1,12})?\/?$/.exec(pathname);
  if (match === null || !/(?:^|\.)archiveofourown\.(?:org|com|net)$/i.test(hostname)) return null;
  const [, id = '', part] = match;
  const work = `https://archiveofourown.org/works/${id}`;
  if (searchParams.get('view_full_work') === 'true') return { work, role: 'whole', chapter: null };
  if (part === undefined || part === 'chapters') return { work, role: 'chapter', chapter: null };
  return { work, role: part === 'navigate' ? 'contents' : 'around', chapter: null };
}

function fanFictionNet({ hostname, pathname }: URL): ArchivePage | null {
  const site = /(?:^|\.)(fanfiction\.net|fictionpress\.com)$/i.exec(hostname)?.[1]?.toLowerCase();
  const match = /^\/s\/(\d{1,12})(?:\/(\d{1,5}))?(?:\/|$)/.exec(pathname);
  if (site === undefined || match === null) return null;
  const [, id = '', chapter = '1'] = match;
  return { work: `https://www.${site}/s/${id}`, role: 'chapter', chapter: Number(chapter) };
}

function eFiction(url: URL): ArchivePage | null {
  const sid = /^\d{1,9}$/.exec(url.searchParams.get('sid') ?? '')?.[0];
  if (sid === undefined || !/\/viewstory\.php$/i.test(url.pathname)) return null;
  const page = `${url.protocol}//${url.host}${url.pathname}`;
  const work = `${page}?sid=${sid}`;
  const chapter = url.searchParams.get('chapter');
  if (chapter === 'all') return { work, role: 'whole', chapter: null };
  if (url.searchParams.get('index') === '1') return { work, role: 'contents', chapter: null };
  const number = /^\d{1,5}$/.exec(chapter ?? '')?.[0];
  return { work, role: 'chapter', chapter: number === undefined ? null : Number(number) };
}
