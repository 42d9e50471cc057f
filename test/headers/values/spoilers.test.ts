import { describe, expect, it } from 'vitest';
import { understand } from '../../../src/headers/index.ts';

const spoilersOf = (value: string) =>
  understand(`Title: Lamp\nAuthor: Elk\nSpoilers: ${value}\n\n***\n\nIt burned.\n`).reading.spoilers;

describe('no spoilers', () => {
  it.each(['None', 'none really', 'no', 'keine', 'nichts', 'rien', 'nada', 'Nada.', 'niente', 'brak', 'нет'])(
    '“%s” says so',
    (value) => expect(spoilersOf(value)).toMatchObject({ scope: 'none', items: [] }),
  );

  it.each([
    'Rienzi',
    'Brakspear',
    'Nada Surf',
    'Keiner kommt davon',
    'Nothing Important Happened',
    'Alles auf Anfang',
  ])('“%s” is a title that only begins like it', (value) =>
    expect(spoilersOf(value)).toMatchObject({ scope: 'specific', items: [value] }),
  );
});
