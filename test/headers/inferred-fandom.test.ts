import { describe, expect, it } from 'vitest';
import { understand } from '../../src/headers/index.ts';
import { storyOf } from './cast/story-of.ts';

const nobody = storyOf(['Ann', 'Tom', 'Orrin']);
const header = (lines: string) => `Title: Low Water\nAuthor: Nell\n${lines}\n\n`;

describe('the fandom where no label says it', () => {
  it.each([
    ['Disclaimer: Harbour Lights belongs to Saltmarsh Productions.', 'Harbour Lights', 'Harbour Lights'],
    ['Disclaimer: I do not own Station Nine or anyone on it.', 'Station Nine', 'Station Nine'],
    [
      'Disclaimer: The characters of "Port Authority Blues" belong to Gantry Films.',
      'Port Authority Blues',
      'Port Authority Blues',
    ],
    [
      'Disclaimer: Kestrel & Vale and all characters therein belong to Ironmonger.',
      'Kestrel & Vale',
      'Kestrel & Vale',
    ],
    ['Disclaimer: They belong to Bram Stoker, and I am only walking them.', 'Dracula', 'Bram Stoker'],
    ['Disclaimer: Holmes and Lestrade are not mine.', 'Sherlock Holmes', 'Holmes and Lestrade'],
    ['A/N: This is my first Robin Hood fic, so be kind!', 'Robin Hood', 'Robin Hood'],
    ['A/N: My very first attempt at a Holmes story.', 'Sherlock Holmes', 'Holmes'],
    [
      'A/N: My second Harbour Lights fanfic. Please tell me what you think.',
      'Harbour Lights',
      'Harbour Lights',
    ],
  ])('%s', (line, fandom, words) => {
    const text = header(line) + nobody;
    const { reading, evidence } = understand(text);
    expect(reading.fandoms).toEqual([fandom]);
    const [seen] = evidence.fandoms ?? [];
    expect(seen).toMatchObject({ source: 'inferred', raw: words });
    expect(text.slice(seen?.start, seen?.end)).toContain(words);
    expect(seen?.confidence).toBeLessThanOrEqual(0.6);
  });

  it.each([
    ['Disclaimer: Not mine, never were.'],
    ['Disclaimer: Orrin Vane belongs to me, the rest to nobody.'],
    ['Disclaimer: Dane and Ellis belong to Saltmarsh.'],
    ['Disclaimer: Jane Austen wrote it better.'],
    ['A/N: This is my first Christmas fic, so be kind!'],
    ['A/N: My first AU fic.'],
    ['A/N: My first Holmes/Watson fic was worse than my first K/V story.'],
    ['A/N: I used my powers of persuasion.'],
  ])('%s: none', (line) => expect(understand(header(line) + nobody).reading.fandoms).toEqual([]));

  it.each([
    ['rare names of one source', ['Athos', 'Porthos', 'Aramis', 'Ann'], 'The Three Musketeers'],
    ['two full names', ['Edmond Dantès', 'Fernand Mondego', 'Orrin'], 'The Count of Monte Cristo'],
    ['a few rare names and a place', ['Bingley', 'Wickham', 'Pemberley', 'Jane'], 'Pride and Prejudice'],
  ])('the people of the story: %s', (_, cast, fandom) => {
    const text = header('Rating: G') + storyOf(cast);
    const { reading, evidence } = understand(text);
    expect(reading.fandoms).toEqual([fandom]);
    expect((evidence.fandoms ?? []).length).toBeGreaterThanOrEqual(2);
    for (const one of evidence.fandoms ?? []) {
      expect(one.confidence).toBeLessThanOrEqual(0.6);
      expect(text.slice(one.start, one.end)).toBe(one.raw);
    }
  });

  it.each([
    ['common first names', ['John', 'Mary', 'Arthur', 'Jane', 'Elizabeth', 'Lucy']],
    ['one source’s hero alone', ['Athos', 'Ann', 'Tom']],
    ['a crossover', ['Athos', 'Porthos', 'Aramis', 'Holmes', 'Watson', 'Lestrade']],
    ['names that two sources share', ['Theseus', 'Athena', 'Penelope']],
  ])('the people of the story: %s tell nothing', (_, cast) =>
    expect(understand(header('Rating: G') + storyOf(cast)).reading.fandoms).toEqual([]),
  );

  it('is no passing mention', () => {
    const aside =
      'He was reading of Athos, of Porthos and of Aramis, and of Athos, Porthos and Aramis again.';
    expect(understand(`${header('Rating: G')}${nobody}\n\n${aside}`).reading.fandoms).toEqual([]);
  });

  it.each([
    ['Newsgroups: alt.startrek.creative', 'Star Trek', 'alt.startrek.creative'],
    ['To: robinhood-fic@yahoogroups.invalid', 'Robin Hood', 'robinhood-fic'],
    ['X-List: none\nSubject: [Robin Hood] FIC: Low Water', 'Robin Hood', 'Robin Hood'],
  ])('%s', (line, fandom, words) => {
    const text = `From: nell@pier.invalid (Nell)\n${line}\nMessage-ID: <1@pier.invalid>\n\n${nobody}`;
    const { reading, evidence } = understand(text);
    expect(reading.fandoms).toEqual([fandom]);
    expect(evidence.fandoms?.[0]).toMatchObject({ source: 'inferred', raw: words, confidence: 0.5 });
    expect(text.slice(evidence.fandoms?.[0]?.start, evidence.fandoms?.[0]?.end)).toBe(words);
  });

  it('a post to two groups is of neither', () => {
    const text = `From: nell@pier.invalid (Nell)\nNewsgroups: alt.startrek.creative,alt.tv.highlander\nMessage-ID: <1@pier.invalid>\n\n${nobody}`;
    expect(understand(text).reading.fandoms).toEqual([]);
  });

  it.each([
    ['stories/Treasure Island/low-water.txt', ['Treasure Island']],
    ['Fandoms/Harbour_Lights/low-water.txt', ['Harbour Lights']],
    ['emma/low-water.txt', []],
    ['downloads/low-water.txt', []],
  ])('the folder: %s', (path, fandoms) =>
    expect(understand(header('Rating: G') + nobody, { path }).reading.fandoms).toEqual(fandoms),
  );
});
