import PostalMime from 'postal-mime';

/** A part of a message that holds no others: its bytes with the transfer encoding undone, and what its header says. */
export type MimePart = {
  /** Lower case, `text/plain`. */
  type: string;
  parameters: Record<string, string>;
  fileName: string | null;
  attached: boolean;
  bytes: Uint8Array;
  /** The kinds of multipart it stands in, from the outside in: `mixed`, `alternative`, `digest`. */
  within: string[];
  /** Parts of one `multipart/alternative` have the same number here; null outside of one. */
  choice: number | null;
};

const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 1 << 20, maxRfc822NestingDepth: 0 };

/** The part tree of postal-mime as it is there after parsing; its public result has texts decoded as declared only. */
type Node = {
  content: ArrayBuffer | null;
  contentType: { parsed: { value: string; params: Record<string, string> }; multipart: string | false };
  contentDisposition: { parsed: { value: string; params: Record<string, string> } };
  childNodes: Node[];
};

/**
 * The parts of a message in their order (RFC 2045 to 2049), or null where it is nested too deep or its header is too
 * large to be taken apart.
 */
export async function mimeParts(message: Uint8Array): Promise<MimePart[] | null> {
  const parser = new PostalMime(LIMITS);
  try {
    await parser.parse(message);
  } catch {
    return null;
  }
  const parts: MimePart[] = [];
  let choices = 0;
  const visit = (node: Node, within: string[], choice: number | null): void => {
    const { multipart, parsed } = node.contentType;
    if (multipart !== false && node.childNodes.length > 0) {
      const inner = multipart === 'alternative' ? choices++ : choice;
      for (const child of node.childNodes) visit(child, [...within, multipart], inner);
      return;
    }
    if (!node.content) return;
    const disposition = node.contentDisposition.parsed;
    parts.push({
      type: multipart === false ? parsed.value : 'text/plain',
      parameters: parsed.params,
      fileName: disposition.params['filename'] ?? parsed.params['name'] ?? null,
      attached: disposition.value === 'attachment',
      bytes: new Uint8Array(node.content),
      within,
      choice,
    });
  };
  visit((parser as unknown as { root: Node }).root, [], null);
  return parts;
}
