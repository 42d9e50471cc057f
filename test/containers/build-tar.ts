import { Buffer } from 'node:buffer';

/** One entry of a tar built by hand; what is not given is as an honest program of its time would write it. */
export type TarPart = {
  name: string | Uint8Array;
  content?: Uint8Array | string;
  /** The type flag; '0' is a file, '\0' one of Version 7. */
  type?: string;
  /** What stands at 257: `ustar` and its version, GNU's variant, or nothing as in Version 7. */
  magic?: string;
  claimedSize?: string;
  link?: string;
  checksum?: number;
};

/** A tar file with exactly these entries, honest or not, and the two empty blocks that end it. */
export function buildTar(parts: readonly TarPart[], end = 1024): Uint8Array {
  const blocks = parts.flatMap((part) => {
    const content = Buffer.from(part.content ?? '');
    return [header(part, content.length), content, Buffer.alloc((512 - (content.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(end)]);
}

/** A pax record (POSIX.1-2001): its own length in decimal, blank, key, `=`, value, newline. */
export function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const length = Buffer.byteLength(rest);
  const digits = String(length + String(length).length).length;
  return `${length + digits}${rest}`;
}

function header(part: TarPart, size: number): Buffer {
  const block = Buffer.alloc(512);
  Buffer.from(part.name).copy(block, 0, 0, 100);
  block.write('0000644\0', 100, 'latin1');
  block.write('0001750\0', 108, 'latin1');
  block.write('0001750\0', 116, 'latin1');
  block.write(part.claimedSize ?? `${size.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  block.write('07240261450\0', 136, 'latin1');
  block.write(part.type ?? '0', 156, 'latin1');
  block.write(part.link ?? '', 157, 'latin1');
  block.write(part.magic ?? 'ustar\x0000', 257, 'latin1');
  block.fill(0x20, 148, 156);
  const sum = part.checksum ?? block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}
