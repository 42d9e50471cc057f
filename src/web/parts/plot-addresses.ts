/** Addresses of plots. */
import type { BatchId, TagName } from '#catalogue';
import { type Condition, FIELD_OF_KIND, renderQuery } from '#search';
import { batchCondition, withParameters } from './addresses.ts';

/** A page of plots of the works that answer a query, the first where no topic is named; `choice` is what it shows closer. */
export function insightsAddress(topic: string, query: string, choice = ''): string {
  return withParameters(topic === '' ? '/insights' : `/insights/${topic}`, { q: query, choice });
}

/** The numbers of one of its plots as a file. */
export function insightTableAddress(topic: string, table: string, query: string, choice = ''): string {
  return withParameters(`/insights/${topic}/${table}.csv`, { q: query, choice });
}

/** Plots of the works with a tag, of a creator or of one import. */
export function plotsAddress(of: TagName | { creator: string } | { batch: BatchId }): string {
  const condition: Condition =
    'batch' in of
      ? batchCondition(of.batch)
      : 'creator' in of
        ? { kind: 'name', field: 'by', value: of.creator, prefix: false }
        : { kind: 'name', field: FIELD_OF_KIND[of.kind], value: of.name, prefix: false };
  return insightsAddress('', renderQuery({ condition, sort: null }));
}
