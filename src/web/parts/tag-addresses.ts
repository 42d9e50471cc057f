/** Addresses of the pages where tags are kept in order. */
import type { TagDecisionId, TagFilter, TagName } from '#catalogue';
import type { ProposalFilter } from '#library';
import { withParameters } from './addresses.ts';

/** A page of the tags of a kind. */
export function tagsAddress(filter: TagFilter, page = 1): string {
  const { kind, text = '', state = '' } = filter;
  return withParameters('/tags', { kind, text, state, page: page > 1 ? String(page) : '' });
}

/** All that is said of a tag, which decisions about it are also sent to. */
export function tagPageAddress({ kind, name }: TagName): string {
  // Browsers take a segment of dots for a step through folders, however it is written.
  if (name === '.' || name === '..') return withParameters(`/tags/${kind}`, { name });
  return `/tags/${kind}/${encodeURIComponent(name)}`;
}

/** A page of what may mean the same. */
export function wrangleAddress(filter: ProposalFilter = {}, page = 1): string {
  const { kind = '', sureness = '' } = filter;
  return withParameters('/tags/wrangle', { kind, sureness, page: page > 1 ? String(page) : '' });
}

/** A page of the log of decisions about tags. */
export function tagDecisionsAddress(page = 1): string {
  return withParameters('/tags/decisions', { page: page > 1 ? String(page) : '' });
}

/** Where a decision about tags is taken back. */
export function undoTagAddress(id: TagDecisionId): string {
  return `/tags/decisions/${id}/undo`;
}
