import type { Block } from '#document';
import { blocksOf } from './blocks.ts';
import { PLAIN } from './character-style.ts';
import { type Destination, destinationOf } from './destinations.ts';
import { readInstruction } from './field.ts';
import { Flow } from './flow.ts';
import type { Group } from './group.ts';
import { PLAIN_PARAGRAPH } from './paragraph-style.ts';
import { PictureData } from './picture.ts';
import type { DocumentInfo, ReadingState } from './reading-state.ts';

/**
 * Turns a group over to what its first control word says it is for; false where the word opens nothing. A starred word that
 * nobody knows makes its group pass (RTF 1.9.1, "Destinations").
 */
export function openDestination(reader: ReadingState, name: string, starred: boolean): boolean {
  const destination = destinationOf(name, reader.group.destination) ?? (starred ? 'skip' : null);
  if (destination === null) return false;
  reader.group.fresh = false;
  enter(reader, reader.group, destination, name);
  return true;
}

function enter(reader: ReadingState, group: Group, destination: Destination, name: string): void {
  switch (destination) {
    case 'skip':
      group.destination = 'skip';
      reader.skipGroup();
      return;
    case 'running':
      group.destination = 'skip';
      if (reader.skipGroup()) reader.losses.add('FL-LOSS-PAGES');
      return;
    case 'comment':
      group.destination = 'skip';
      if (reader.skipGroup()) reader.losses.add('FL-LOSS-COMMENT');
      return;
    case 'fonts':
    case 'styles':
    case 'info':
    case 'pass':
      group.destination = destination;
      group.fresh = destination === 'fonts';
      return;
    case 'object':
      group.destination = 'pass';
      reader.losses.add('FL-LOSS-SCRIPT');
      return;
    case 'note':
    case 'box':
      openSideText(reader, group, destination);
      return;
    case 'field':
      group.field = { meaning: { kind: 'other' } };
      group.fresh = true;
      return;
    case 'result':
      openResult(group);
      return;
    case 'shownPicture':
      group.fresh = true;
      return;
    case 'picture':
      openPicture(reader, group);
      return;
    case 'unicodeChoice':
      group.around = group.destination;
      group.destination = 'pass';
      return;
    case 'unicode':
      group.destination = group.around;
      return;
    case 'appleGraphic':
      group.destination = 'skip';
      reader.skipGroup();
      reader.losses.add('FL-LOSS-IMAGE');
      return;
    default:
      capture(reader, group, destination, name);
  }
}

/** Destinations whose text is gathered and looked at where the group ends. */
function capture(
  reader: ReadingState,
  group: Group,
  destination: 'marker' | 'instruction' | 'property' | 'propertyName' | 'propertyValue' | 'htmlTag',
  name: string,
): void {
  const gathered = { text: '' };
  const { field, flow, picture } = group;
  group.capture = gathered;
  group.destination = destination;
  group.character = destination === 'marker' ? group.character : PLAIN;
  group.close = () => {
    const { text } = gathered;
    if (destination === 'marker') flow.addMarker(text);
    else if (destination === 'htmlTag') reader.html.addTag(text);
    else if (destination === 'propertyName') reader.propertyName = text.trim();
    else if (destination === 'propertyValue') {
      if (reader.propertyName === 'wzDescription' && picture !== null)
        picture.alt = text.trim().slice(0, 2000);
    } else if (destination === 'property') setProperty(reader.info, name, text.trim());
    else if (field !== null) {
      field.meaning = readInstruction(text);
      if (field.meaning.kind === 'unsafe') reader.losses.add('FL-LOSS-LINK');
      if (field.meaning.kind === 'anchor') reader.losses.add('FL-LOSS-ANCHOR');
      if (field.meaning.kind === 'sign') flow.addText(field.meaning.text, 0, null);
    }
  };
}

function setProperty(info: DocumentInfo, name: string, text: string): void {
  if (text !== '' && (name === 'title' || name === 'author' || name === 'doccomm'))
    info[name] = text.slice(0, 2000);
}

function openResult(group: Group): void {
  const meaning = group.field?.meaning.kind;
  if (meaning === 'page' || meaning === 'sign') group.destination = 'pass';
  else if (group.destination === 'pass') group.destination = 'body';
  if (group.field?.meaning.kind === 'link') group.href = group.field.meaning.href;
  group.fresh = true;
}

function openSideText(reader: ReadingState, group: Group, destination: 'note' | 'box'): void {
  const side = { flow: new Flow(), isEndnote: false };
  const { flow } = group;
  const isNote = destination === 'note';
  if (isNote) reader.notes += 1;
  Object.assign(group, {
    destination: 'body',
    flow: side.flow,
    side: isNote ? side : group.side,
    capture: null,
    character: PLAIN,
    paragraph: PLAIN_PARAGRAPH,
    href: null,
    fresh: true,
  } satisfies Partial<Group>);
  group.close = () => {
    const parts = side.flow.finish(PLAIN_PARAGRAPH);
    const blocks = blocksOf(parts, (style) => reader.styles.outlineOf(style));
    if (!isNote) for (const block of blocks) flow.addAfterParagraph(block);
    else if (blocks.length > 0) flow.addAfterParagraph(noteOf(blocks, side.isEndnote));
  };
}

function noteOf(children: Block[], isEndnote: boolean): Block {
  return { type: 'note', position: isEndnote ? 'end' : 'inside', children };
}

function openPicture(reader: ReadingState, group: Group): void {
  const picture = new PictureData();
  const { flow } = group;
  group.picture = picture;
  group.destination = 'picture';
  group.capture = null;
  group.fresh = true;
  group.close = () => {
    const media = reader.pictures.keep(picture.bytes);
    if (media === null) reader.losses.add('FL-LOSS-PICTURE');
    if (media !== null || picture.alt !== '')
      flow.addAfterParagraph({ type: 'figure', ...(media !== null && { media }), alt: picture.alt });
  };
}
