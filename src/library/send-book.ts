import { type EReader, type EReaderId, OWN_READER, type WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import { say } from '#words';
import type { Library } from './context.ts';
import { exportWork } from './export-work.ts';
import { showWork } from './show-work.ts';

/** Longest name of an e-reader, in UTF-16 units, and longest address (RFC 5321 §4.5.3.1.3). */
export const MOST_EREADER_NAME = 100;
const MOST_ADDRESS = 254;
const MOST_EREADERS = 50;
/** Books that are sent at most in an hour and in a day: more is a mistake, or somebody else. */
const MOST_AN_HOUR = 30;
const MOST_A_DAY = 200;
const HOUR = 3_600_000;
/**
 * What e-readers take by mail at most. Bytes of the book. Source: Amazon's help, "Using Your Send to Kindle Email Address": 50 MB in all
 * for a message (200 MB over its web page); of others no limit is known.
 */
const MOST_TAKEN: readonly (readonly [RegExp, number])[] = [[/@(?:free\.)?kindle\.(?:com|cn)$/i, 50_000_000]];
/** Base64 makes four bytes of three and ends a line after 76 (RFC 2045 §6.8); what stands around it is less than this. */
const AROUND = 4096;

type Known = Pick<Library, 'catalogue' | 'clock'>;

/** The address that books come from; null where no mail server is set. */
export function sendsFrom({ mailer }: Pick<Library, 'mailer'>): string | null {
  return mailer?.from ?? null;
}

/** The e-readers of the person at this machine, by name. */
export function listEReaders({ catalogue }: Pick<Library, 'catalogue'>): Promise<EReader[]> {
  return catalogue.eReaders(OWN_READER);
}

/**
 * Keeps the address of an e-reader, which must be given twice, since a book that goes to a wrong one goes to somebody. Throws
 * FL-SEND-ADDRESS, FL-SEND-TWICE, FL-SEND-TAKEN, and FL-USE-VALUE for a name that is too long or where there are too many.
 */
export async function addEReader(
  { catalogue, clock }: Known,
  given: { name: string; address: string; again: string },
): Promise<EReader> {
  const address = given.address.trim();
  if (!isAddress(address)) throw new FanlightError('FL-SEND-ADDRESS');
  if (given.again.trim() !== address) throw new FanlightError('FL-SEND-TWICE');
  const written = given.name.replace(/\s+/g, ' ').trim();
  const name = written === '' ? address.slice(0, MOST_EREADER_NAME) : written;
  const there = await catalogue.eReaders(OWN_READER);
  if (name.length > MOST_EREADER_NAME || /\p{Cc}/u.test(name) || there.length >= MOST_EREADERS)
    throw new FanlightError('FL-USE-VALUE');
  const added = await catalogue.addEReader(OWN_READER, { name, address, addedAt: clock().toISOString() });
  if (added === null) throw new FanlightError('FL-SEND-TAKEN');
  return added;
}

/** Forgets an e-reader. */
export function removeEReader({ catalogue }: Pick<Library, 'catalogue'>, id: EReaderId): Promise<void> {
  return catalogue.removeEReader(OWN_READER, id);
}

/** The largest book that can be sent to an e-reader, or to any, in bytes; null where no mail server is set. */
export function largestBook({ mailer }: Pick<Library, 'mailer'>, to?: EReader): number | null {
  if (mailer === null) return null;
  const taken = MOST_TAKEN.flatMap(([address, most]) => (to && address.test(to.address) ? [most] : []));
  return Math.min(bytesWithin(mailer.mostBytes), ...taken);
}

/** The largest book that fits into a message. */
function bytesWithin(message: number): number {
  return Math.max(0, Math.floor(((message - AROUND) * 3 * 76) / (4 * 78)));
}

/**
 * Sends a work as EPUB to an e-reader that was kept, which is named by its number, name or address. Throws FL-SEND-OFF,
 * FL-SEND-UNKNOWN, FL-SEND-OFTEN, FL-SEND-LARGE, FL-USE-NO-WORK and what the mailer throws.
 */
export async function sendBook(library: Library, work: WorkId, named: EReaderId | string): Promise<EReader> {
  const { catalogue, clock, mailer } = library;
  if (mailer === null) throw new FanlightError('FL-SEND-OFF');
  const kept = await listEReaders(library);
  const to =
    kept.find(({ id }) => id === named) ??
    kept.find(({ name, address }) => name === named || address === named);
  if (to === undefined) throw new FanlightError('FL-SEND-UNKNOWN');
  const now = clock();
  const since = (milliseconds: number) =>
    catalogue.sendingsSince(OWN_READER, new Date(now.getTime() - milliseconds).toISOString());
  if ((await since(HOUR)) >= MOST_AN_HOUR || (await since(24 * HOUR)) >= MOST_A_DAY)
    throw new FanlightError('FL-SEND-OFTEN');
  const title = (await showWork(library, work))?.title ?? '';
  const file = await exportWork(library, work, 'epub');
  if (file.bytes.length > (largestBook(library, to) ?? 0)) throw new FanlightError('FL-SEND-LARGE');
  // Noted before, so that what fails counts as well.
  await catalogue.noteSending(OWN_READER, {
    to: to.id,
    work,
    bytes: file.bytes.length,
    at: now.toISOString(),
  });
  await mailer.send({ to: to.address, subject: title, text: say('tools.mail-text'), book: file });
  return to;
}

/** One address and nothing around it (RFC 5321 §4.1.2, without quoted names and addresses in brackets). */
function isAddress(text: string): boolean {
  return (
    text.length <= MOST_ADDRESS &&
    /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/i.test(
      text,
    ) &&
    !/^\.|\.\.|\.@/.test(text)
  );
}
