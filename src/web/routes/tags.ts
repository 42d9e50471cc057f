import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TagDecisionId, TagDecisionRecord, TagName } from '#catalogue';
import { FanlightError } from '#errors';
import {
  decideTags,
  describeTag,
  findTagDecision,
  type Library,
  listTagDecisions,
  listTags,
  TAGS_PAGE,
  undoTagDecision,
} from '#library';
import { say } from '#words';
import { tagPage } from '../pages/tag-page.ts';
import { tagDecisionsPage, tagsPage } from '../pages/tags-page.ts';
import {
  ownAddress,
  pageFrom,
  tagDecisionIdFrom,
  tagDecisionsFrom,
  tagFilterFrom,
  tagKindFrom,
  textFrom,
} from '../parameters.ts';
import { addressAfter, nameFeedAddress } from '../parts/addresses.ts';
import { pageBesides } from '../parts/paging.ts';
import { tagDecisionsAddress, tagPageAddress, tagsAddress } from '../parts/tag-addresses.ts';
import type { Site } from '../site.ts';
import { tagRequest } from '../tag-forms.ts';

/** `/tags`: every tag, and what is said of each. */
export function registerTags(server: FastifyInstance, site: Site): void {
  const { library } = site;

  server.get('/tags', async (request, reply) => {
    const filter = tagFilterFrom(request.query);
    const found = await listTags(library, filter, { page: pageFrom(request.query) });
    return site.send(request, reply, {
      title: say('tags.title'),
      section: 'tags',
      ...pageBesides({ ...found, address: (page) => tagsAddress(filter, page) }),
      body: tagsPage(found, filter, site.audience),
    });
  });

  /** A tag whose name browsers cannot put into a path; without one, the tags of the kind. */
  server.get('/tags/:kind', async (request, reply) => {
    const kind = tagKindFrom(request.params);
    const name = textFrom(request.query, 'name');
    return name === '' ? reply.redirect(tagsAddress({ kind }), 303) : show({ kind, name }, request, reply);
  });
  server.get('/tags/:kind/*', (request, reply) => show(tagFrom(request.params), request, reply));

  /** Throws FL-USE-NO-TAG. */
  async function show(name: TagName, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const tag = await describeTag(library, name.kind, name.name);
    if (tag === null) throw new FanlightError('FL-USE-NO-TAG', name.name);
    return site.send(request, reply, {
      title: tag.name,
      section: 'tags',
      canonical: tagPageAddress(tag),
      feed: nameFeedAddress(tag.kind, tag.name),
      body: tagPage(tag, await decisionsNamed(library, tagDecisionsFrom(request.query)), site.audience),
    });
  }
}

/** What is decided about tags, and the log of that. */
export function registerTagDecisions(server: FastifyInstance, site: Site): void {
  const { library } = site;

  server.get('/tags/decisions', async (request, reply) => {
    const page = pageFrom(request.query);
    const { total, decisions } = await listTagDecisions(library, page);
    const undone = await decisionsNamed(library, tagDecisionsFrom(request.query));
    return site.send(request, reply, {
      title: say('tags.decisions'),
      section: 'tags',
      body: tagDecisionsPage(total, decisions, undone, {
        page,
        pages: Math.ceil(total / TAGS_PAGE),
        address: tagDecisionsAddress,
      }),
    });
  });

  server.post('/tags/decisions/:decision/undo', async (request, reply) => {
    const id = tagDecisionIdFrom(request.params);
    await undoTagDecision(library, id);
    return reply.redirect(addressAfter(ownAddress(textFrom(request.body, 'back')), 'undone', id), 303);
  });

  server.post('/tags/:kind', (request, reply) => {
    const kind = tagKindFrom(request.params);
    return decide({ kind, name: textFrom(request.query, 'name') }, request, reply);
  });
  server.post('/tags/:kind/*', (request, reply) => decide(tagFrom(request.params), request, reply));

  async function decide(name: TagName, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const asked = tagRequest(name, request.body);
    const { decision } = await decideTags(library, asked);
    const address = tagPageAddress(asked.does === 'rename' ? { ...name, name: asked.to } : name);
    return reply.redirect(decision === null ? address : addressAfter(address, 'done', decision), 303);
  }
}

/** The decisions of some numbers that are there. */
export async function decisionsNamed(
  library: Library,
  ids: readonly TagDecisionId[],
): Promise<TagDecisionRecord[]> {
  const found = await Promise.all(ids.map((id) => findTagDecision(library, id)));
  return found.filter((decision) => decision !== null);
}

/** The tag that an address names: its kind, and behind that its name. Throws FL-WEB-NOT-FOUND. */
function tagFrom(parameters: unknown): TagName {
  const kind = tagKindFrom(parameters);
  const name = textFrom(parameters, '*');
  if (name === '') throw new FanlightError('FL-WEB-NOT-FOUND');
  return { kind, name };
}
