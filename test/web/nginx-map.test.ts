import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewWork } from '#catalogue';
import { movedAddresses, nginxMap } from '#web';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import { chapter, newWork, paragraph } from './sample-works.ts';

/** A path that would end its string, its line and its block in a configuration. */
const HOSTILE = '/a"b\\c;}$host~{?x=1';
const LONG = `/${'z'.repeat(4_100)}`;

function published(
  title: string,
  addresses: [host: string, path: string, chapter: number | null][],
): NewWork {
  const work = newWork(title, {}, [
    chapter('One', [paragraph(title)]),
    chapter('Two', [paragraph('Twice.')]),
  ]);
  return {
    ...work,
    source: {
      addresses: addresses.map(([host, path, at]) => ({ host, path, chapter: at })),
      updated: null,
      textHash: title.padEnd(64, '0').slice(0, 64),
      comments: [],
    },
  };
}

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite([
    published('first', [
      ['lamps.test', '/viewstory.php?sid=123', null],
      ['lamps.test', '/viewstory.php?chapter=2&sid=123', 2],
      ['', '/viewstory.php?sid=123', null],
      ['cases.test', '/Story.html', null],
      ['cases.test', '/p?a=1&a=2', null],
    ]),
    published('second', [
      ['other.test', '/viewstory.php?sid=123', null],
      ['lists.test', HOSTILE, null],
      ['lists.test', LONG, null],
      ['lists.test', '/p?a=1&b=2&c=3&d=4', null],
      ['mid:', '/123@mail.test', null],
      ['cases.test', '/story.html', null],
      ['cases.test', '/p?a=2&a=1', null],
      ['', '/ViewStory.php?sid=123', null],
    ]),
  ]);
});
afterAll(() => site.close());

async function written(base = ''): Promise<string> {
  let text = '';
  for await (const piece of nginxMap(site.library, base)) text += piece;
  return text;
}

/** The entries of one map, read as nginx reads words in quotation marks; no two keys may be equal but for case. */
function entriesOf(text: string, variable: string): Map<string, string> {
  const block = text.slice(text.indexOf(` ${variable} {\n`) + variable.length + 4);
  const entries = new Map<string, string>();
  const folded = new Set<string>();
  for (const line of block.split('\n')) {
    if (line === '}') break;
    const words = [...line.matchAll(/"((?:\\.|[^"\\])*)"/g)].map(([, word = '']) =>
      word.replace(/\\(["\\])/g, '$1'),
    );
    const [key, value] = words;
    if (key === undefined || value === undefined) continue;
    expect(line).toBe(`  ${line.trim()}`);
    expect(line.endsWith(';')).toBe(true);
    expect(folded.has(key.toLowerCase())).toBe(false);
    folded.add(key.toLowerCase());
    entries.set(key, value);
  }
  return entries;
}

describe('the map for nginx', () => {
  it('leads from old addresses to works and chapters, whatever the order of up to three parameters', async () => {
    const moved = entriesOf(await written('https://stories.example'), '$fanlight_moved');
    expect(moved.get('lamps.test/viewstory.php?sid=123')).toBe('https://stories.example/works/1');
    const chapters = ['chapter=2&sid=123', 'sid=123&chapter=2'];
    for (const order of chapters)
      expect(moved.get(`lamps.test/viewstory.php?${order}`)).toBe(
        'https://stories.example/works/1/chapters/2',
      );
    expect(moved.get('other.test/viewstory.php?sid=123')).toBe('https://stories.example/works/2');
    expect(moved.get('lists.test/p?a=1&b=2&c=3&d=4')).toBe('https://stories.example/works/2');
  });

  it('has paths without a host in a map of their own', async () => {
    const text = await written();
    expect(entriesOf(text, '$fanlight_moved_path').get('/ViewStory.php?sid=123')).toBe('/works/2');
    expect(entriesOf(text, '$fanlight_moved').has('/viewstory.php?sid=123')).toBe(false);
  });

  it('has of keys that nginx takes for one the first alone', async () => {
    const moved = entriesOf(await written(), '$fanlight_moved');
    expect(moved.get('cases.test/Story.html')).toBe('/works/1');
    expect(moved.has('cases.test/story.html')).toBe(false);
    expect([moved.get('cases.test/p?a=1&a=2'), moved.get('cases.test/p?a=2&a=1')]).toEqual([
      '/works/1',
      '/works/1',
    ]);
  });

  it('cannot be broken out of', async () => {
    const moved = entriesOf(await written(), '$fanlight_moved');
    expect(moved.get(`lists.test${HOSTILE}`)).toBe('/works/2');
  });

  it('leaves out what nginx cannot hold and what no browser asks for', async () => {
    const text = await written();
    expect(text).not.toContain('zzzz');
    expect(text).not.toContain('mail.test');
  });

  it('is the same each time, with room for the longest key', async () => {
    const text = await written();
    expect(await written()).toBe(text);
    const [, bucket = ''] = /^map_hash_bucket_size (\d+);$/m.exec(text) ?? [];
    const longest = Math.max(...[...entriesOf(text, '$fanlight_moved').keys()].map((key) => key.length));
    expect(Number(bucket)).toBeGreaterThan(longest);
  });
});

describe('the list of old addresses', () => {
  it('has each with where it leads, in the order of path and host', async () => {
    const list: string[] = [];
    for await (const { host, path, to } of movedAddresses(site.library)) list.push(`${host}${path} ${to}`);
    expect(list).toContain('lamps.test/viewstory.php?chapter=2&sid=123 /works/1/chapters/2');
    expect(list).toContain('mid:/123@mail.test /works/2');
    expect(list.filter((line) => line.includes('/viewstory.php?sid=123 '))).toEqual([
      '/viewstory.php?sid=123 /works/1',
      'lamps.test/viewstory.php?sid=123 /works/1',
      'other.test/viewstory.php?sid=123 /works/2',
    ]);
  });

  it('several sites had one path: a page names them, and a whole address leads to its own', async () => {
    const several = await site.server.inject('/old/viewstory.php?sid=123&chapter=2');
    expect(several.headers['location']).toBe('/works/1/chapters/2');
    const own = await site.server.inject('/old/http://other.test/viewstory.php?sid=123');
    expect([own.statusCode, own.headers['location']]).toEqual([301, '/works/2']);
    const choice = await site.server.inject('/viewstory.php?sid=123');
    expect(choice.statusCode).toBe(300);
    expect(choice.body).toContain('href="/works/2"');
  });
});
