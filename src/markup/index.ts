/** HTML and XHTML to the document and back, through one allow-list; and the template tag that every page is made of. */
export { FRAGMENT_CLASSES } from './classes.ts';
export { declaredCharset } from './declared-charset.ts';
export { normaliseBlocks } from './normalise.ts';
export { html, type Interpolation, join, type Markup, markupOf } from './template.ts';
export { toHtml, toXhtml } from './to-xhtml.ts';
