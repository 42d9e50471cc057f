import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The tag graph and the log of decisions about it. The members of relationships are looked up by name from here on. */
export const tags: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('tag')
      .addColumn('canonical', 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
    await sql`create index tag_canonical on tag (kind) where canonical = 1`.execute(db);
    await db.schema.createIndex('work_tag_tag').on('work_tag').column('tag').execute();
    await createMembers(db);
    await createGraph(db);
    await createLog(db);
  },
};

async function createMembers(db: Kysely<unknown>): Promise<void> {
  await clustered(db, 'tag_member')
    .addColumn('tag', 'integer', (c) => c.notNull().references('tag.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('tag_member_key', ['tag', 'name'])
    .execute();
  await db.schema.createIndex('tag_member_name').on('tag_member').column('name').execute();
  await sql`insert or ignore into tag_member (tag, name)
    select w.tag, m.value from work_tag w, json_each(w.members) m where w.members is not null`.execute(db);
}

/** A rule that holds everywhere has fandom 0, so that a spelling has one rule for each fandom and one besides. */
async function createGraph(db: Kysely<unknown>): Promise<void> {
  await clustered(db, 'tag_rule')
    .addColumn('tag', 'integer', (c) => c.notNull().references('tag.id'))
    .addColumn('fandom', 'integer', (c) => c.notNull())
    .addColumn('canonical', 'integer', (c) => c.notNull().references('tag.id'))
    .addPrimaryKeyConstraint('tag_rule_key', ['tag', 'fandom'])
    .execute();
  await db.schema.createIndex('tag_rule_canonical').on('tag_rule').column('canonical').execute();
  await sql`create index tag_rule_fandom on tag_rule (fandom) where fandom <> 0`.execute(db);
  await clustered(db, 'tag_link')
    .addColumn('below', 'integer', (c) => c.notNull().references('tag.id'))
    .addColumn('above', 'integer', (c) => c.notNull().references('tag.id'))
    .addColumn('meta', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('tag_link_key', ['below', 'above'])
    .execute();
  await db.schema.createIndex('tag_link_above').on('tag_link').column('above').execute();
  await clustered(db, 'tag_refusal')
    .addColumn('one', 'integer', (c) => c.notNull().references('tag.id'))
    .addColumn('other', 'integer', (c) => c.notNull().references('tag.id'))
    .addPrimaryKeyConstraint('tag_refusal_key', ['one', 'other'])
    .execute();
}

async function createLog(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('tag_decision')
    .modifyEnd(sql`strict`)
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('request', 'text', (c) => c.notNull())
    .addColumn('changes', 'integer', (c) => c.notNull())
    .addColumn('works', 'integer', (c) => c.notNull())
    .addColumn('decided_at', 'text', (c) => c.notNull())
    .addColumn('undone_at', 'text')
    .execute();
  await clustered(db, 'tag_change')
    .addColumn('decision', 'integer', (c) => c.notNull().references('tag_decision.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('tag', 'integer', (c) => c.notNull().references('tag.id'))
    .addColumn('other', 'integer', (c) => c.notNull())
    .addColumn('before', 'integer', (c) => c.notNull())
    .addColumn('after', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('tag_change_key', ['decision', 'position'])
    .execute();
  await db.schema.createIndex('tag_change_tag').on('tag_change').columns(['what', 'tag', 'other']).execute();
}

/** A table stored in the order of its primary key. */
function clustered(db: Kysely<unknown>, name: string): CreateTableBuilder<string, string> {
  return db.schema.createTable(name).modifyEnd(sql`strict, without rowid`);
}
