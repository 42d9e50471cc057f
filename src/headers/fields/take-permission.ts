import { findLabel } from '#vocabulary';
import { readPermission } from '../values/permission.ts';
import { findUrls } from '../values/url.ts';
import { addAll, type Draft } from './draft.ts';
import { say, type Value } from './interpret-value.ts';

/** Permission: site answers add up, a plain "do not archive" beats everything. */
export function takePermission(draft: Draft, value: Value): void {
  const known = draft.reading.archivePermission;
  const answer = /^(?:yes|no|ok|okay|sure)\b/i.test(value.text) && findLabel(value.label) === null;
  const line = answer || /^other\b/i.test(value.label) ? `${value.label}: ${value.text}` : value.text;
  const raw = known.raw === null ? line : `${known.raw}\n${line}`;
  const banned = known.policy === 'no' && known.archives.length === 0;
  if (!banned) draft.reading.archivePermission = readPermission(raw);
  if (/https?:/.test(value.text)) addAll(draft.reading.urls, findUrls(value.text));
  say(draft, 'archivePermission', value);
}
