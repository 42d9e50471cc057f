import { Buffer } from 'node:buffer';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gunzipMember, gunzipPart, gunzipStart, undoCoding } from '#containers';

const STORY = Buffer.from('Alice was beginning to get very tired. '.repeat(300));
const LIMIT = 1_000_000;

/** A member with every optional part of its header (RFC 1952 §2.3). */
function decorated(content: Buffer): Buffer {
  const plain = gzipSync(content);
  plain[3] = 0x1e;
  const extras = Buffer.concat([
    Buffer.from([3, 0, 1, 2, 3]),
    Buffer.from('name\0remark\0'),
    Buffer.from([0, 0]),
  ]);
  return Buffer.concat([plain.subarray(0, 10), extras, plain.subarray(10)]);
}

describe('gunzipMember', () => {
  it.each([
    ['an ordinary member', gzipSync(STORY)],
    ['one with an extra field, a name, a remark and a checksum', decorated(STORY)],
  ])('unpacks %s and says how long it is, whatever follows', (_, member) => {
    const read = gunzipMember(Buffer.concat([member, gzipSync('more'), Buffer.from('x')]), LIMIT);
    expect(read).toMatchObject({ kind: 'member', packed: member.length, sound: true });
    expect(read.kind === 'member' && Buffer.from(read.bytes).equals(STORY)).toBe(true);
  });

  it('tells a member that is cut, at whatever place', () => {
    const member = decorated(STORY);
    for (let length = 0; length < member.length; length += 1)
      expect(gunzipMember(member.subarray(0, length), LIMIT)).toEqual({ kind: 'cut' });
  });

  it('tells one that is no member, one that is damaged, and one that unpacks to too much', () => {
    const damaged = Buffer.from(gzipSync(STORY));
    damaged.fill(0xff, 12, 30);
    expect(gunzipMember(STORY, LIMIT)).toEqual({ kind: 'damaged' });
    expect(gunzipMember(damaged, LIMIT)).toEqual({ kind: 'damaged' });
    expect(gunzipMember(gzipSync(STORY), STORY.length - 1)).toEqual({ kind: 'large' });
  });

  it('says when the checksum or the length is not that of the content', () => {
    for (const back of [8, 1]) {
      const member = Buffer.from(gzipSync(STORY));
      member[member.length - back] = (member[member.length - back] ?? 0) ^ 0xff;
      expect(gunzipMember(member, LIMIT)).toMatchObject({ kind: 'member', sound: false });
    }
  });
});

describe('gunzipStart and gunzipPart', () => {
  it('give what there is of a member that is cut', () => {
    const member = gzipSync(STORY);
    const part = Buffer.from(gunzipPart(member.subarray(0, member.length - 12)));
    expect(part.length).toBeGreaterThan(100);
    expect(STORY.subarray(0, part.length).equals(part)).toBe(true);
    expect(Buffer.from(gunzipStart(member)).toString()).toContain('Alice was beginning');
    expect(Buffer.from(gunzipStart(Buffer.concat([gzipSync('first'), Buffer.from('junk')]))).toString()).toBe(
      'first',
    );
  });

  it('give nothing of what is none', () => {
    expect(gunzipStart(STORY)).toHaveLength(0);
    expect(gunzipPart(STORY)).toHaveLength(0);
    expect(gunzipPart(gzipSync(Buffer.alloc(LIMIT)), 1000)).toHaveLength(0);
  });
});

describe('undoCoding', () => {
  it.each([
    ['gzip', gzipSync(STORY)],
    ['x-gzip', gzipSync(STORY)],
    ['gzip', Buffer.concat([gzipSync(STORY.subarray(0, 99)), gzipSync(STORY.subarray(99))])],
    ['deflate', deflateSync(STORY)],
    ['deflate', deflateRawSync(STORY)],
    ['br', brotliCompressSync(STORY)],
    ['identity', STORY],
    ['gzip', STORY],
  ])('undoes %s', (coding, bytes) => {
    expect(Buffer.from(undoCoding(bytes, coding, LIMIT) ?? '').equals(STORY)).toBe(true);
  });

  it('keeps what precedes a cut', () => {
    const part = Buffer.from(undoCoding(gzipSync(STORY).subarray(0, 60), 'gzip', LIMIT) ?? '');
    expect(part.length).toBeGreaterThan(10);
    expect(STORY.subarray(0, part.length).equals(part)).toBe(true);
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(LIMIT * 2))],
    ['deflate', deflateSync(Buffer.alloc(LIMIT * 2))],
    ['br', brotliCompressSync(Buffer.alloc(LIMIT * 2))],
  ])('gives nothing of a bomb in %s', (coding, packed) => {
    expect(undoCoding(packed, coding, LIMIT)).toBeNull();
  });

  it('gives nothing of damage, but a page that was stored unpacked', () => {
    const damaged = Buffer.from(gzipSync(STORY));
    damaged.fill(0xff, 12, 30);
    expect(undoCoding(damaged, 'gzip', LIMIT)).toBeNull();
    const page = Buffer.from('<html><p>Alice</p></html>');
    expect(undoCoding(page, 'br', LIMIT)).toBe(page);
    expect(undoCoding(page, 'deflate', LIMIT)).toBe(page);
  });
});
