import { EpubCheck } from '@likecoin/epubcheck-ts';

/** The errors and warnings that EPUBCheck has of a book, one line each. */
export async function faultsOf(bytes: Uint8Array | undefined): Promise<string[]> {
  const { messages } = await EpubCheck.validate(bytes ?? new Uint8Array());
  return messages
    .filter(({ severity }) => severity !== 'info' && severity !== 'usage')
    .map(({ id, message, location }) => `${id} ${message} ${location?.path}:${location?.line}`);
}
