/** Works of the corpus as the catalogue would give them to the index, one object each. */
import type { BatchId, TagKind, WorkFacets, WorkId } from '#catalogue';
import type { RatingName } from '#vocabulary';
import { creatorNames, titleMaker } from './invented-names.ts';
import { KINDS, LANGUAGES, STATUSES } from './kinds.ts';
import type { TagNames } from './search-queries.ts';
import type { Works } from './works.ts';

/** Makes the record of any row. */
export function facetsMaker(works: Works, tags: TagNames): (row: number) => WorkFacets {
  const title = titleMaker();
  const creator = creatorNames(Math.ceil(works.count / 5) + 1);
  return (row) => {
    const byKind: string[][] = KINDS.map(() => []);
    let kind = 0;
    for (let place = works.tagStarts[row] ?? 0; place < (works.tagStarts[row + 1] ?? 0); place += 1) {
      const tag = works.tags[place] ?? 0;
      while (tag >= (tags.kindStarts[kind + 1] ?? 0)) kind += 1;
      byKind[kind]?.push(tags.names[tag] ?? '');
    }
    const [ratings = [], warnings = [], categories = [], ...named] = byKind;
    const updatedAt = new Date((works.updated[row] ?? 0) * 1000).toISOString();
    return {
      id: (row + 1) as WorkId,
      title: title
        .wordsOf(row)
        .map((place) => title.words[place])
        .join(' '),
      creators: [creator(works.creator[row] ?? 0)],
      rating: (ratings[0] ?? 'Not Rated') as RatingName,
      warnings,
      categories,
      tags: named.flatMap((names, place) =>
        names.map((name) => {
          const kind = KINDS[place + 3] as TagKind;
          return kind === 'relationship' ? { kind, name, members: membersOf(name) } : { kind, name };
        }),
      ),
      language: LANGUAGES[works.language[row] ?? 0] ?? null,
      status: STATUSES[works.status[row] ?? 0] ?? 'unknown',
      words: works.words[row] ?? 0,
      chapters: works.chapters[row] ?? 1,
      kudos: works.kudos[row] ?? 0,
      source: null,
      has: ['summary'],
      published: new Date((works.published[row] ?? 0) * 86_400_000).toISOString().slice(0, 10),
      addedAt: updatedAt,
      updatedAt,
      series: null,
      batch: 1 as BatchId,
    };
  };
}

/** The people of a relationship, by its name. */
export function membersOf(name: string): string[] {
  return name.split('/');
}
