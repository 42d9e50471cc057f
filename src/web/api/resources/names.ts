/** Tags, creators and series. */
import {
  CREATOR,
  CREATOR_QUERY,
  NAME_QUERY,
  NAMES,
  NAMES_QUERY,
  type Names,
  SERIES,
  TAG,
  TAG_QUERY,
  TAGS,
  TAGS_QUERY,
} from '#contract';
import { FanlightError } from '#errors';
import {
  type CountedName,
  describeTag,
  gatherCreatorWorks,
  gatherSeries,
  listCreators,
  listSeries,
  listTags,
  namesBehind,
  showCreator,
  showSeries,
  workRecord,
} from '#library';
import { nameAt, nameCursor, pageAt, pageCursor } from '../cursors.ts';
import { type Answer, answering, type Operation } from '../operation.ts';

/** Works of a creator in one answer. */
const CREATOR_WORKS = 20;

/** The operations. */
export const NAME_OPERATIONS: readonly Operation[] = [
  answering(
    {
      id: 'listTags',
      group: 'names',
      method: 'GET',
      path: '/tags',
      query: TAGS_QUERY,
      gives: TAGS,
      refuses: ['FL-API-CURSOR'],
      examples: [{ query: { kind: 'tag', text: 'fic' } }, { query: { kind: 'relationship', limit: 2 } }],
    },
    async ({ site, query: { kind, text, state, limit: size, cursor } }) => {
      const filter = { kind, ...(text !== undefined && { text }), ...(state !== undefined && { state }) };
      const found = await listTags(site.library, filter, { page: pageAt(cursor, size), size });
      const next = pageCursor(found.page, found.pages, size);
      return { body: { next, total: found.total, items: found.tags }, next };
    },
  ),
  answering(
    {
      id: 'getTag',
      group: 'names',
      method: 'GET',
      path: '/tags/one',
      query: TAG_QUERY,
      gives: TAG,
      refuses: ['FL-USE-NO-TAG'],
      examples: [{ query: { kind: 'fandom', name: 'Sherlock Holmes' } }],
    },
    async ({ site, query: { kind, name } }) => {
      const tag = await describeTag(site.library, kind, name);
      if (tag === null) throw new FanlightError('FL-USE-NO-TAG', name);
      return { body: tag };
    },
  ),
  answering(
    {
      id: 'listCreators',
      group: 'names',
      method: 'GET',
      path: '/creators',
      query: NAMES_QUERY,
      gives: NAMES,
      refuses: ['FL-API-CURSOR'],
      examples: [{ query: { limit: 3 } }],
    },
    async ({ site, program, query }) => namesFrom(await listCreators(site.library, program.reader), query),
  ),
  answering(
    {
      id: 'getCreator',
      group: 'names',
      method: 'GET',
      path: '/creators/one',
      query: CREATOR_QUERY,
      gives: CREATOR,
      refuses: ['FL-WEB-NOT-FOUND', 'FL-API-CURSOR'],
      examples: [{ query: { name: 'Annie M.' } }],
    },
    async ({ site, program: { reader }, query: { name, cursor } }) => {
      const page = pageAt(cursor, CREATOR_WORKS);
      const { found, spellings, together } = await gatherCreatorWorks(site.library, name, {
        page,
        size: CREATOR_WORKS,
        reader,
      });
      const profile = await showCreator(site.library, name, reader);
      if (found.total === 0 && profile === null) throw new FanlightError('FL-WEB-NOT-FOUND');
      const next = pageCursor(page, found.pages, CREATOR_WORKS);
      const body = {
        name,
        total: found.total,
        next,
        spellings,
        together,
        works: found.works.map(workRecord),
        profile: profile && {
          text: String(profile.profile),
          joined: profile.joined,
          favourites: profile.favourites,
        },
      };
      return { body, next };
    },
  ),
  answering(
    {
      id: 'listSeries',
      group: 'names',
      method: 'GET',
      path: '/series',
      query: NAMES_QUERY,
      gives: NAMES,
      refuses: ['FL-API-CURSOR'],
      examples: [{}],
    },
    async ({ site, program, query }) => namesFrom(await listSeries(site.library, program.reader), query),
  ),
  answering(
    {
      id: 'getSeries',
      group: 'names',
      method: 'GET',
      path: '/series/one',
      query: NAME_QUERY,
      gives: SERIES,
      refuses: ['FL-WEB-NOT-FOUND'],
      examples: [{ query: { name: 'Lamps' } }],
    },
    async ({ site, program: { reader }, query: { name } }) => {
      const works = await gatherSeries(site.library, name, reader);
      const found = await showSeries(site.library, name, reader);
      if (found === null && works.length === 0) throw new FanlightError('FL-WEB-NOT-FOUND');
      const said = found && {
        creators: found.creators,
        summary: String(found.summary),
        parent: found.parent,
        open: found.open,
        members: found.members,
      };
      return { body: { name, works: works.map(workRecord), said } };
    },
  ),
];

/** Names in order from behind the one that the cursor holds: what comes or goes elsewhere in the list moves nothing. */
function namesFrom(
  all: readonly CountedName[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Answer<Names> {
  const after = nameAt(cursor);
  const rest = after === null ? all : namesBehind(all, after);
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  const next = last !== undefined && rest.length > items.length ? nameCursor(last.name) : null;
  return { body: { next, total: all.length, items }, next };
}
