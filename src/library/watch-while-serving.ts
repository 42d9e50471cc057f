import type { FanlightError } from '#errors';
import type { Library } from './context.ts';
import type { ImportQueue } from './import-queue.ts';
import { watchFolder } from './watch-folder.ts';

/** Which folders are watched while a library is served, its data folder, and who hears of faults. */
export type ServedWatch = {
  data: string;
  folders: readonly string[];
  onFault: (error: FanlightError) => void;
};

/** Watches folders, and lets the queue take in what comes. Answers how to stop, once nothing is taken in any more. */
export function watchWhileServing(
  { lists }: Pick<Library, 'lists'>,
  queue: ImportQueue,
  { data, folders, onFault }: ServedWatch,
): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const watches = folders.map((folder) =>
    watchFolder({
      data,
      folder,
      lists,
      take: (sources) => queue.addFound(folder, sources),
      onFault,
      signal: stopping.signal,
    }),
  );
  return {
    async stop() {
      stopping.abort();
      await queue.close();
      await Promise.all(watches);
    },
  };
}
