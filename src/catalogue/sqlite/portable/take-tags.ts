import { FanlightError } from '#errors';
import type { PortableTagChange, PortableTagDecision } from '../../portable.ts';
import { linkBetween, type TagMapping, type TagName } from '../../tags.ts';
import { type Connection, query } from '../connection.ts';
import type { NameIds } from '../name-ids.ts';
import { changeNoter, refusalOf, type TagChange, tagFacts } from '../tag-facts.ts';
import { tagFaults } from '../tag-faults.ts';

/** Takes what is said of tags, and the log of who said it, into a catalogue where nothing was said yet. */
export type TagTaker = {
  /** Throws FL-BUNDLE-RECORD where the mapping breaks a rule of tags. */
  takeMapping(mapping: TagMapping): void;
  takeDecision(record: PortableTagDecision): void;
};

/** A taker over one connection. Must run in a transaction. */
export function tagTaker(connection: Connection, names: NameIds): TagTaker {
  const noteChange = changeNoter(connection);
  const idOf = (tag: TagName | null) => (tag === null ? 0 : names.tag(tag.kind, tag.name));

  function changeOf(change: PortableTagChange): TagChange {
    const tag = idOf(change.tag);
    switch (change.what) {
      case 'canonical':
        return {
          what: change.what,
          tag,
          other: 0,
          before: Number(change.before),
          after: Number(change.after),
        };
      case 'rule':
        return {
          what: change.what,
          tag,
          other: idOf(change.fandom),
          before: idOf(change.before),
          after: idOf(change.after),
        };
      case 'link': {
        const other = idOf(change.above);
        return { what: change.what, tag, other, before: Number(change.before), after: Number(change.after) };
      }
      case 'refusal':
        return {
          ...refusalOf(tag, idOf(change.other)),
          before: Number(change.before),
          after: Number(change.after),
        };
    }
  }

  return {
    takeMapping({ canonical, synonyms, parents, metas, refused }) {
      const facts = tagFacts(connection);
      for (const tag of canonical) facts.write({ what: 'canonical', tag: idOf(tag), other: 0 }, 1);
      for (const { kind, name, of, fandom } of synonyms) {
        const other = idOf(fandom === null ? null : { kind: 'fandom', name: fandom });
        facts.write({ what: 'rule', tag: idOf({ kind, name }), other }, idOf({ kind, name: of }));
      }
      for (const { below, above } of [...parents, ...metas]) {
        if (linkBetween(below.kind, above.kind) === null) throw misfit(`${above.name} > ${below.name}`);
        facts.write({ what: 'link', tag: idOf(below), other: idOf(above) }, 1);
      }
      for (const { kind, one, other } of refused)
        facts.write(refusalOf(idOf({ kind, name: one }), idOf({ kind, name: other })), 1);
      const [fault] = tagFaults(connection);
      if (fault !== undefined) throw misfit(fault);
    },
    takeDecision({ id, request, works, decidedAt, undoneAt, changes }) {
      connection.run(
        query.insertInto('tag_decision').values({
          id,
          request: JSON.stringify(request),
          changes: changes.length,
          works,
          decided_at: decidedAt,
          undone_at: undoneAt,
        }),
      );
      for (const [position, change] of changes.entries())
        noteChange({ decision: id, position, ...changeOf(change) });
    },
  };
}

function misfit(what: string): FanlightError {
  return new FanlightError('FL-BUNDLE-RECORD', what);
}
