import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * The review queue and the log of decisions. The queue is filled from the evidence that is stored; corrections of tags,
 * which were one field, become one for each kind of tag.
 */
export const reviews: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createDecisions(db);
    await createQueue(db);
    await partTagEdits(db);
    await fillQueue(db);
    await countGroups(db);
  },
};

async function createDecisions(db: Kysely<unknown>): Promise<void> {
  await table(db, 'decision')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('field', 'text', (c) => c.notNull())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('batch', 'integer', (c) => c.notNull().references('batch.id'))
    .addColumn('corrected', 'text')
    .addColumn('works', 'integer', (c) => c.notNull())
    .addColumn('decided_at', 'text', (c) => c.notNull())
    .addColumn('undone_at', 'text')
    .execute();
  await clustered(db, 'decision_work')
    .addColumn('decision', 'integer', (c) => c.notNull().references('decision.id'))
    .addColumn('work', 'integer', (c) => c.notNull().references('work.id'))
    .addColumn('proposed', 'text', (c) => c.notNull())
    .addColumn('before', 'text', (c) => c.notNull())
    .addColumn('edit', 'integer', (c) => c.notNull().references('edit.id'))
    .addPrimaryKeyConstraint('decision_work_key', ['decision', 'work'])
    .execute();
  await db.schema.createIndex('decision_work_work').on('decision_work').column('work').execute();
}

/** The index has what waits in the order of the queue. New works come last in each group, so an import writes few of its pages. */
async function createQueue(db: Kysely<unknown>): Promise<void> {
  await clustered(db, 'review_item')
    .addColumn('work', 'integer', (c) => c.notNull().references('work.id'))
    .addColumn('field', 'text', (c) => c.notNull())
    .addColumn('batch', 'integer', (c) => c.notNull().references('batch.id'))
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('confidence', 'real', (c) => c.notNull())
    .addColumn('proposed', 'text', (c) => c.notNull())
    .addColumn('decision', 'integer', (c) => c.references('decision.id'))
    .addPrimaryKeyConstraint('review_item_key', ['work', 'field'])
    .execute();
  await sql`
    create index review_item_waiting on review_item (batch, field, label)
    where decision is null`.execute(db);
  await clustered(db, 'review_group')
    .addColumn('batch', 'integer', (c) => c.notNull().references('batch.id'))
    .addColumn('field', 'text', (c) => c.notNull())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('waiting', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('review_group_key', ['batch', 'field', 'label'])
    .execute();
}

/** Keeps the sizes of groups in step with what waits, whoever writes: counting 400,000 items takes a tenth of a second. */
async function countGroups(db: Kysely<unknown>): Promise<void> {
  await sql`insert into review_group (batch, field, label, waiting)
    select batch, field, label, count(*) from review_item where decision is null group by batch, field, label`.execute(
    db,
  );
  const more = sql`insert into review_group (batch, field, label, waiting)
    values (new.batch, new.field, new.label, 1)
    on conflict do update set waiting = waiting + 1`;
  const fewer = sql`update review_group set waiting = waiting - 1
    where batch = old.batch and field = old.field and label = old.label`;
  await sql`create trigger review_item_begins after insert on review_item when new.decision is null
    begin ${more}; end`.execute(db);
  await sql`create trigger review_item_reopens after update of decision on review_item
    when new.decision is null and old.decision is not null begin ${more}; end`.execute(db);
  await sql`create trigger review_item_decided after update of decision on review_item
    when new.decision is not null and old.decision is null begin ${fewer}; end`.execute(db);
  await sql`create trigger review_item_ends after delete on review_item when old.decision is null
    begin ${fewer}; end`.execute(db);
}

async function partTagEdits(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into edit (work, field, value, edited_at)
    select e.work, k.value,
      iif(e.value is null, null, (
        select json_group_array(json(t.value)) from json_each(e.value) t where t.value ->> 'kind' = k.value)),
      e.edited_at
    from edit e, json_each('["fandom","relationship","character","tag"]') k
    where e.field = 'tags' order by e.id`.execute(db);
  await sql`delete from edit where field = 'tags'`.execute(db);
}

/** The fields of readings and where the catalogue showed them when this migration was written. */
const SHOWN_IN: Readonly<Record<string, string>> = {
  title: 'title',
  authors: 'creators',
  fandoms: 'fandom',
  relationships: 'relationship',
  characters: 'character',
  rating: 'rating',
  warnings: 'warnings',
  categories: 'categories',
  genres: 'tag',
  status: 'status',
  series: 'series',
  part: 'part',
  summary: 'summary',
  spoilers: 'spoilers',
  setting: 'setting',
  disclaimer: 'disclaimer',
  archivePermission: 'permission',
  notes: 'notes',
  endNotes: 'endNotes',
  dedication: 'dedication',
  date: 'published',
  language: 'language',
  feedback: 'other',
  challenge: 'other',
  music: 'other',
  translation: 'other',
  pov: 'other',
  copyright: 'other',
  recipient: 'other',
  other: 'other',
};

/** Readings that say nothing wait for nobody. */
const SAYS_NOTHING = [
  '{"rating":"Not Rated","ratingRaw":null}',
  '{"warnings":[],"warningsStated":false}',
  '{"permission":"unknown","permissionRaw":null}',
  '{"status":"unknown"}',
  ...['creators', 'fandom', 'relationship', 'character', 'categories', 'tag', 'other'].map(
    (field) => `{"${field}":[]}`,
  ),
  ...['series', 'part', 'summary', 'spoilers', 'setting', 'disclaimer'].map((field) => `{"${field}":null}`),
  ...['notes', 'endNotes', 'dedication', 'published', 'language'].map((field) => `{"${field}":null}`),
];

/** Evidence from before this migration has no labels; its kind of source stands for them. */
async function fillQueue(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into review_item (work, field, batch, label, confidence, proposed, decision)
    with doubt as (
      select w.id as work, w.batch, r.id as revision, shown.value as field,
        min(e.value ->> 'evidence' ->> 'confidence') as confidence, e.value ->> 'evidence' ->> 'source' as label
      from work w
      join work_revision r on r.id = w.revision_id, json_each(r.evidence) e
      join json_each(${JSON.stringify(SHOWN_IN)}) shown on shown.key = e.value ->> 'field'
      group by w.id, shown.value
    ), proposal as (
      select doubt.*, case
        when field = 'rating' then json_object('rating', reading -> '$.rating', 'ratingRaw', reading -> '$.ratingRaw')
        when field = 'warnings' then json_object(
          'warnings', reading -> '$.warnings', 'warningsStated', reading -> '$.warningsStated')
        when field = 'permission' then json_object(
          'permission', reading -> '$.permission', 'permissionRaw', reading -> '$.permissionRaw')
        when field in ('fandom', 'relationship', 'character', 'tag') then json_object(field, json((
          select json_group_array(json(t.value)) from json_each(reading, '$.tags') t
          where t.value ->> 'kind' = field)))
        else json_object(field, reading -> ('$.' || field)) end as proposed
      from doubt join work_revision r on r.id = revision where confidence < 0.9
    )
    select work, field, batch, label, confidence, proposed, null from proposal p
    where proposed not in (select value from json_each(${JSON.stringify(SAYS_NOTHING)}))
      and not exists (select 1 from edit e where e.work = p.work and e.field = p.field and e.value is not null
        and e.id = (select max(id) from edit n where n.work = e.work and n.field = e.field))`.execute(db);
}

function table(db: Kysely<unknown>, name: string): CreateTableBuilder<string, string> {
  return db.schema.createTable(name).modifyEnd(sql`strict`);
}

/** A table stored in the order of its primary key. */
function clustered(db: Kysely<unknown>, name: string): CreateTableBuilder<string, string> {
  return db.schema.createTable(name).modifyEnd(sql`strict, without rowid`);
}
