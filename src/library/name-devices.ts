/** The devices of a library on a private machine: there are no accounts, but a device has a name and comes in by a secret. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Device, type DeviceId, OWN_READER, type ReaderId, type TokenScope } from '#catalogue';
import { FanlightError } from '#errors';
import type { Library } from './context.ts';

/** Longest name of a device, in UTF-16 units. */
export const MOST_DEVICE_NAME = 100;
/** Devices of a library: anybody who reaches it may add some. */
const MOST_DEVICES = 200;
/** Devices that named themselves. */
const MOST_SIGNED_UP = 50;
/** How often it is noted that a device came, in milliseconds. */
const SEEN_EVERY = 3_600_000;

/** Letters and digits that are hard to mistake for one another on a small screen: 32, so each is five bits. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz023456789';
const GROUPS = 4;
const GROUP = 5;

type Known = Pick<Library, 'catalogue' | 'clock'>;

/** A device that was just added, and its token, which nobody can be told again. */
export type AddedDevice = { device: Device; token: string };

/**
 * Adds a device of the person at this machine. Its token, 100 random bits, goes into addresses and is its password, for catalogues as for places;
 * programs send it to the HTTP API, where it may do what `scopes` say. Throws
 * FL-USE-VALUE for a name that is empty, too long or holds a colon, and where there are too many; FL-USE-DEVICE-NAME for one that is taken.
 */
export async function addDevice(
  { catalogue, clock }: Known,
  written: string,
  scopes: readonly TokenScope[] = ['read'],
): Promise<AddedDevice> {
  const name = written.replace(/\s+/g, ' ').trim();
  if (!isDeviceName(name))
    throw new FanlightError('FL-USE-VALUE', `device ${JSON.stringify(name.slice(0, 120))}`);
  if ((await catalogue.devices()).length >= MOST_DEVICES)
    throw new FanlightError('FL-USE-VALUE', `more than ${MOST_DEVICES} devices`);
  const token = newToken();
  const device = await catalogue.addDevice(OWN_READER, {
    name,
    secret: hashOf(token),
    key: keyHash(name, md5(token)),
    madeAt: clock().toISOString(),
    scopes: readingToo(scopes),
  });
  if (device === null) throw new FanlightError('FL-USE-DEVICE-NAME', name);
  return { device, token };
}

/**
 * Adds a device that names itself and brings its own key. Until the person at this machine says whose it is, it has a reader of its
 * own, who sees nobody's places. `closed`: there are too many of those already.
 */
export async function signUpDevice(
  { catalogue, clock }: Known,
  name: string,
  key: string,
): Promise<Device | 'taken' | 'closed'> {
  const devices = await catalogue.devices();
  const signedUp = devices.filter(({ secret }) => secret === null).length;
  if (devices.some((device) => device.name === name)) return 'taken';
  if (signedUp >= MOST_SIGNED_UP || devices.length >= MOST_DEVICES) return 'closed';
  const madeAt = clock().toISOString();
  return (
    (await catalogue.addDevice('new', { name, secret: null, key: keyHash(name, key), madeAt })) ?? 'taken'
  );
}

/** Whether a device can be called so: not empty, no colon, which parts a name from a password (RFC 7617 §2). */
export function isDeviceName(name: string): boolean {
  return (
    name.trim() !== '' && name.length <= MOST_DEVICE_NAME && !name.includes(':') && !/\p{Cc}/u.test(name)
  );
}

/** The device that a token is of, or null. */
async function deviceWithToken(library: Known, token: string): Promise<Device | null> {
  const secret = hashOf(token);
  const device = await library.catalogue.deviceWithSecret(secret);
  if (device?.secret == null || !isSame(device.secret, secret)) return null;
  return noted(library, device);
}

/**
 * Who asks with a token: its device's reader, or null where no device has it. Without one it is the person at this machine, since a
 * library on a private machine has no accounts.
 */
export async function readerWithToken(library: Known, token: string | null): Promise<ReaderId | null> {
  return (await programWithToken(library, token))?.reader ?? null;
}

/** A program that asks: whose marks, mutes and places hold for it, and what it may do. `device` is null where it sent no token. */
export type AskingProgram = { device: Device | null; reader: ReaderId; scopes: readonly TokenScope[] };

/** What a program that sends a token may do, or null where no device has it; without one it may read, as everybody at this machine. */
export async function programWithToken(library: Known, token: string | null): Promise<AskingProgram | null> {
  if (token === null) return { device: null, reader: OWN_READER, scopes: ['read'] };
  const device = await deviceWithToken(library, token);
  return device && { device, reader: device.reader, scopes: device.scopes };
}

/** The device of a name and the key it synchronises with, compared as it was sent; null where either is wrong. */
export async function deviceWithKey(library: Known, name: string, key: string): Promise<Device | null> {
  const device = await library.catalogue.deviceNamed(name);
  // Hashed in any case, so that a wrong name takes as long as a wrong key.
  const asked = keyHash(name, key);
  return device === null || !isSame(device.key, asked) ? null : noted(library, device);
}

/** Lets a device synchronise with another key; what it kept stays. */
export function changeDeviceKey({ catalogue }: Known, { id, name }: Device, key: string): Promise<void> {
  return catalogue.changeDeviceKey(id, keyHash(name, key));
}

/** Lets the token of a device do other things from now on; reading is always among them. */
export function changeDeviceScopes(
  { catalogue }: Pick<Known, 'catalogue'>,
  id: DeviceId,
  scopes: readonly TokenScope[],
): Promise<void> {
  return catalogue.changeDeviceScopes(id, readingToo(scopes));
}

function readingToo(scopes: readonly TokenScope[]): TokenScope[] {
  return ['read', ...scopes];
}

/** Whether a device is of the person at this machine, and not of a reader who signed up. */
export function isOwnDevice({ reader }: Device): boolean {
  return reader === OWN_READER;
}

/** All devices by name. */
export function listDevices({ catalogue }: Pick<Library, 'catalogue'>): Promise<Device[]> {
  return catalogue.devices();
}

/** Makes a device that named itself one of the person at this machine, with the places that it kept. */
export function adoptDevice({ catalogue }: Known, id: DeviceId): Promise<void> {
  return catalogue.giveDevice(id, OWN_READER);
}

/** Lets a device in no more. Places of the person at this machine stay; those of a reader of its own go with it. */
export function removeDevice({ catalogue }: Known, id: DeviceId): Promise<void> {
  return catalogue.removeDevice(id);
}

async function noted({ catalogue, clock }: Known, device: Device): Promise<Device> {
  const now = clock();
  const seen = device.seenAt === null ? 0 : Date.parse(device.seenAt);
  if (now.getTime() - seen >= SEEN_EVERY) await catalogue.seeDevice(device.id, now.toISOString());
  return device;
}

function newToken(): string {
  const letters = Array.from(randomBytes(GROUPS * GROUP), (byte) => LETTERS[byte % LETTERS.length]).join('');
  return Array.from({ length: GROUPS }, (_, at) => letters.slice(at * GROUP, (at + 1) * GROUP)).join('-');
}

/** Tokens are random, so their plain SHA-256 gives nothing away; case and hyphens are how they were typed. */
function hashOf(token: string): string {
  return sha256(`fanlight token ${token.toLowerCase().replace(/[-\s]/g, '')}`);
}

/** Keys are what people chose, so the name is hashed with them: two devices of one password differ. */
function keyHash(name: string, key: string): string {
  return sha256(`fanlight key ${name}:${key}`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
