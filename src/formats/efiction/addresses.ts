/** The addresses of a site's pages, as its links have them. */
export type SiteAddresses = {
  story(sid: number): string;
  /** `chapter` is the chapter's own number on the site. */
  chapter(sid: number, chapter: number): string;
  user(uid: number): string;
  series(seriesid: number): string;
  news(nid: number): string;
  page(name: string): string;
  challenge(chalid: number): string;
};

/**
 * The addresses of a site: below its own where its settings name it (`url`), else paths. `folder` keeps sites apart that
 * share one dump and do not say where they were.
 */
export function siteAddresses(url: string | null, folder = ''): SiteAddresses {
  const base = url ?? (folder === '' ? '' : `/${encodeURIComponent(folder)}`);
  const at = (path: string): string => `${base}/${path}`;
  return {
    story: (sid) => at(`viewstory.php?sid=${sid}`),
    chapter: (sid, chapter) => at(`viewstory.php?sid=${sid}&chapter=${chapter}`),
    user: (uid) => at(`viewuser.php?uid=${uid}`),
    series: (seriesid) => at(`viewseries.php?seriesid=${seriesid}`),
    news: (nid) => at(`news.php?action=newsstory&nid=${nid}`),
    page: (name) => at(`viewpage.php?page=${encodeURIComponent(name)}`),
    challenge: (chalid) => at(`modules/challenges/challenges.php?chalid=${chalid}`),
  };
}

/** A site's own address without its last slash; null where it is none, or the example that the program comes with. */
export function siteUrl(written: string): string | null {
  const text = written.trim().replace(/\/{1,20}$/, '');
  if (!/^https?:\/\/[^\s"'<>]{3,300}$/i.test(text) || /\/\/www\.yoursite\.com/i.test(text)) return null;
  return URL.canParse(text) ? text : null;
}
