import type { Music } from '../reading.ts';

/** Reads a song credit: `"Title" by Artist`, `Artist, "Title"`, `Title - Artist`. Source: section 1.18. */
export function readMusic(written: string): Music | null {
  const text = written
    .slice(0, 300)
    .trim()
    .replace(/\s*\([^()]{0,160}\)\s*$/, '');
  if (text === '' || /^(?:none|n\/a)$/i.test(text)) return null;
  const titleFirst = /^["“]([^"”]{1,120})["”]\s*(?:,|-|–)?\s*(?:by|from)?\s*(.{0,100})$/i.exec(text);
  if (titleFirst) return { title: titleFirst[1]?.trim() ?? null, artist: clean(titleFirst[2]) };
  const artistFirst = /^(.{1,100}?)(?:'s|,)\s+["“]([^"”]{1,120})["”]/.exec(text);
  if (artistFirst) return { title: artistFirst[2] ?? null, artist: clean(artistFirst[1]) };
  const by = /^(.{1,120}?)\s+by\s+(.{1,100})$/i.exec(text) ?? /^(.{1,120}?)\s+[-–]\s+(.{1,100})$/.exec(text);
  return by ? { title: clean(by[1]), artist: clean(by[2]) } : { title: text, artist: null };
}

function clean(text: string | undefined): string | null {
  return text?.trim().replace(/[.,;]+$/, '') || null;
}
