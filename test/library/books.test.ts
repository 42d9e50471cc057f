import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { findWorks, showWork } from '#library';
import { importInto, temporaryFolder, temporaryLibrary } from './temporary-library.ts';
import { writeZip } from './write-zip.ts';

const PAGE = (title: string) =>
  `<html><head><title>${title}</title></head><body><h1>${title}</h1><p>It was a wet evening in Baker Street, and the lamps had been lit since four o’clock.</p></body></html>`;
const PACKAGE = `<package><metadata><title>The Second Lamp</title><creator>Martha Reed</creator></metadata>
<manifest><item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>`;

it('takes an e-book in whatever order it was packed as one work, and a zip of pages as pages', async () => {
  const folder = temporaryFolder();
  const book = writeZip({
    'b.xhtml': PAGE('Rain'),
    'a.xhtml': PAGE('Mud'),
    'content.opf': PACKAGE,
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="content.opf"/></rootfiles></container>',
    mimetype: 'application/epub+zip',
  });
  const pages = writeZip({ 'one.html': PAGE('The Stair'), 'two.html': PAGE('The Violin') });
  writeFileSync(path.join(folder, 'book.zip'), book);
  writeFileSync(path.join(folder, 'pages.zip'), pages);
  writeFileSync(
    path.join(folder, 'both.zip'),
    writeZip({ 'shelf/book.epub': book, 'three.html': PAGE('The Lamp') }),
  );
  const app = await temporaryLibrary();
  await importInto(app, folder);
  const { works } = await findWorks(app.library, '', { page: 1 });
  expect(works.map(({ title }) => title).toSorted()).toEqual([
    'The Lamp',
    'The Second Lamp',
    'The Stair',
    'The Violin',
  ]);
  const found = works.find(({ title }) => title === 'The Second Lamp');
  expect(found && (await showWork(app.library, found.id))).toMatchObject({ creators: ['Martha Reed'] });
});
