import { describe, expect, it } from 'vitest';
import type { WorkCard, WorkId } from '#catalogue';
import { BlurbShelf } from '../../src/web/parts/blurb-shelf.ts';
import { bareMetadata } from './sample-works.ts';

function card(id: number, title: string, revision = 1): WorkCard {
  const at = '2026-03-04T10:20:00.000Z';
  return {
    ...bareMetadata(title),
    id: id as WorkId,
    revision,
    words: 1,
    chapters: 1,
    addedAt: at,
    updatedAt: at,
  };
}

describe('kept blurbs', () => {
  it('are used again for the same revision, and made anew for another', () => {
    const shelf = new BlurbShelf();
    const first = shelf.blurb(card(1, 'Old'));
    expect(shelf.blurb(card(1, 'Old'))).toBe(first);
    expect(shelf.blurb(card(1, 'New', 2)).value).toContain('New');
    expect(
      shelf.blurb({ ...card(1, 'Corrected', 2), updatedAt: '2026-04-01T00:00:00.000Z' }).value,
    ).toContain('Corrected');
    expect(shelf.size).toBe(1);
  });

  it('are bounded', () => {
    const shelf = new BlurbShelf(3);
    for (let id = 1; id <= 10; id += 1) shelf.blurb(card(id, `Work ${id}`));
    expect(shelf.size).toBe(3);
  });

  it('say rating and warnings before the summary', () => {
    const { value } = new BlurbShelf().blurb({ ...card(1, 'A'), summary: 'What happens' });
    expect(value.indexOf('Not Rated')).toBeGreaterThan(0);
    expect(value.indexOf('The author did not say')).toBeLessThan(value.indexOf('What happens'));
    expect(value.indexOf('Not Rated')).toBeLessThan(value.indexOf('What happens'));
  });
});
