/** HTML and XHTML to the document and back, through one allow-list; and the template tag that every page is made of. */
export { html, join, type Markup, markupOf } from './template.ts';
