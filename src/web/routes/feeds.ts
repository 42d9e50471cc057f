import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FanlightError } from '#errors';
import { ATOM_TYPE, atomFeed, type News } from '#feeds';
import { type NameField, parseQuery } from '#search';
import { say } from '#words';
import { FEED_BASES, type FeedAsker, feedAsker } from '../feed-asker.ts';
import type { FeedShelf } from '../feed-shelf.ts';
import type { Hub } from '../hub.ts';
import { chapterNews, conditionNews, type NewsAsked, searchNews } from '../news.ts';
import { pageFrom, searchIdFrom, textFrom } from '../parameters.ts';
import { isPublic } from '../policy.ts';
import type { Site } from '../site.ts';
import { workOf } from './reading.ts';

/** Feeds of what works are called by, and the field of a search that finds them. */
const NAMED: Readonly<Record<string, NameField>> = {
  fandom: 'fandom',
  relationship: 'ship',
  character: 'character',
  tag: 'tag',
  creator: 'by',
  series: 'series',
};

/** Makes news for who asks. */
type NewsMaker = (asker: FeedAsker, request: FastifyRequest, asked: NewsAsked) => Promise<News>;

/** Feeds of searches are told to no hub: what somebody looks for is theirs. */
const UNTOLD = ['/searches/', '/feeds/works.atom'];

/**
 * The Atom feeds of works, searches, names and chapters, once more below the token of a device. What is muted is in none of them, and the text of
 * stories where an address asks for it with `text=yes`.
 */
export function registerFeeds(server: FastifyInstance, site: Site, shelf: FeedShelf, hub: Hub | null): void {
  const makers: [string, NewsMaker][] = [
    [
      '/searches/:id/feed.atom',
      (asker, request, asked) => searchNews(asker, searchIdFrom(request.params), asked),
    ],
    [
      '/works/:id/feed.atom',
      async (asker, request, asked) => chapterNews(asker, await workOf(asker, request.params), asked),
    ],
    [
      '/feeds/works.atom',
      (asker, request, asked) => {
        const q = textFrom(request.query, 'q');
        const feed = { title: q, path: '/feeds/works.atom', parameters: { q } };
        return conditionNews(asker, parseQuery(q).query.condition, asked, feed);
      },
    ],
    ...Object.entries(NAMED).map(([kind, field]): [string, NewsMaker] => {
      const path = `/feeds/${kind}.atom`;
      return [
        path,
        (asker, request, asked) => {
          const name = textFrom(request.query, 'name').trim();
          if (name === '') throw new FanlightError('FL-WEB-NOT-FOUND');
          const condition = { kind: 'name', field, value: name, prefix: false } as const;
          return conditionNews(asker, condition, asked, { title: name, path, parameters: { name } });
        },
      ];
    }),
  ];
  for (const base of FEED_BASES)
    for (const [path, maker] of makers)
      server.get(base + path, (request, reply) => sendNews(request, reply, maker));

  async function sendNews(
    request: FastifyRequest,
    reply: FastifyReply,
    maker: NewsMaker,
  ): Promise<FastifyReply> {
    const asker = await feedAsker(site, request, reply);
    if (asker === null)
      return reply.type('text/plain; charset=utf-8').send(`${say('feeds.unknown-device')}\n`);
    const asked = { page: pageFrom(request.query), texts: textFrom(request.query, 'text') === 'yes' };
    const told = hub !== null && isTold(request, asked);
    return shelf.send(request, reply, asker, async () => {
      const news = await maker(asker, request, asked);
      // Whoever asks for names that are not here makes nobody forget those that are.
      if (told && news.entries.length > 0) hub.note(asker.place.site + news.paging.address(1));
      return { type: ATOM_TYPE, body: atomFeed(news, asker.place, told ? site.policy.hub : null) };
    });
  }

  /** Whether a feed is one that anybody may follow by the hub: asked for by its public address, without a name or a token. */
  function isTold(request: FastifyRequest, { page }: NewsAsked): boolean {
    const path = request.routeOptions.url ?? '';
    const isOpen = !path.startsWith(FEED_BASES[1]) && request.headers.authorization === undefined;
    return (
      page === 1 && isOpen && isPublic(request, site.policy) && !UNTOLD.some((one) => path.startsWith(one))
    );
  }
}
