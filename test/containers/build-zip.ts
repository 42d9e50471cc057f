import { Buffer } from 'node:buffer';
import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a zip built by hand; what is not given is as an honest program would write it. */
export type Part = {
  name: string | Uint8Array;
  content?: Uint8Array | string;
  stored?: boolean;
  flags?: number;
  method?: number;
  claimedSize?: number;
  madeBy?: number;
  attributes?: number;
  /** The local header of another part that this entry points at, as an overlapping bomb does. */
  sameDataAs?: number;
};

/** A zip file (APPNOTE 4.3) with exactly these entries, honest or not. */
export function buildZip(parts: readonly Part[]): Uint8Array {
  const locals: Buffer[] = [];
  const offsets: number[] = [];
  const packs: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const content = Buffer.from(part.content ?? '');
    const method = part.method ?? (part.stored ? 0 : 8);
    const shared = part.sameDataAs === undefined ? undefined : packs[part.sameDataAs];
    const packed = shared ?? (part.stored ? content : deflateRawSync(content));
    packs.push(packed);
    const fields = Buffer.alloc(22);
    fields.writeUInt16LE(part.flags ?? 0, 0);
    fields.writeUInt16LE(method, 2);
    fields.writeUInt32LE(crc32(content), 8);
    fields.writeUInt32LE(packed.length, 12);
    fields.writeUInt32LE(part.claimedSize ?? content.length, 16);
    fields.writeUInt16LE(name.length, 20);
    const start = part.sameDataAs === undefined ? offset : (offsets[part.sameDataAs] ?? 0);
    offsets.push(start);
    if (part.sameDataAs === undefined) {
      const local = Buffer.concat([
        Buffer.from([0x50, 0x4b, 3, 4, 20, 0]),
        fields,
        Buffer.alloc(2),
        name,
        packed,
      ]);
      locals.push(local);
      offset += local.length;
    }
    const rest = Buffer.alloc(16);
    rest.writeUInt32LE(part.attributes ?? 0, 8);
    rest.writeUInt32LE(start, 12);
    const madeBy = part.madeBy ?? 0;
    directory.push(
      Buffer.concat([
        Buffer.from([0x50, 0x4b, 1, 2, 20, madeBy, 20, 0]),
        fields,
        Buffer.alloc(2),
        rest.subarray(2),
        name,
      ]),
    );
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  Buffer.from([0x50, 0x4b, 5, 6]).copy(end);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}
