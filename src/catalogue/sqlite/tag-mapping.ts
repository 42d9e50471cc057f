import { FanlightError } from '#errors';
import type { TagConflict, TagMapping, TagName } from '../tags.ts';
import type { TagChanger } from './change-tags.ts';
import type { Connection } from './connection.ts';
import { refusalOf, type TagLedger } from './tag-facts.ts';
import type { TagRow, TagRows } from './tag-rows.ts';

/** Everything that is said of tags, in order of kinds and names. */
export function readMapping(connection: Connection): TagMapping {
  const all = <Row>(text: string) => connection.prepare(text).all() as Row[];
  const links = all<{ below: string; bk: TagName['kind']; above: string; ak: TagName['kind']; meta: number }>(
    `select b.kind as bk, b.name as below, a.kind as ak, a.name as above, l.meta
     from tag_link l join tag b on b.id = l.below join tag a on a.id = l.above
     order by b.kind, b.name, a.kind, a.name`,
  ).map(({ below, bk, above, ak, meta }) => ({
    meta,
    link: { below: { kind: bk, name: below }, above: { kind: ak, name: above } },
  }));
  return {
    canonical: all('select kind, name from tag where canonical = 1 order by kind, name'),
    synonyms: all(
      `select s.kind, s.name, c.name as "of", f.name as fandom
       from tag_rule r join tag s on s.id = r.tag join tag c on c.id = r.canonical
       left join tag f on f.id = r.fandom order by s.kind, s.name, f.name`,
    ),
    parents: links.filter(({ meta }) => meta === 0).map(({ link }) => link),
    metas: links.filter(({ meta }) => meta === 1).map(({ link }) => link),
    refused: all(
      `select o.kind, min(o.name, p.name) as one, max(o.name, p.name) as other
       from tag_refusal r join tag o on o.id = r.one join tag p on p.id = r.other order by 1, 2, 3`,
    ),
  };
}

/**
 * Takes in what a mapping says, except what contradicts what is here or said before it in the mapping; answers with those
 * entries. Fandoms come first, since rules are scoped by them.
 */
export function takeMapping(
  rows: TagRows,
  changer: TagChanger,
  ledger: TagLedger,
  mapping: TagMapping,
): TagConflict[] {
  const conflicts: TagConflict[] = [];
  const attempt = (list: TagConflict['list'], entry: string, work: () => void) => {
    try {
      work();
    } catch (thrown) {
      if (!(thrown instanceof FanlightError) || thrown.kind !== 'usage') throw thrown;
      conflicts.push({ list, entry, reason: thrown.message });
    }
  };

  for (const { kind, name } of fandomsFirst(mapping.canonical))
    attempt('canonical', name, () => changer.canonize(rows.make(kind, name)));
  for (const { kind, name, of, fandom } of fandomsFirst(mapping.synonyms)) {
    const entry = `${name} = ${of}${fandom === null ? '' : ` (${fandom})`}`;
    attempt('synonyms', entry, () => {
      const spelling = rows.make(kind, name);
      const into = rows.make(kind, of);
      const scope = changer.scope(kind, fandom);
      refuseContradiction(rows, ledger, { spelling, into, scope });
      changer.merge(spelling, into, scope);
    });
  }
  for (const list of ['metas', 'parents'] as const) {
    for (const { below, above } of mapping[list]) {
      attempt(list, `${above.name} > ${below.name}`, () =>
        changer.link(rows.make(below.kind, below.name), rows.make(above.kind, above.name)),
      );
    }
  }
  for (const { kind, one, other } of mapping.refused) {
    attempt('refused', `${one} / ${other}`, () => {
      const [first, second] = [rows.make(kind, one), rows.make(kind, other)];
      refuseMerged(rows, first, second);
      changer.refuse(first, second);
    });
  }
  return conflicts;
}

/** A mapping never overrules what a person here has said of a name. */
function refuseContradiction(
  rows: TagRows,
  ledger: TagLedger,
  { spelling, into, scope }: { spelling: TagRow; into: TagRow; scope: TagRow | null },
): void {
  if (spelling.canonical === 1) throw new FanlightError('FL-USE-TAG-CANONICAL', spelling.name);
  const known = ledger.read({ what: 'rule', tag: spelling.id, other: scope?.id ?? 0 });
  if (known !== 0 && known !== into.id)
    throw new FanlightError('FL-USE-TAG-SYNONYM', `${spelling.name} (${rows.byId(known).name})`);
  if (known === 0 && ledger.read(refusalOf(spelling.id, into.id)) === 1)
    throw new FanlightError('FL-USE-TAG-REFUSED', `${spelling.name}, ${into.name}`);
}

function refuseMerged(rows: TagRows, one: TagRow, other: TagRow): void {
  const means = (tag: TagRow, canonical: TagRow) =>
    rows.rulesOf(tag.id).some((rule) => rule.canonical === canonical.id);
  if (means(one, other)) throw new FanlightError('FL-USE-TAG-SYNONYM', `${one.name} (${other.name})`);
  if (means(other, one)) throw new FanlightError('FL-USE-TAG-SYNONYM', `${other.name} (${one.name})`);
}

function fandomsFirst<Entry extends TagName>(entries: readonly Entry[]): Entry[] {
  return [
    ...entries.filter(({ kind }) => kind === 'fandom'),
    ...entries.filter(({ kind }) => kind !== 'fandom'),
  ];
}
