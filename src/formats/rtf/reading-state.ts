import type { PictureShelf } from '../picture-shelf.ts';
import type { Group } from './group.ts';
import type { HtmlSource } from './html-source.ts';
import type { LossCount } from './loss-count.ts';
import type { StyleSheet } from './styles.ts';

/** What the document says of itself in its `\info` group. */
export type DocumentInfo = { title?: string; author?: string; doccomm?: string };

/** What a group that is no plain text of the story works on. */
export interface ReadingState {
  /** The innermost open group. */
  readonly group: Group;
  readonly losses: LossCount;
  readonly styles: StyleSheet;
  readonly html: HtmlSource;
  readonly info: DocumentInfo;
  readonly pictures: PictureShelf;
  /** The name of the drawing property whose value comes next. */
  propertyName: string;
  /** Notes begun so far. */
  notes: number;
  /** Passes over the rest of the group; tells whether letters stood in it. */
  skipGroup(): boolean;
}
