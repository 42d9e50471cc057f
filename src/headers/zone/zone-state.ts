import type { FieldName } from '#vocabulary';
import type { LabelMap } from './label-map.ts';
import type { Piece, ZoneLine } from './zone-line.ts';

/** A labelled value, as its lines. `tail` fields stand after the story. */
export type Field = {
  label: string;
  names: readonly FieldName[];
  confidence: number;
  pieces: Piece[];
  tail: boolean;
};

/** An unlabelled line or paragraph of a header, and what it was taken for. */
export type Mark = {
  kind:
    | 'title'
    | 'byline'
    | 'fandom'
    | 'chapter'
    | 'part'
    | 'series'
    | 'back-reference'
    | 'header-only'
    | 'date'
    | 'copyright'
    | 'permission'
    | 'email'
    | 'name'
    | 'path'
    | 'origin'
    | 'statistics'
    | 'facts'
    | 'summary'
    | 'contents'
    | 'legend'
    | 'epigraph'
    | 'prose'
    | 'chrome';
  pieces: Piece[];
};

/** Where a header was found and what stands in it. `end` is where the story begins, in `lines`. */
export type Zone = { lines: ZoneLine[]; fields: Field[]; marks: Mark[]; end: number };

/** A header being read. */
export type ZoneState = Zone & {
  labels: LabelMap;
  /** How many chapter headings the whole text has: a single one belongs to the header. */
  headings: number;
  /** The title as far as known: by label, line or subject. */
  title: string | null;
  /** How many marks there were when the last labelled value was read. */
  marksAtField: number;
  /** A ruler closed the header: only a repeated title or a heading may follow. */
  closed: boolean;
  /** What the story proper starts with when it begins inside a line. */
  at: number;
};
