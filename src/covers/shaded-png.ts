import { Buffer } from 'node:buffer';
import { crc32, deflateSync } from 'node:zlib';

/** Points as they were drawn: four bytes each, red first. */
type Points = { width: number; height: number; pixels: Uint8Array };

/** Shades from paper to ink, which is as many as four bits hold. */
const SHADES = 16;
const LEVEL = 3;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BITS = 4;
const PALETTE = 3;

/**
 * A picture of one ink on one paper (both `#rrggbb`) as a PNG with a palette of sixteen shades (PNG, third edition): a third of the bytes
 * of one with all colours, and of the time. Its width must be even.
 */
export function shadedPng(points: Points, { paper, ink }: { paper: string; ink: string }): Uint8Array {
  const { width, height } = points;
  const [from, to] = [rgb(paper), rgb(ink)];
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt8(BITS, 8);
  head.writeUInt8(PALETTE, 9);
  const palette = Array.from({ length: SHADES }, (_, shade) =>
    from.map((value, channel) => Math.round(value + (((to[channel] ?? 0) - value) * shade) / (SHADES - 1))),
  );
  return new Uint8Array(
    Buffer.concat([
      SIGNATURE,
      chunk('IHDR', head),
      chunk('PLTE', Buffer.from(palette.flat())),
      chunk('IDAT', deflateSync(rowsOf(points, shadesOf(from, to)), { level: LEVEL })),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

type Channels = readonly [red: number, green: number, blue: number];

function rgb(colour: string): Channels {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 0xff, value & 0xff];
}

/** Which shade a value of one channel is: of the channel in which paper and ink are furthest apart. */
function shadesOf(from: Channels, to: Channels): { channel: number; shades: Uint8Array } {
  const apart = from.map((value, channel) => Math.abs((to[channel] ?? 0) - value));
  const channel = apart.indexOf(Math.max(...apart));
  const [paper, ink] = [from[channel] ?? 0, to[channel] ?? 255];
  const shades = Uint8Array.from({ length: 256 }, (_, value) =>
    Math.round(Math.min(1, Math.max(0, (value - paper) / (ink - paper))) * (SHADES - 1)),
  );
  return { channel, shades };
}

/** Two points to a byte, each row after a byte that says that it is not filtered. */
function rowsOf({ width, height, pixels }: Points, by: { channel: number; shades: Uint8Array }): Buffer {
  const { channel, shades } = by;
  const rows = Buffer.alloc((width / 2 + 1) * height);
  let at = 0;
  let point = channel;
  for (let row = 0; row < height; row += 1) {
    at += 1;
    for (let pair = 0; pair < width; pair += 2) {
      const left = shades[pixels[point] ?? 0] ?? 0;
      const right = shades[pixels[point + 4] ?? 0] ?? 0;
      rows[at] = (left << BITS) | right;
      at += 1;
      point += 8;
    }
  }
  return rows;
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
