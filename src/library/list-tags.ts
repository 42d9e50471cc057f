import type {
  TagDecisionId,
  TagDecisionRecord,
  TagDetail,
  TagFilter,
  TagKind,
  TagState,
  TagSummary,
} from '#catalogue';
import type { Library } from './context.ts';

/** Tags on a page, and decisions about them on a page of the log. */
export const TAGS_PAGE = 100;

/** A page of tags, with how many of each kind and state there are. Pages count from 1; one beyond the last is the last. */
export type TagPage = {
  total: number;
  page: number;
  pages: number;
  tags: TagSummary[];
  counts: { kind: TagKind; state: TagState; tags: number }[];
};

/** Tags of a kind, those of most works first. */
export async function listTags(
  { catalogue }: Library,
  filter: TagFilter,
  asked: { page: number; size?: number },
): Promise<TagPage> {
  const size = asked.size ?? TAGS_PAGE;
  const read = (page: number) => catalogue.tags(filter, { limit: size, offset: (page - 1) * size });
  const first = await read(asked.page);
  const pages = Math.max(1, Math.ceil(first.total / size));
  const page = Math.min(asked.page, pages);
  const { total, tags } = page === asked.page ? first : await read(page);
  return { total, page, pages, tags, counts: await catalogue.tagCounts() };
}

/** A tag with everything around it, or null. */
export function describeTag({ catalogue }: Library, kind: TagKind, name: string): Promise<TagDetail | null> {
  return catalogue.tag(kind, name);
}

/** What was decided about tags, newest first. Pages count from 1. */
export function listTagDecisions(
  { catalogue }: Library,
  page: number,
): Promise<{ total: number; decisions: TagDecisionRecord[] }> {
  return catalogue.tagDecisions({ limit: TAGS_PAGE, offset: (page - 1) * TAGS_PAGE });
}

/** One decision about tags, or null when there is none of this number. */
export function findTagDecision(
  { catalogue }: Library,
  id: TagDecisionId,
): Promise<TagDecisionRecord | null> {
  return catalogue.tagDecision(id);
}
