import { FanlightError } from '#errors';
import type { PortableTagChange, PortableTagDecision } from '../../portable.ts';
import type { TagMapping, TagName } from '../../tags.ts';
import { tagChanger } from '../change-tags.ts';
import { type Connection, query } from '../connection.ts';
import { inserter } from '../insert.ts';
import type { NameIds } from '../name-ids.ts';
import { refusalOf, type TagChange, TagLedger, tagFacts } from '../tag-facts.ts';
import { takeMapping } from '../tag-mapping.ts';
import { tagRows } from '../tag-rows.ts';

/** Takes what is said of tags, and the log of who said it, into a catalogue where nothing was said yet. */
export type TagTaker = {
  /** Throws FL-BUNDLE-RECORD where the mapping contradicts itself. */
  takeMapping(mapping: TagMapping): void;
  takeDecision(record: PortableTagDecision): void;
};

/** A taker over one connection. Must run in a transaction. */
export function tagTaker(connection: Connection, names: NameIds): TagTaker {
  const noteChange = inserter(connection, 'tag_change', [
    'decision',
    'position',
    'what',
    'tag',
    'other',
    'before',
    'after',
  ]);
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
    takeMapping(mapping) {
      const rows = tagRows(connection, names);
      const ledger = new TagLedger(tagFacts(connection));
      const [conflict] = takeMapping(rows, tagChanger(rows, ledger), ledger, mapping);
      if (conflict) throw new FanlightError('FL-BUNDLE-RECORD', `${conflict.list}: ${conflict.entry}`);
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
