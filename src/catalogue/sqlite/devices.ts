import type { Selectable } from 'kysely';
import { type Device, type DeviceId, type NewDevice, TOKEN_SCOPES, type TokenScope } from '../devices.ts';
import { OWN_READER, type ReaderId } from '../readers.ts';
import { type Connection, query } from './connection.ts';
import type { DeviceTable } from './schema.ts';

/** Adds a device of a reader, or of a new one; null when its name is taken. */
export function addDevice(
  connection: Connection,
  owner: ReaderId | 'new',
  { name, secret, key, madeAt, scopes = ['read'] }: NewDevice,
): Device | null {
  return connection.transaction(() => {
    if (deviceNamed(connection, name) !== null) return null;
    const reader = owner === 'new' ? addReader(connection) : owner;
    const made = { reader, name, secret, key, made_at: madeAt, scopes: scopesText(scopes) };
    connection.run(query.insertInto('device').values(made));
    return deviceNamed(connection, name);
  });
}

/** All devices by name. */
export function readDevices(connection: Connection): Device[] {
  return connection.all(query.selectFrom('device').selectAll().orderBy('name')).map(deviceOf);
}

/** The device of a name, or null. */
export function deviceNamed(connection: Connection, name: string): Device | null {
  return deviceFrom(connection.prepare('select * from device where name = ?').get(name));
}

/** The device of a token's hash, or null. */
export function deviceWithSecret(connection: Connection, secret: string): Device | null {
  return deviceFrom(connection.prepare('select * from device where secret = ?').get(secret));
}

/** Gives a device another key. */
export function changeDeviceKey(connection: Connection, id: DeviceId, key: string): void {
  connection.run(query.updateTable('device').set({ key }).where('id', '=', id));
}

/** Lets a device's token do other things. */
export function changeDeviceScopes(
  connection: Connection,
  id: DeviceId,
  scopes: readonly TokenScope[],
): void {
  connection.run(
    query
      .updateTable('device')
      .set({ scopes: scopesText(scopes) })
      .where('id', '=', id),
  );
}

/** Notes when a device came. */
export function seeDevice(connection: Connection, id: DeviceId, at: string): void {
  connection.run(query.updateTable('device').set({ seen_at: at }).where('id', '=', id));
}

/** Gives a device to another reader, with what its reader kept and that one did not. */
export function giveDevice(connection: Connection, id: DeviceId, reader: ReaderId): void {
  connection.transaction(() => {
    const before = ownerOf(connection, id);
    if (before === null || before === reader) return;
    connection.run(query.updateTable('device').set({ reader }).where('id', '=', id));
    if (!isForsaken(connection, before)) return;
    connection.prepare('update or ignore sync_position set reader = ? where reader = ?').run(reader, before);
    connection.prepare('update or ignore place set reader = ? where reader = ?').run(reader, before);
    removeReader(connection, before);
  });
}

/** Removes a device, and its reader with the last one. */
export function removeDevice(connection: Connection, id: DeviceId): void {
  connection.transaction(() => {
    const reader = ownerOf(connection, id);
    connection.run(query.deleteFrom('device').where('id', '=', id));
    if (reader !== null && isForsaken(connection, reader)) removeReader(connection, reader);
  });
}

/** Numbered like the device that it comes with, since those are never used twice; 1 is taken. */
function addReader(connection: Connection): ReaderId {
  const id = connection
    .prepare(
      `insert into reader (id) values ((select coalesce(max(seq), 0) from sqlite_sequence where name = 'device') + 2)
       returning id`,
    )
    .pluck()
    .get();
  return Number(id) as ReaderId;
}

function ownerOf(connection: Connection, id: DeviceId): ReaderId | null {
  const row = connection.first(query.selectFrom('device').select('reader').where('id', '=', id));
  return row ? (row.reader as ReaderId) : null;
}

/** Whether a reader has no device and is not the person at this machine. */
function isForsaken(connection: Connection, reader: ReaderId): boolean {
  const own = query.selectFrom('device').select('id').where('reader', '=', reader).limit(1);
  return reader !== OWN_READER && connection.first(own) === undefined;
}

function removeReader(connection: Connection, reader: ReaderId): void {
  for (const table of [
    'sync_position',
    'place',
    'mark',
    'withdrawn_mark',
    'saved_search',
    'mute',
    'sending',
    'ereader',
  ] as const)
    connection.run(query.deleteFrom(table).where('reader', '=', reader));
  connection.run(query.deleteFrom('reader').where('id', '=', reader));
}

function deviceFrom(row: unknown): Device | null {
  return row === undefined ? null : deviceOf(row as Selectable<DeviceTable>);
}

/** Scopes as the database has them: words in their order. */
function scopesText(scopes: readonly TokenScope[]): string {
  return TOKEN_SCOPES.filter((scope) => scopes.includes(scope)).join(' ');
}

function deviceOf(row: Selectable<DeviceTable>): Device {
  const { id, reader, name, secret, key, made_at, scopes, seen_at } = row;
  const granted = scopes.split(' ');
  return {
    id: id as DeviceId,
    reader: reader as ReaderId,
    name,
    secret,
    key,
    madeAt: made_at,
    scopes: TOKEN_SCOPES.filter((scope) => granted.includes(scope)),
    seenAt: seen_at,
  };
}
