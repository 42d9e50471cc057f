/** The text of works, chapter by chapter, and what was understood of them. */
import type { WorkDetail } from '#catalogue';
import {
  BY_NUMBER,
  CHAPTER,
  CHAPTER_PARAMS,
  CHAPTER_QUERY,
  CHAPTERS,
  type Chapter,
  ORIGINAL_PARAMS,
  ORIGINALS,
  READING,
  WORK_QUERY,
} from '#contract';
import { chapterText } from '#document';
import { FanlightError } from '#errors';
import { deliverOriginal, explainWork, listOriginals, type ReadableChapter, readChapters } from '#library';
import { fromXhtml } from '#markup';
import { answering, handing, type Operation } from '../operation.ts';
import { workFor } from './works.ts';

/** The operations. */
export const CHAPTER_OPERATIONS: readonly Operation[] = [
  answering(
    {
      id: 'listChapters',
      group: 'works',
      method: 'GET',
      path: '/works/{id}/chapters',
      params: BY_NUMBER,
      query: CHAPTER_QUERY,
      gives: CHAPTERS,
      refuses: ['FL-USE-NO-WORK'],
      examples: [{ params: { id: 1 }, query: { as: 'none' } }],
      isCostly: true,
    },
    async (call) => {
      const work = await workFor(call);
      const { as } = call.query;
      const chapters =
        as === 'none' ? work.chapterList : await readChapters(call.site.library, work.id, 'all');
      return { body: { items: chapters.map((chapter) => shownChapter(work, chapter, as)) } };
    },
  ),
  answering(
    {
      id: 'getChapter',
      group: 'works',
      method: 'GET',
      path: '/works/{id}/chapters/{chapter}',
      params: CHAPTER_PARAMS,
      query: CHAPTER_QUERY,
      gives: CHAPTER,
      refuses: ['FL-USE-NO-WORK', 'FL-WEB-NOT-FOUND'],
      examples: [{ params: { id: 1, chapter: 2 }, query: { as: 'text' } }],
    },
    async (call) => {
      const work = await workFor(call);
      const { params, query } = call;
      const [chapter] =
        query.as === 'none'
          ? work.chapterList.filter(({ position }) => position === params.chapter)
          : await readChapters(call.site.library, work.id, params.chapter);
      if (chapter === undefined) throw new FanlightError('FL-WEB-NOT-FOUND');
      return { body: shownChapter(work, chapter, query.as) };
    },
  ),
  answering(
    {
      id: 'getReading',
      group: 'works',
      method: 'GET',
      path: '/works/{id}/reading',
      params: BY_NUMBER,
      query: WORK_QUERY,
      gives: READING,
      refuses: ['FL-USE-NO-WORK', 'FL-LIB-ORIGINAL-MISSING'],
      examples: [{ params: { id: 1 } }],
      isCostly: true,
    },
    async (call) => {
      const { id } = await workFor(call);
      const explained = await explainWork(call.site.library, id);
      if (explained === null) throw new FanlightError('FL-USE-NO-WORK', String(id));
      const { work, fields, waiting } = explained;
      return { body: { work: work.id, original: work.original.hash, waiting, fields } };
    },
  ),
  answering(
    {
      id: 'listOriginals',
      group: 'works',
      method: 'GET',
      path: '/works/{id}/originals',
      params: BY_NUMBER,
      query: WORK_QUERY,
      gives: ORIGINALS,
      refuses: ['FL-USE-NO-WORK'],
      examples: [{ params: { id: 1 } }],
    },
    async (call) => {
      const { id } = await workFor(call);
      return { body: { items: await listOriginals(call.site.library, id) } };
    },
  ),
  handing(
    {
      id: 'getOriginal',
      group: 'works',
      method: 'GET',
      path: '/works/{id}/originals/{hash}',
      params: ORIGINAL_PARAMS,
      query: WORK_QUERY,
      media: ['application/octet-stream'],
      refuses: ['FL-USE-NO-WORK', 'FL-WEB-NOT-FOUND', 'FL-LIB-ORIGINAL-MISSING'],
      examples: [
        { params: { id: 1, hash: '23b2457ea5e7e62b0c94515e88634268d27e24ea35adff174681caf90a3dccd7' } },
      ],
    },
    async (call) => {
      const { id } = await workFor(call);
      const file = await deliverOriginal(call.site.library, id, call.params.hash);
      if (file === null) throw new FanlightError('FL-WEB-NOT-FOUND');
      return { ...file, mediaType: 'application/octet-stream' };
    },
  ),
];

/** A chapter as the API shows it: rating and warnings stand before the text. */
function shownChapter(
  { id, title, rating, warnings, warningsStated }: WorkDetail,
  chapter: WorkDetail['chapterList'][number] | ReadableChapter,
  as: Chapter['as'],
): Chapter {
  return {
    work: { id, title, rating, warnings, warningsStated },
    position: chapter.position,
    title: chapter.title,
    words: chapter.words,
    as,
    text: 'xhtml' in chapter ? textAs(String(chapter.xhtml), as) : null,
  };
}

function textAs(xhtml: string, as: Chapter['as']): string {
  return as === 'text' ? chapterText({ blocks: fromXhtml(xhtml) }) : xhtml;
}
