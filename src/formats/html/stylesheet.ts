/**
 * The style sheet inside written pages: a measure to read by, dark where the reader's system is; on paper set as a book is, with
 * wider inner margins, page numbers and each chapter on a new page. The paper's size is the printer's own.
 */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1d1b18; --paper: #fdfcf9; --faint: #5d574e; --rule: #cfc8bb; --link: #7a2e1d; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e1d8; --paper: #191715; --faint: #a79f92; --rule: #4a453d; --link: #e79b83; } }
html { background: var(--paper); color: var(--ink); font: 1.125rem/1.6 Literata, Charter, Georgia, serif; }
body { max-width: 36rem; margin: 0 auto; padding: 2rem 1rem 4rem; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; text-wrap: balance; }
a { color: var(--link); }
.byline { font-style: italic; }
.facts { margin: 1.5rem 0; padding: 1rem 0; border-block: 1px solid var(--rule); font-size: 0.9em; }
.facts div { display: flex; flex-wrap: wrap; gap: 0 0.75rem; }
.facts dt { color: var(--faint); min-width: 9rem; }
.facts dd { margin: 0; flex: 1 1 14rem; }
.facts ul { display: inline; margin: 0; padding: 0; list-style: none; }
.facts li { display: inline; }
.facts li:not(:last-child)::after { content: ", "; }
.prose h2, nav h2 { font-size: 1rem; margin-bottom: 0.25rem; }
.chapter { margin-top: 4rem; }
.scene-break { border: 0; margin: 2rem 0; text-align: center; }
.scene-break::before { content: "* * *"; letter-spacing: 0.5em; color: var(--faint); }
.align-left { text-align: left; } .align-center { text-align: center; }
.align-right { text-align: right; } .align-justify { text-align: justify; }
.verse, .letter, .chat { margin: 1.5rem 1rem; }
.line { margin: 0; padding-left: 2em; text-indent: -2em; }
.lyrics { font-style: italic; }
.art, pre { font: 0.85em/1.3 ui-monospace, Menlo, Consolas, monospace; overflow-x: auto; }
.epigraph { font-style: italic; margin: 2rem 2rem 3rem; }
.attribution { text-align: right; font-style: normal; }
.note { border-left: 3px solid var(--rule); padding-left: 1rem; font-size: 0.9em; }
.data { border-collapse: collapse; } .data th, .data td { border: 1px solid var(--rule); padding: 0.25rem 0.5rem; }
.picture .alt { color: var(--faint); border: 1px dashed var(--rule); padding: 0.5rem; }
.work { margin-top: 6rem; }
@page { margin: 20mm 16mm 22mm; @bottom-center { content: counter(page); font: 9pt Georgia, serif; } }
@page :left { margin-left: 16mm; margin-right: 22mm; }
@page :right { margin-left: 22mm; margin-right: 16mm; }
@page :first { @bottom-center { content: none; } }
@media print {
  html { background: none; color: #000; font-size: 11pt; line-height: 1.4; }
  body { max-width: none; padding: 0; orphans: 2; widows: 2; }
  nav { display: none; }
  a { color: inherit; text-decoration: none; }
  .work, .chapter { break-before: page; margin-top: 0; }
  .text > p { margin: 0; text-align: justify; text-indent: 1.3em; hyphens: auto; }
  .text > p:first-child, .text > hr + p, .text > .align-center, .text > .align-right { text-indent: 0; }
  .text > .align-left { text-align: left; } .text > .align-center { text-align: center; } .text > .align-right { text-align: right; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  .picture, .verse { break-inside: avoid; }
  .scene-break::before { color: #000; }
}
`;
