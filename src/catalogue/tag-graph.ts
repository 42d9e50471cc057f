/** The part of the catalogue's seam that is about tags: see `tags.ts` for what the graph is. */
import type { TagKind } from './records.ts';
import type {
  MappingTaken,
  RefusedPair,
  TagAlias,
  TagDecisionId,
  TagDecisionMade,
  TagDecisionRecord,
  TagDetail,
  TagFilter,
  TagMapping,
  TagRequest,
  TagState,
  TagSummary,
  TagUse,
} from './tags.ts';

/** What is said of tags, decisions about them, and their log. Each decision is one transaction. */
export interface TagGraph {
  /** Tags of a kind, those of most works first. */
  tags(
    filter: TagFilter,
    page: { limit: number; offset: number },
  ): Promise<{ total: number; tags: TagSummary[] }>;
  tagCounts(): Promise<{ kind: TagKind; state: TagState; tags: number }[]>;
  tag(kind: TagKind, name: string): Promise<TagDetail | null>;
  /** Every spelling with what it may mean, for an index that is asked by spellings. */
  tagAliases(): Promise<TagAlias[]>;
  /** Every tag as proposals are made from it, ascending by id. */
  tagUses(after: number, limit: number): Promise<TagUse[]>;
  refusedTags(): Promise<RefusedPair[]>;
  /**
   * Decides about tags, as one entry of the log; works that are found under other names from then on are in the change
   * feed. Throws FL-USE-NO-TAG, FL-USE-TAG-SYNONYM, FL-USE-TAG-CANONICAL, FL-USE-TAG-LOOP and FL-USE-VALUE.
   */
  decideTags(request: TagRequest, at: string): Promise<TagDecisionMade>;
  /**
   * Puts back exactly what was before a decision about tags. Throws FL-USE-NO-DECISION, and FL-USE-TAG-LATER when a later
   * one builds on it.
   */
  undoTagDecision(id: TagDecisionId, at: string): Promise<{ changes: number; works: number }>;
  /** Newest first. */
  tagDecisions(page: {
    limit: number;
    offset: number;
  }): Promise<{ total: number; decisions: TagDecisionRecord[] }>;
  tagDecision(id: TagDecisionId): Promise<TagDecisionRecord | null>;
  exportTags(): Promise<TagMapping>;
  /** Takes in a mapping as one entry of the log, except what contradicts what is here. Taking it in twice is once. */
  importTags(mapping: TagMapping, at: string): Promise<MappingTaken>;
}
