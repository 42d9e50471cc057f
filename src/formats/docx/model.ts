/** The converter's document, as far as it is rearranged here (mammoth 1.13, `lib/documents.js`). */
export type ModelNode = {
  type: string;
  children?: ModelNode[];
  styleId?: string | null;
  styleName?: string | null;
  alignment?: string | null;
  numbering?: unknown;
  verticalAlignment?: string;
  breakType?: string;
  noteType?: string;
  noteId?: string;
  value?: string;
};

/** The whole document with the notes that it refers to. */
export type ModelDocument = ModelNode & {
  children: ModelNode[];
  notes: { resolve(reference: ModelNode): { body: ModelNode[] } | null };
};

/** A node with other children. */
export function withChildren(node: ModelNode, children: ModelNode[]): ModelNode {
  return { ...node, children };
}
