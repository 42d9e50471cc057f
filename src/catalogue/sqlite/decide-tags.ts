import { FanlightError } from '#errors';
import type {
  MappingTaken,
  TagConflict,
  TagDecisionId,
  TagDecisionMade,
  TagDecisionRecord,
  TagMapping,
  TagRequest,
} from '../tags.ts';
import { announceTags } from './announce-tags.ts';
import { type TagChanger, tagChanger } from './change-tags.ts';
import { type Connection, query } from './connection.ts';
import { entryToUndo, noteUndone } from './decision-log.ts';
import type { NameIds } from './name-ids.ts';
import { changeNoter, type TagChange, TagLedger, tagFacts } from './tag-facts.ts';
import { takeMapping } from './tag-mapping.ts';
import { type TagRows, tagRows } from './tag-rows.ts';

/** What a person says of tags. Each call is one transaction and at most one entry of the log. */
export type TagDecider = {
  decide(request: TagRequest, at: string): TagDecisionMade;
  take(mapping: TagMapping, at: string): MappingTaken;
  undo(id: TagDecisionId, at: string): { changes: number; works: number };
};

/** A decider over one connection. */
export function tagDecider(connection: Connection, names: NameIds): TagDecider {
  const facts = tagFacts(connection);
  const rows = tagRows(connection, names);
  const noteChange = changeNoter(connection);

  /** Runs changes, and writes what they did into the log. */
  function decided(
    request: TagDecisionRecord['request'],
    at: string,
    work: (changer: TagChanger, ledger: TagLedger) => void,
  ): TagDecisionMade {
    const ledger = new TagLedger(facts);
    work(tagChanger(rows, ledger), ledger);
    const changes = ledger.changes.length;
    if (changes === 0) return { decision: null, changes, works: 0 };
    const works = announceTags(connection, ledger.changes);
    const row = { request: JSON.stringify(request), changes, works, decided_at: at, undone_at: null };
    const decision = connection.run(query.insertInto('tag_decision').values(row));
    for (const [position, change] of ledger.changes.entries()) noteChange({ decision, position, ...change });
    return { decision: decision as TagDecisionId, changes, works };
  }

  return {
    decide: (request, at) =>
      connection.transaction(() =>
        decided(request, at, (changer, ledger) => applyRequest(rows, changer, ledger, request)),
      ),

    take: (mapping, at) =>
      connection.transaction(() => {
        let conflicts: TagConflict[] = [];
        const entries = Object.values(mapping).reduce((sum, list) => sum + list.length, 0);
        const made = decided({ does: 'import', entries }, at, (changer, ledger) => {
          conflicts = takeMapping(rows, changer, ledger, mapping);
        });
        return { ...made, conflicts };
      }),

    undo: (id, at) =>
      connection.transaction(() => {
        entryToUndo(connection, 'tag_decision', id);
        const changes = changesOf(connection, id);
        const before = announceTags(connection, changes);
        for (const { before: value, after, ...fact } of changes.toReversed()) {
          if (facts.read(fact) !== after) throw laterThan(connection, id, changes);
          facts.write(fact, value);
        }
        if (!changes.every((change) => holds(rows, change))) throw laterThan(connection, id, changes);
        const works = Math.max(before, announceTags(connection, changes));
        noteUndone(connection, 'tag_decision', id, at);
        return { changes: changes.length, works };
      }),
  };
}

function applyRequest(rows: TagRows, changer: TagChanger, ledger: TagLedger, request: TagRequest): void {
  switch (request.does) {
    case 'merge': {
      const into = rows.make(request.kind, request.into);
      const fandom = changer.scope(request.kind, request.fandom);
      for (const name of request.names) {
        // Read anew each time: an earlier name may have changed it.
        changer.merge(rows.make(request.kind, name), rows.byId(into.id), fandom);
      }
      return;
    }
    case 'refuse': {
      const into = rows.get(request.kind, request.into);
      for (const name of request.names) changer.refuse(rows.get(request.kind, name), into);
      return;
    }
    case 'split':
      changer.split(rows.get(request.kind, request.name), changer.scope(request.kind, request.fandom));
      return;
    case 'canonize':
      changer.canonize(rows.make(request.kind, request.name));
      return;
    case 'decanonize':
      changer.decanonize(rows.get(request.kind, request.name));
      return;
    case 'rename': {
      const tag = rows.get(request.kind, request.name);
      if (tag.canonical !== 1) throw new FanlightError('FL-USE-NO-TAG', tag.name);
      const to = rows.make(request.kind, request.to);
      if (to.canonical === 1) throw new FanlightError('FL-USE-TAG-CANONICAL', to.name);
      for (const { fandom, canonical } of rows.rulesOf(to.id))
        if (canonical === tag.id) ledger.set({ what: 'rule', tag: to.id, other: fandom }, 0);
      changer.merge(tag, to, null);
      return;
    }
    case 'link':
      changer.link(
        rows.make(request.below.kind, request.below.name),
        rows.make(request.above.kind, request.above.name),
      );
      return;
    case 'unlink':
      changer.unlink(
        rows.get(request.below.kind, request.below.name),
        rows.get(request.above.kind, request.above.name),
      );
  }
}

function changesOf(connection: Connection, decision: TagDecisionId): TagChange[] {
  return connection.all(
    query
      .selectFrom('tag_change')
      .select(['what', 'tag', 'other', 'before', 'after'])
      .where('decision', '=', decision)
      .orderBy('position'),
  );
}

/** Whether the rules of the graph hold around a value that was put back. */
function holds(rows: TagRows, { what, tag, other }: TagChange): boolean {
  if (what === 'refusal') return true;
  const isCanonical = (id: number) => rows.byId(id).canonical === 1;
  const isSpelling = (id: number) => rows.rulesOf(id).length > 0;
  if (isCanonical(tag) && isSpelling(tag)) return false;
  if (!isCanonical(tag) && (rows.rulesTo(tag).length > 0 || rows.below(tag).length > 0)) return false;
  if (rows.rulesOf(tag).some(({ canonical }) => !isCanonical(canonical))) return false;
  const links = rows.above(tag);
  if (isSpelling(tag) && (links.length > 0 || rows.below(tag).length > 0)) return false;
  if (links.some(({ id, meta }) => !isCanonical(id) || (meta === 1 && !isCanonical(tag)))) return false;
  return what !== 'link' || !links.some(({ id, meta }) => id === other && meta === 1 && rows.pathUp(id, tag));
}

/** The refusal to take back a decision, naming the newest that touched the same. */
function laterThan(connection: Connection, id: TagDecisionId, changes: readonly TagChange[]): FanlightError {
  const touched = changes.flatMap(({ what, tag, other, before, after }) =>
    what === 'rule' ? [tag, other, before, after] : [tag, other],
  );
  const tags = JSON.stringify([...new Set(touched)].filter((tag) => tag !== 0));
  const later = connection
    .prepare(
      `with touched(tag) as (select value from json_each(?))
       select max(d.id) from tag_decision d join tag_change c on c.decision = d.id
       where d.id > ? and d.undone_at is null and (c.tag in touched or c.other in touched
         or (c.what = 'rule' and (c.after in touched or c.before in touched)))`,
    )
    .pluck()
    .get(tags, id);
  return new FanlightError('FL-USE-TAG-LATER', later === null ? String(id) : `decision ${later}`);
}
