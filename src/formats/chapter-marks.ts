import { Buffer } from 'node:buffer';
import type { WritableChapter } from './format.ts';

/** Markup that a stored fragment holds only where the book does something about it. */
const MARKS = { picture: '<img ', note: '<aside ', drawing: '<pre class="art">' } as const;

/** Whether a chapter holds something; where it is kept as bytes these are looked through, and no text is made of them. */
export function chapterHolds(chapter: WritableChapter, mark: keyof typeof MARKS): boolean {
  if (chapter.kept === undefined) return chapter.xhtml.value.includes(MARKS[mark]);
  const { buffer, byteOffset, length } = chapter.kept.bytes;
  return Buffer.from(buffer, byteOffset, length).includes(MARKS[mark]);
}
