/** Files as downloads: never shown in place, never guessed at by the browser. */
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DeliveredFile } from '#library';

/** Sends a file as an attachment with its hash as ETag (weak, since the file may be sent compressed); 304 when the reader has it already. */
export function deliver(
  request: FastifyRequest,
  reply: FastifyReply,
  file: DeliveredFile,
  mediaType = file.mediaType,
): FastifyReply {
  reply.headers({
    'content-security-policy': 'sandbox',
    'content-disposition': contentDisposition(file.fileName),
  });
  return sendBytes(request, reply, file.bytes, mediaType);
}

/** Sends bytes with their hash as ETag, or 304 to who has them already. */
export function sendBytes(
  request: FastifyRequest,
  reply: FastifyReply,
  bytes: Uint8Array,
  mediaType: string,
): FastifyReply {
  const etag = `W/"${createHash('sha256').update(bytes).digest('base64url')}"`;
  reply.headers({ etag, 'cache-control': 'private, no-cache' });
  if (isHeld(request.headers['if-none-match'], etag)) return reply.code(304).send();
  return reply.type(mediaType).send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** Whether an If-None-Match header names an ETag; compared weakly (RFC 9110 §8.8.3.2). */
export function isHeld(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((candidate) => opaque(candidate.trim()) === opaque(etag));
}

function opaque(etag: string): string {
  return etag.replace(/^W\//, '');
}

/** RFC 6266: an ASCII name for old readers and the whole name, percent-encoded, for the rest. */
export function contentDisposition(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(fileName.toWellFormed()).replace(/['()*]/g, percentEncoded);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
