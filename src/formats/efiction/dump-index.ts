import { builtInColumns, roleOfTable } from './columns.ts';
import { type Row, textOf } from './row.ts';
import type { Shape } from './row-index.ts';
import { SiteIndex } from './site-index.ts';
import type { RowSink, SqlVisitor } from './sql/scan-sql.ts';
import type { SqlRow } from './sql/sql-row.ts';
import type { StoryFolders } from './story-folders.ts';

const MOST_SHAPES = 5000;
const MOST_SITES = 200;
const NO_SETTINGS: Row = new Map();

/**
 * What the first pass over a dump remembers: for every site in it the small tables, and where the rows of the large ones
 * are. Counts what is left out.
 */
export class DumpIndex implements SqlVisitor {
  readonly sites = new Map<string, SiteIndex>();
  readonly shapes: Shape[] = [];
  /** Rows of other programs' tables, by table. */
  readonly foreign = new Map<string, number>();
  /** Rows whose columns nobody knows. */
  unknown = 0;
  readonly #declared = new Map<string, Shape>();
  readonly #byColumns = new Map<string, Shape>();
  readonly #folders: StoryFolders;

  constructor(folders: StoryFolders) {
    this.#folders = folders;
  }

  /** A table as the dump defines it. */
  table(name: string, columns: readonly string[]): void {
    if (roleOfTable(name).kind !== 'read') return;
    const shape = this.#shapeOf(columns);
    if (shape !== null) this.#declared.set(name, shape);
  }

  /** Who takes the rows of a statement. */
  insert(name: string, columns: readonly string[] | null): { sink: RowSink; width: number | null } {
    const role = roleOfTable(name);
    const named = columns === null ? (this.#declared.get(name) ?? null) : this.#shapeOf(columns);
    const width = columns?.length ?? named?.columns.length ?? null;
    switch (role.kind) {
      case 'housekeeping':
        return { sink: () => undefined, width };
      case 'foreign':
        return { sink: () => this.#countForeign(name), width };
      case 'read':
        return { sink: this.#sinkOf(role, named), width };
    }
  }

  #sinkOf({ prefix, table }: { prefix: string; table: string }, named: Shape | null): RowSink {
    const site = this.#siteOf(prefix);
    return (row, offset, length) => {
      const shape = named ?? this.#guess(table, row);
      if (shape === null || site === null) this.unknown++;
      else site.take(table, row, shape, { offset, length, shape: shape.id });
    };
  }

  #countForeign(name: string): void {
    if (this.foreign.size < MOST_SHAPES || this.foreign.has(name))
      this.foreign.set(name, (this.foreign.get(name) ?? 0) + 1);
  }

  /**
   * The settings of a site. One table may hold those of several sites, each with the prefix of its tables; that table's
   * own prefix may be another.
   */
  settingsOf(site: SiteIndex): Row {
    const own = site.small.get('settings') ?? [];
    const all = [...own, ...[...this.sites.values()].flatMap((other) => other.small.get('settings') ?? [])];
    const named = all.find((row) => row.has('tableprefix') && textOf(row, 'tableprefix') === site.prefix);
    return (
      named ??
      own.find((row) => !row.has('tableprefix')) ??
      (own.length === 1 ? own[0] : undefined) ??
      NO_SETTINGS
    );
  }

  #siteOf(prefix: string): SiteIndex | null {
    const known = this.sites.get(prefix);
    if (known !== undefined) return known;
    if (this.sites.size >= MOST_SITES) return null;
    const site = new SiteIndex(prefix, this.#folders);
    this.sites.set(prefix, site);
    return site;
  }

  #guess(table: string, row: SqlRow): Shape | null {
    const columns = builtInColumns(table, row.count, (index) => shortText(row, index));
    return columns === null ? null : this.#shapeOf(columns);
  }

  #shapeOf(columns: readonly string[]): Shape | null {
    const key = columns.join(' ').toLowerCase();
    const known = this.#byColumns.get(key);
    if (known !== undefined) return known;
    if (this.shapes.length >= MOST_SHAPES) return null;
    const names = columns.map((column) => column.toLowerCase());
    const shape = {
      id: this.shapes.length,
      columns: names,
      at: new Map(names.map((name, at) => [name, at])),
    };
    this.shapes.push(shape);
    this.#byColumns.set(key, shape);
    return shape;
  }
}

function shortText(row: SqlRow, index: number): string {
  const bytes = row.value(index);
  if (bytes === null) return '';
  return bytes.length > 40 ? 'long' : String.fromCharCode(...bytes);
}
