/** Corrections of a work, by the rules of the form on its page. */
import type { WorkDetail, WorkEdits } from '#catalogue';
import { BY_NUMBER, WORK_DETAIL, WORK_PATCH, WORK_QUERY, type WorkPatch } from '#contract';
import { FanlightError } from '#errors';
import { type Library, reviseWork } from '#library';
import { checkForm, editsOf, filledForm } from '../../edit-form.ts';
import { answering, type Operation } from '../operation.ts';
import { ApiRefusal } from '../problems.ts';
import { etagOf } from '../send-json.ts';
import { workDetail, workFor } from './works.ts';

/** The operation. */
export const EDITS: readonly Operation[] = [
  answering(
    {
      id: 'patchWork',
      group: 'works',
      method: 'PATCH',
      path: '/works/{id}',
      needs: 'edit',
      params: BY_NUMBER,
      query: WORK_QUERY,
      body: WORK_PATCH,
      patch: true,
      gives: WORK_DETAIL,
      refuses: ['FL-USE-NO-WORK', 'FL-API-NO-CONDITION', 'FL-API-CHANGED', 'FL-WEB-FORM'],
      examples: [
        {
          params: { id: 1 },
          headers: { 'if-match': '*' },
          body: { tags: ['Case Fic', 'Lighthouses', 'Slow Burn', 'Letters', 'Storms'], language: 'en-GB' },
        },
      ],
      isExact: true,
    },
    (call) =>
      inTurn(call.site.library, async () => {
        const { library } = call.site;
        const work = await workFor(call);
        demandState(call.request.headers['if-match'], etagOf(JSON.stringify(workDetail(work))));
        const edits = editsIn(call.body, work);
        if (Object.keys(edits).length > 0) await reviseWork(library, work.id, edits);
        return { body: workDetail(await workFor({ ...call, query: { muted: 'show' } })) };
      }),
  ),
];

/** The corrections that a patch asks for, of the fields that it names alone. Throws FL-API-VALUE with what the form would say of these. */
function editsIn(patch: WorkPatch, work: WorkDetail): WorkEdits {
  const asked = filledAs(patch);
  const form = filledForm({ rating: work.rating, status: work.status, ...asked });
  const faults = checkForm(form, work)
    .filter(({ field }) => field in asked)
    .map(({ field, says }) => ({
      in: 'body' as const,
      at: field === 'position' ? '/series/position' : `/${field}`,
      rule: 'form',
      says,
    }));
  if (faults.length > 0) throw new ApiRefusal('FL-API-VALUE', { faults });
  return Object.fromEntries(Object.entries(editsOf(form, work)).filter(([field]) => field in asked));
}

/** The fields of the form that a patch names, as a person would fill them in. */
function filledAs(patch: WorkPatch): Record<string, unknown> {
  const { creators, fandoms, relationships, characters, tags, language, summary, notes, series, ...same } =
    patch;
  return {
    ...same,
    ...lines({ creators, fandom: fandoms, relationship: relationships, character: characters, tag: tags }),
    ...texts({ language, summary, notes }),
    ...(series !== undefined && { series: series?.name ?? '', position: series?.position?.toString() ?? '' }),
  };
}

function lines(fields: Record<string, readonly string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, entries]) =>
      entries === undefined ? [] : [[name, entries.join('\n')]],
    ),
  );
}

function texts(fields: Record<string, string | null | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, text]) => (text === undefined ? [] : [[name, text ?? '']])),
  );
}

/** RFC 9110 §13.1.1; ETags are compared strongly. Throws FL-API-NO-CONDITION where nothing is said, and FL-API-CHANGED. */
function demandState(header: string | undefined, etag: string): void {
  if (header === undefined) throw new FanlightError('FL-API-NO-CONDITION');
  const named = header.split(',').map((one) => one.trim());
  if (!named.includes('*') && !named.includes(etag)) throw new FanlightError('FL-API-CHANGED');
}

const turns = new WeakMap<Library['catalogue'], Promise<unknown>>();

/** One correction after another, so that between the look at a state and the change of it there is no other change of the API. */
function inTurn<Result>({ catalogue }: Library, act: () => Promise<Result>): Promise<Result> {
  const turn = (turns.get(catalogue) ?? Promise.resolve()).then(act, act);
  turns.set(catalogue, turn);
  return turn;
}
