import { type ErrorCode, errorSentence } from '#errors';

/** A file out of a container. `path` has forward slashes, no leading one and no `..`; it is empty when the container names none. */
export type ContainerEntry = { path: string; bytes: Uint8Array; modified: Date | null };

/** An entry, or the rest of a container, that was left out. `path` is empty when the whole container is meant. */
export type ContainerFault = { code: ErrorCode; message: string; path: string };

/** A fault with the table's sentence, led by the path. */
export function faultOf(code: ErrorCode, path = ''): ContainerFault {
  return { code, message: errorSentence(code, path), path };
}
