import type { Migration } from 'kysely/migration';
import { catalogue } from './0001-catalogue.ts';
import { reviews } from './0002-reviews.ts';
import { sources } from './0003-sources.ts';
import { tags } from './0004-tags.ts';
import { readers } from './0005-readers.ts';
import { pictures } from './0006-pictures.ts';
import { noTextIndex } from './0007-no-text-index.ts';
import { unnotedMembers } from './0008-unnoted-members.ts';
import { places } from './0009-places.ts';
import { withdrawals } from './0010-withdrawals.ts';
import { headerLabels } from './0011-header-labels.ts';
import { chapterHashes } from './0012-chapter-hashes.ts';
import { devices } from './0013-devices.ts';
import { tokenScopes } from './0014-token-scopes.ts';
import { permittedWorks } from './0015-permitted-works.ts';
import { ereaders } from './0016-ereaders.ts';
import { duplicates } from './0017-duplicates.ts';
import { rereadings } from './0018-rereadings.ts';

/** Every migration by its name, in order. A migration that was released is never changed; a new one is added below. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-catalogue': catalogue,
  '0002-reviews': reviews,
  '0003-sources': sources,
  '0004-tags': tags,
  '0005-readers': readers,
  '0006-pictures': pictures,
  '0007-no-text-index': noTextIndex,
  '0008-unnoted-members': unnotedMembers,
  '0009-places': places,
  '0010-withdrawals': withdrawals,
  '0011-header-labels': headerLabels,
  '0012-chapter-hashes': chapterHashes,
  '0013-devices': devices,
  '0014-token-scopes': tokenScopes,
  '0015-permitted-works': permittedWorks,
  '0016-ereaders': ereaders,
  '0017-duplicates': duplicates,
  '0018-rereadings': rereadings,
};

/** The `user_version` of a database that has them all. */
export const SCHEMA_VERSION = Object.keys(MIGRATIONS).length;
