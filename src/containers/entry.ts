import { type ErrorCode, errorSentence } from '#errors';
import type { StreamEnd } from './stream.ts';

/** A file out of a container. `path` has forward slashes, no leading one and no `..`; it is empty when the container names none. */
export type ContainerEntry = { path: string; bytes: Uint8Array; modified: Date | null };

/** An entry too large for memory, to be read once, at once; `end` says afterwards whether all of it came. */
export type LargeEntry = {
  path: string;
  chunks: AsyncIterable<Uint8Array>;
  end: StreamEnd;
  modified: Date | null;
};

/** An entry, or the rest of a container, that was left out. `path` is empty when the whole container is meant. */
export type ContainerFault = { code: ErrorCode; message: string; path: string };

/** A fault with the table's sentence, led by the path. */
export function faultOf(code: ErrorCode, path = ''): ContainerFault {
  return { code, message: errorSentence(code, path), path };
}
