import type { BundleHead } from './bundle-schemas.ts';

/** What a bag says to somebody who has never heard of the program that wrote it. Plain text, the same for every bag with the same in it. */
export function bundleReadme(head: Omit<BundleHead, 'fanlight' | 'version'>): string {
  const what =
    head.of === 'library'
      ? 'This folder holds a whole library of fan fiction'
      : 'This folder holds some works of a library of fan fiction';
  const left =
    head.withdrawn > 0
      ? `, and ${head.withdrawn} more that were withdrawn\nfrom it or stand under others in it`
      : '';
  const gone =
    head.missing.length > 0
      ? `\nThe library itself had ${head.missing.length} of its files no longer whole. They are not here;\ndata/library.json names them.\n`
      : '';
  return `${what}: ${head.works} ${head.works === 1 ? 'work' : 'works'}${left}.

It was written by Fanlight, a program that keeps fan fiction. You do not need that
program to read it: the stories are web pages and plain text, everything else is plain
text too. All text is UTF-8.
${gone}
IS EVERYTHING HERE?

The folder is a "bag" (RFC 8493, https://www.rfc-editor.org/rfc/rfc8493). Two lists have
a checksum of each file under data/. To compare them, open a terminal in this folder:

  sha256sum --check --quiet manifest-sha256.txt
  sha512sum --check --quiet manifest-sha512.txt

(On a Mac: shasum -a 256 -c manifest-sha256.txt.) Nothing is printed when all is well.
The files beside data/ are in tagmanifest-sha256.txt and tagmanifest-sha512.txt, and are
compared in the same way. Other programs know bags too; Fanlight says "fanlight bag check".

WHERE IS WHAT?

data/works.tsv
    A list of all works, to open in any spreadsheet: where each is, its title, who
    wrote it, its fandoms, rating and warnings.

data/works/000/000123/
    One work. "123" is its number, "000" its number in thousands.

    work.json
        What is known of it. "shown" is what its page said: title, creators, rating,
        warnings, tags. "edits" are what a person said over it, with the day;
        "decisions" are answers to doubtful readings. So what a person said can be
        told from what a program read. "revisions" are the states that the work had,
        and the files that they came from.
    revision-1/
        One state of it. A work whose file changed has revision-2 and so on; "revision"
        in work.json is the one that was shown.
    revision-1/chapter-001.xhtml, chapter-001.txt
        A chapter, as a web page and as plain text.
    revision-1/reading.json
        What was understood of the file: "reading" is what it says, "evidence" where
        that stands in the file, by which rule it was read, and how sure that was
        (1 is sure).
    comments.jsonl
        What readers of an old site wrote under it, if anything.

data/originals/
    The files as they were received, byte for byte, from which everything else was
    read. Each is called by the SHA-256 of its bytes; data/imports/files.jsonl says
    what it was called when it came ("path").

data/media/
    Pictures that chapters show, called by the SHA-256 of their bytes.

data/imports/
    imports.jsonl: when files were taken in. files.jsonl: each file and what became of
    it, with what could not be read or carried over ("losses", "error").
    rereadings.jsonl: when files of an import were read again by a better reader; a
    "revision" in work.json says so where it is of one ("rereading").

data/site/
    What old sites kept beside their stories: pages of creators, series, news.
    "addresses" here and in work.json are where something was found on the web.

data/tags/
    mapping.json: which names of tags mean the same, and which stand above others.
    decisions.jsonl: who said so when.

data/decisions.jsonl
    The log of answers to doubtful readings.

data/joined.jsonl
    Works that are one story with another ("into"), under which they stand.

data/apart.jsonl
    Works that look alike and were said to be different.

data/private/
    Only if it was asked for: bookmarks, places, searches and mutes of readers, and
    addresses and names of people that files name. Please treat it as private.

data/schemas/
    For every kind of JSON file a JSON Schema document, which says exactly what may be
    in it. Files that end in .jsonl have one JSON value on each line.

The originals and the stories belong to those who wrote them. "permission" in work.json
is what each author says of passing a story on. Please honour it.
`;
}
