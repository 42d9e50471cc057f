import type { Loss } from '#document';
import type { Collection, CollectionSource, CollectionStory } from '../../../src/formats/collection.ts';
import { sourceFile } from '../source-file.ts';

/** Everything that a collection gives of some bytes, by kind. */
export async function readAll(collection: Collection, source: CollectionSource) {
  const stories: CollectionStory[] = [];
  const losses: Loss[] = [];
  const progress: number[] = [];
  const files: string[] = [];
  for await (const item of collection.read(source)) {
    if (item.kind === 'story') stories.push(item);
    if (item.kind === 'loss') losses.push(item.loss);
    if (item.kind === 'file') files.push(item.place);
    if (item.kind === 'progress') progress.push(item.bytes);
  }
  return { stories, losses, progress, files, works: stories.flatMap(({ result }) => result.works) };
}

/** A source of one file and nothing beside it. */
export function alone(name: string, bytes: Uint8Array, chunk?: number): CollectionSource {
  return { main: sourceFile(name, bytes, chunk), beside: [] };
}
