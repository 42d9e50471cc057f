import { describe, expect, it } from 'vitest';
import { readRating } from '../../../src/headers/values/rating.ts';

describe('readRating', () => {
  it.each([
    // AO3's importer reads these wrongly: each row is one of its known mistakes (section 0.5).
    ['Mature', 'Mature', 'Mature'],
    ['PG 13', 'PG-13', 'Teen'],
    ['PG - 13', 'PG-13', 'Teen'],
    ['Rated PG', 'PG', 'General'],
    ['NC 17', 'NC-17', 'Explicit'],
    ['Adult', 'Adult', 'Explicit'],
    ['All ages', 'All Ages', 'General'],
    ['FR13', 'FR13', 'Teen'],
    ['FRT', 'FRT', 'Teen'],
    ['12+', '12+', 'Teen'],
    ['15', '15', 'Teen'],
    ['hard R', 'R', 'Mature'],
    // Systems.
    ['G', 'G', 'General'],
    ['[PG]', 'PG', 'General'],
    ['PG13', 'PG-13', 'Teen'],
    ['pg-13', 'PG-13', 'Teen'],
    ['NC17', 'NC-17', 'Explicit'],
    ['R', 'R', 'Mature'],
    ['r', 'R', 'Mature'],
    ['K+', 'K+', 'General'],
    ['K', 'K', 'General'],
    ['T', 'T', 'Teen'],
    ['M', 'M', 'Mature'],
    ['MA', 'MA', 'Explicit'],
    ['Fiction T', 'T', 'Teen'],
    ['FRAO', 'FRAO', 'Explicit'],
    ['12A', '12A', 'Teen'],
    ['18', '18', 'Mature'],
    ['R18', 'R18', 'Explicit'],
    ['TV-14', 'TV-14', 'Teen'],
    ['TV-MA', 'TV-MA', 'Mature'],
    ['P16', 'P16', 'Mature'],
    ['P18 AVL', 'P18', 'Explicit'],
    ['Teen And Up Audiences', 'Teen And Up Audiences', 'Teen'],
    ['General Audiences', 'General Audiences', 'General'],
    ['Explicit', 'Explicit', 'Explicit'],
    ['Adult++', 'Adult++', 'Explicit'],
    ['adults only', 'Adult', 'Explicit'],
    // Ranges, scopes, comments: the highest counts.
    ['PG-13/R', 'R', 'Mature'],
    ['PG to R', 'R', 'Mature'],
    ['PG-13 - R', 'R', 'Mature'],
    ['G-PG', 'PG', 'General'],
    ['PG, except ch. 7 which is R', 'R', 'Mature'],
    ['G (1-4), PG-13 (5)', 'PG-13', 'Teen'],
    ['T (a K, really, but I do want someone to read it)', 'T', 'Teen'],
    ['R - no, not for that, for language', 'R', 'Mature'],
    ['PG. A little fog, a lot of tea.', 'PG', 'General'],
    ['PG-13ish', 'PG-13', 'Teen'],
    ['a solid R', 'R', 'Mature'],
    ['pg-13 to r', 'R', 'Mature'],
    // Negations: the grade outside.
    ['not NC-17, just R', 'R', 'Mature'],
    ['R (m/m)', 'R', 'Mature'],
  ])('%s → %s (%s)', (written, value, ao3) => {
    expect(readRating(written)).toMatchObject({ raw: written, value, ao3 });
  });

  it.each(['none', 'N/A', 'unrated', 'Not Rated', '?', 'A for Angst', 'H for hurt', 'P for pirate'])(
    '%s is not rated',
    (written) => {
      expect(readRating(written)?.ao3 ?? 'Not Rated').toBe('Not Rated');
    },
  );

  it.each(['a story about a lamp', 'see the sign on the door', ''])('%s says no rating', (written) => {
    expect(readRating(written)).toBeNull();
  });

  it.each([
    ['hard R', '+'],
    ['R+', '+'],
    ['borderline NC-17', '+'],
    ['soft R', '-'],
    ['mild R', '-'],
  ])('%s is qualified %s', (written, qualifier) => {
    expect(readRating(written)?.qualifier).toBe(qualifier);
  });

  it.each(['probably PG-13', 'PG?', 'PG, I guess', 'PG to be safe', 'at least PG-13'])(
    '%s is hedged',
    (written) => {
      expect(readRating(written)?.hedged).toBe(true);
    },
  );

  it.each([
    ['PG-13 for language', 'language'],
    ['PG–13 for language', 'language'],
    ['PG (brief mentions of violence)', 'brief mentions of violence'],
    ['PG - violence, mild language', 'violence, mild language'],
    ['PG. Some small mild violence.', 'Some small mild violence'],
    ['PG-13', undefined],
  ])('%s has the reason %s', (written, reason) => {
    expect(readRating(written)?.reason).toBe(reason);
  });
});
