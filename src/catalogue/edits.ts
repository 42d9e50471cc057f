/** What a person may say over a reading, and how it is laid over it. Pure. */
import { type EditableField, TAG_KINDS, type TagKind, type WorkEdits, type WorkMetadata } from './records.ts';

/** The metadata of a work as shown: what was read, with a person's corrections over it. */
export function applyEdits(reading: WorkMetadata, edits: WorkEdits): WorkMetadata {
  const { fandom, relationship, character, tag, ...rest } = edits;
  const decided = { fandom, relationship, character, tag };
  if (TAG_KINDS.every((kind) => decided[kind] === undefined)) return { ...reading, ...rest };
  return {
    ...reading,
    ...rest,
    tags: TAG_KINDS.flatMap((kind) => decided[kind] ?? reading.tags.filter((one) => one.kind === kind)),
  };
}

/** Those of the corrections that are in some fields. */
export function editsIn(edits: WorkEdits, fields: readonly EditableField[]): WorkEdits {
  return Object.fromEntries(fields.filter((field) => field in edits).map((field) => [field, edits[field]]));
}

/** What metadata says in some fields, as corrections that would say the same. */
export function partOf(metadata: WorkMetadata, fields: readonly EditableField[]): WorkEdits {
  return Object.fromEntries(fields.map((field) => [field, said(metadata, field)])) as WorkEdits;
}

function said(metadata: WorkMetadata, field: EditableField): unknown {
  return isTagKind(field) ? metadata.tags.filter((one) => one.kind === field) : metadata[field];
}

function isTagKind(field: EditableField): field is TagKind {
  return (TAG_KINDS as readonly string[]).includes(field);
}
