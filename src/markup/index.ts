/** HTML and XHTML to the document and back, through one allow-list; and the template tag that every page is made of. */
export type { Origins } from './block-builder.ts';
export { FRAGMENT_CLASSES } from './classes.ts';
export { oneLine } from './clean-text.ts';
export { declaredCharset } from './declared-charset.ts';
export { fragmentOutline, fragmentText } from './fragment-text.ts';
export {
  fromXhtml,
  type HtmlDocument,
  parseHtml,
  type ReadingOptions,
  readTree,
  sanitizeHtml,
} from './html-document.ts';
export {
  attribute,
  bodyOf,
  classNames,
  elementsBelow,
  type HtmlElement,
  type HtmlNode,
  type HtmlTree,
  isElement,
  isText,
  offsetOf,
  parseTree,
  textBelow,
} from './html-tree.ts';
export { moveAddresses } from './move-addresses.ts';
export { blockStarts, type Presentation, presentFragment } from './present-fragment.ts';
export { judgeLink, type LinkVerdict } from './safe-link.ts';
export { type BlockLine, blocksBetween, locateBlocks, sourceLines } from './source-lines.ts';
export {
  embeddedJson,
  html,
  type Interpolation,
  join,
  type Markup,
  markupOf,
  picturesIn,
  placePictures,
} from './template.ts';
export { toHtml, toXhtml } from './to-xhtml.ts';
export {
  isXmlElement,
  localName,
  parseXml,
  type XmlElement,
  type XmlNode,
  type XmlTree,
  xmlElementsBelow,
  xmlText,
} from './xml-tree.ts';
