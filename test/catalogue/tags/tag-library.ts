import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import type { BatchId, Catalogue, TagDecisionId, TagKind, TagRequest, WorkId, WorkTag } from '#catalogue';
import type { CatalogueOpener } from '../contract.ts';
import { file, work } from '../samples.ts';

const START = '2026-01-02T03:04:05.000Z';
/** When decisions are made, and when they are taken back. */
export const LATER = '2026-02-03T04:05:06.000Z';
export const LAST = '2026-03-04T05:06:07.000Z';
export const PAGE = { limit: 100, offset: 0 };
/** A mapping that says nothing. */
export const EMPTY = { canonical: [], synonyms: [], parents: [], metas: [], refused: [] };

/** Tags from a short form: `fandom Harbour Lights`, `relationship Mara/Ives`. */
export function tags(...said: string[]): WorkTag[] {
  return said.map((one) => {
    const [kind = '', ...rest] = one.split(' ');
    const name = rest.join(' ');
    const members = name.split(/ & |\//);
    const tag = { kind: kind as TagKind, name };
    return kind === 'relationship' && members.length > 1 ? { ...tag, members } : tag;
  });
}

/** A library of its own for each test, and short ways to fill it, to decide about its tags and to ask. */
export type TagLibrary = ReturnType<typeof tagLibrary>;

/** Opens the library before each test; afterwards it must be sound. */
export function tagLibrary(open: CatalogueOpener) {
  let folder = '';
  let catalogue: Catalogue;
  let batch: BatchId;
  let files = 0;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'fanlight-tags-'));
    catalogue = await open(folder);
    batch = await catalogue.startBatch({ sources: ['stories'], startedAt: START });
  });
  afterEach(async () => {
    expect(await catalogue.check()).toEqual({ sound: true, faults: [] });
    await catalogue.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const save = async (said: WorkTag[]): Promise<WorkId> => {
    files += 1;
    await catalogue.saveFiles(batch, [file(`${files}.txt`, `bytes ${files}`, [work({ tags: said })])]);
    const [id] = (await catalogue.facets(0, 1000)).slice(-1).map((one) => one.id);
    if (id === undefined) throw new Error('no work');
    return id;
  };
  const add = (...said: string[]) => save(tags(...said));
  /** The tags that a work is found under, `^` before what stands above. */
  const found = async (id: WorkId): Promise<string[]> => {
    const [facets] = await catalogue.facetsOf([id]);
    return (facets?.tags ?? []).map((tag) => `${tag.above ? '^' : ''}${tag.kind} ${tag.name}`);
  };
  const decide = (request: TagRequest, at = LATER) => catalogue.decideTags(request, at);
  const merge = (kind: TagKind, into: string, names: string[], fandom: string | null = null) =>
    decide({ does: 'merge', kind, into, names, fandom });
  const put = (below: string, above: string) => {
    const [one, other] = tags(below, above);
    if (!one || !other) throw new Error('no tag');
    const named = ({ kind, name }: WorkTag) => ({ kind, name });
    return decide({ does: 'link', below: named(one), above: named(other) });
  };
  const undo = (id: TagDecisionId | null) => catalogue.undoTagDecision(id as TagDecisionId, LAST);
  /** The works that the change feed has after a moment. */
  const changedBy = async (work: () => Promise<unknown>): Promise<WorkId[]> => {
    const before = await catalogue.lastChange();
    await work();
    return (await catalogue.changesSince(before, 1000)).map((change) => change.work);
  };

  return {
    get catalogue() {
      return catalogue;
    },
    ...{ add, save, found, decide, merge, put, undo, changedBy },
  };
}
