import { Buffer } from 'node:buffer';
import type { Loss } from '#document';
import type { HtmlTree } from '#markup';
import { characterLosses, loss, openPage } from '#stories';
import { decodeBytes, type EncodingReport, looksBinary } from '#text';
import { unflow } from './flowed.ts';
import { type MessageHeader, readHeader } from './header-fields.ts';
import { type MimePart, mimeParts } from './mime-parts.ts';

/** One text of a message: as plain text, or as a page. */
export type MessageBody = { kind: 'text'; text: string } | { kind: 'page'; tree: HtmlTree };

/** A message opened: its header, its texts in order, how they were encoded, and what of it could not be carried over. */
export type OpenMessage = {
  header: MessageHeader;
  bodies: MessageBody[];
  encoding: EncodingReport | null;
  losses: Loss[];
};

/** Messages forwarded within messages are opened this deep. */
const FORWARDS = 3;
/** A plain text this much shorter than its other form only says that there is another. */
const STUB_SHARE = 0.2;

/**
 * Opens a message. Of two forms of one text the plain one is taken, unless it is only a stub. Every text is decoded by
 * its own declared charset where the bytes agree. Attached texts and pages are read too; other files are losses.
 */
export async function openMessage(message: Uint8Array, depth = 0): Promise<OpenMessage> {
  const header = readHeader(message);
  const parts = isPlain(header) ? null : await mimeParts(message);
  const opened: OpenMessage = { header, bodies: [], encoding: null, losses: [] };
  if (parts === null) {
    if (!isPlain(header)) opened.losses.push(loss('FL-LOSS-DEPTH'));
    addText(opened, message.subarray(header.bodyAt), parameterOf(header), {});
    return opened;
  }
  for (const part of chosen(parts)) await addPart(opened, part, depth);
  // A multipart whose boundary is not there has no parts, but has text.
  if (parts.length === 0) addText(opened, message.subarray(header.bodyAt), undefined, {});
  return opened;
}

/** Whether a message has no structure and no transfer encoding, so that its bytes are its text. */
function isPlain({ fields }: MessageHeader): boolean {
  const encoding = fields.get('content-transfer-encoding') ?? '';
  return (
    /^(?:$|text\/plain\b|text$)/i.test(fields.get('content-type') ?? '') &&
    !/^(?:base64|quoted-printable)/i.test(encoding) &&
    !/flowed/i.test(fields.get('content-type') ?? '')
  );
}

function parameterOf({ fields }: MessageHeader): string | undefined {
  return /\bcharset\s{0,4}=\s{0,4}"?([^\s";]{1,60})/i.exec(fields.get('content-type') ?? '')?.[1];
}

async function addPart(opened: OpenMessage, part: MimePart, depth: number): Promise<void> {
  const named = part.fileName ?? '';
  if (part.type === 'message/rfc822') {
    if (depth >= FORWARDS) opened.losses.push(loss('FL-LOSS-DEPTH'));
    else {
      const inner = await openMessage(part.bytes, depth + 1);
      opened.bodies.push(...inner.bodies);
      opened.losses.push(...inner.losses);
      opened.encoding ??= inner.encoding;
    }
  } else if (part.type === 'text/html' || /\.html?$/i.test(named)) addPage(opened, part);
  else if (isText(part)) addText(opened, part.bytes, part.parameters['charset'], part.parameters);
  else if (part.bytes.length > 0)
    opened.losses.push({ ...loss('FL-LOSS-ATTACHMENT'), ...(named !== '' && { at: named.slice(0, 200) }) });
}

function isText({ type, fileName, bytes }: MimePart): boolean {
  if (/^text\/(?:calendar|x-vcard|vcard|css|rtf)/.test(type) || looksBinary(bytes.subarray(0, 65_536)))
    return false;
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '{\\rtf') return false;
  return type.startsWith('text/') || /\.(?:te?xt|asc|fic)$/i.test(fileName ?? '') || !type.includes('/');
}

function addText(
  opened: OpenMessage,
  bytes: Uint8Array,
  charset: string | undefined,
  parameters: Record<string, string>,
): void {
  if (bytes.length === 0) return;
  const { text, encoding, invalid } = decodeBytes(bytes, charset ? { declared: charset } : {});
  opened.losses.push(...characterLosses(invalid && { ...invalid, firstAt: 0 }));
  const flowed = /^flowed$/i.test(parameters['format'] ?? '');
  keepEncoding(opened, encoding);
  opened.bodies.push({
    kind: 'text',
    text: flowed ? unflow(text, /^yes$/i.test(parameters['delsp'] ?? '')) : text,
  });
}

function addPage(opened: OpenMessage, part: MimePart): void {
  const page = openPage(part.bytes, part.parameters['charset']);
  opened.losses.push(...page.losses.map(({ at: _, ...one }) => one));
  keepEncoding(opened, page.encoding);
  opened.bodies.push({ kind: 'page', tree: page.tree });
}

/** The encoding of a message is that of its first text that is more than ASCII. */
function keepEncoding(opened: OpenMessage, encoding: EncodingReport): void {
  if (opened.encoding === null || opened.encoding.reason === 'plain ASCII') opened.encoding = encoding;
}

/** The parts to read: of alternatives one text. */
function chosen(parts: readonly MimePart[]): MimePart[] {
  const groups = new Map<number, MimePart[]>();
  for (const part of parts) {
    if (part.choice !== null && !part.attached)
      groups.set(part.choice, [...(groups.get(part.choice) ?? []), part]);
  }
  const dropped = new Set<MimePart>();
  for (const group of groups.values()) {
    const plain = group.filter((part) => part.type === 'text/plain');
    const pages = group.filter((part) => part.type === 'text/html');
    if (plain.length === 0 || pages.length === 0) continue;
    const stub = sizeOf(plain) < sizeOf(pages.map(withoutTags)) * STUB_SHARE;
    for (const part of stub ? plain : pages) dropped.add(part);
  }
  return parts.filter((part) => !dropped.has(part));
}

function sizeOf(parts: readonly { bytes: Uint8Array }[]): number {
  return parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

/** A page's bytes without what stands in tags, to measure its text by. */
function withoutTags(part: MimePart): { bytes: Uint8Array } {
  let inside = false;
  return {
    bytes: part.bytes.filter((byte) => {
      const tag = inside || byte === 0x3c;
      inside = byte === 0x3c || (inside && byte !== 0x3e);
      return !tag;
    }),
  };
}
