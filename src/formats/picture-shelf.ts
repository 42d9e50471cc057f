import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { StoryPicture } from '#stories';

/** The largest picture that is kept, bytes, and how many of one story. */
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_PICTURES = 500;

/**
 * The pictures of one file that its stories show. Only what every browser shows and nothing can hide in is kept: PNG,
 * JPEG, GIF and WebP, told by their first bytes, never by name.
 */
export class PictureShelf {
  readonly #kept = new Map<string, StoryPicture>();

  /** Keeps a picture and answers its SHA-256; null where it is none, too large, or one too many. */
  keep(bytes: Uint8Array): string | null {
    const mediaType = pictureType(bytes);
    if (mediaType === null || bytes.length > MOST_BYTES) return null;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (!this.#kept.has(sha256)) {
      if (this.#kept.size >= MOST_PICTURES) return null;
      this.#kept.set(sha256, { sha256, bytes, mediaType });
    }
    return sha256;
  }

  /** Keeps a picture that stands in an address itself (RFC 2397, base64); null for any other address. */
  keepData(address: string): string | null {
    const data = /^data:image\/[a-z+.-]{1,20};base64,/i.exec(address.slice(0, 60));
    if (data === null || address.length > (MOST_BYTES / 3) * 4 + 100) return null;
    return this.keep(new Uint8Array(Buffer.from(address.slice(data[0].length), 'base64')));
  }

  get pictures(): StoryPicture[] {
    return [...this.#kept.values()];
  }
}

/** The media type that bytes begin as, of the four that are kept (PNG, JPEG, GIF, WebP); null for anything else. */
export function pictureType(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 12));
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(head)) return 'image/gif';
  return /^RIFF[\s\S]{4}WEBP/.test(head) ? 'image/webp' : null;
}
