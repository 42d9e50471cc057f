/**
 * The style sheet of every book: only what plain defaults cannot do, in properties that old e-readers know. Faces,
 * sizes and colours are the reader's own.
 */
export const STYLES = `body { margin: 0 5%; }
h1, h2, h3, h4, h5, h6 { text-align: center; line-height: 1.25; page-break-after: avoid; break-after: avoid; }
h2.chapter-title { margin: 2em 0 1.5em; }
p { margin: 0; text-indent: 1.3em; orphans: 2; widows: 2; }
.text > p:first-child, h3 + p, h4 + p, hr + p, dd p, li p, .note p, .title-page p, .preface p, .alt, .note-link { text-indent: 0; }
.title-page { text-align: center; margin-top: 20%; }
.title-page h1 { font-size: 1.8em; }
.title-page p { margin-top: 1em; }
.title-page .creators { font-size: 1.2em; }
.title-page .series { font-style: italic; }
.title-page .advice { margin-top: 4em; font-size: 0.85em; }
.works { margin-top: 3em; page-break-before: always; break-before: page; }
.works li { margin-bottom: 0.5em; }
.works .advice { display: block; font-size: 0.85em; }
.preface .creators { text-align: center; margin-bottom: 1.5em; }
.preface p { margin: 0 0 0.75em; }
.preface dt { font-weight: bold; margin-top: 0.5em; }
.preface dd { margin: 0 0 0 1.5em; }
.preface dd ul { margin: 0; padding: 0; list-style: none; }
.preface dd li { display: inline; }
.preface dd li:after { content: ", "; }
.preface dd li:last-child:after { content: ""; }
.note-link { text-align: center; font-size: 0.85em; margin: 0.5em 0 1em; }
hr.scene-break { border: 0; border-top: 1px solid; width: 20%; margin: 1.5em auto; }
.align-left { text-align: left; text-indent: 0; }
.align-center { text-align: center; text-indent: 0; }
.align-right { text-align: right; text-indent: 0; }
.align-justify { text-align: justify; }
.verse, .letter, .chat { margin: 1em 1.5em; }
.lyrics { font-style: italic; }
.line { margin: 0 0 0 1.5em; text-indent: -1.5em; }
[dir="rtl"] .line { margin: 0 1.5em 0 0; }
.letter .line, .chat .line { margin: 0; text-indent: 0; }
blockquote { margin: 1em 1.5em; }
blockquote.epigraph { margin: 1.5em 15%; font-style: italic; }
.attribution { text-align: right; font-style: normal; }
[dir="rtl"] .attribution { text-align: left; }
.note { margin: 1.5em 0; padding: 0.5em 1em; border: 1px solid; }
pre.art { font-family: monospace; white-space: pre; font-size: 0.75em; }
table.data { border-collapse: collapse; margin: 1em auto; }
table.data th, table.data td { border: 1px solid; padding: 0.25em 0.5em; }
.picture { margin: 1em 0; text-align: center; page-break-inside: avoid; break-inside: avoid; }
`;

/** Added to {@link STYLES} in a book that holds pictures: none is wider or higher than the page. */
export const PICTURE_STYLES = `.picture img { max-width: 100%; max-height: 95vh; }
`;
