import { type CharacterStyle, PLAIN } from './character-style.ts';
import type { Destination } from './destinations.ts';
import type { FieldMeaning } from './field.ts';
import type { Flow } from './flow.ts';
import { type ParagraphStyle, PLAIN_PARAGRAPH } from './paragraph-style.ts';
import type { PictureData } from './picture.ts';

/** Text that is gathered apart from the story: a field's instruction, a property. */
export type Capture = { text: string };

/** A field between its instruction and its result. */
export type Field = { meaning: FieldMeaning };

/** A note or text box while it is read. */
export type SideText = { flow: Flow; isEndnote: boolean };

/** What holds inside a group, and ends with it (RTF 1.9.1, "Groups"). Styles are never changed but replaced. */
export type Group = {
  destination: Destination | 'body';
  character: CharacterStyle;
  paragraph: ParagraphStyle;
  /** How many characters stand in for one `\u`. */
  fallbackLength: number;
  href: string | null;
  flow: Flow;
  side: SideText | null;
  capture: Capture | null;
  field: Field | null;
  picture: PictureData | null;
  /** Set between `\htmlrtf` and `\htmlrtf0`: not part of the page that the file was made from. */
  beyondHtml: boolean;
  /** Nothing but control words has been read of it. */
  fresh: boolean;
  /** The destination around a choice between old and Unicode text. */
  around: Destination | 'body';
  /** What is to be done where it ends. */
  close: (() => void) | null;
};

/** What holds at the beginning of a file. */
export function outermostGroup(flow: Flow): Group {
  return {
    destination: 'body',
    character: PLAIN,
    paragraph: PLAIN_PARAGRAPH,
    fallbackLength: 1,
    href: null,
    flow,
    side: null,
    capture: null,
    field: null,
    picture: null,
    beyondHtml: false,
    fresh: true,
    around: 'body',
    close: null,
  };
}
