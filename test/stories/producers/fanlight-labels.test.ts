import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#words';
import {
  SAID_BY_LABEL,
  SETTING_LABELS,
  WRITTEN_BY_LABEL,
} from '../../../src/stories/producers/fanlight/labels.ts';

function words(language: string): Record<string, string> {
  const file = new URL(`../../../src/words/${language}/work.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}

describe.each(Object.keys(LANGUAGES))('what pages in %s call things', (language) => {
  const said = words(language);

  it.each([
    ['summary', 'summary'],
    ['dedication', 'dedication'],
    ['notes', 'notes'],
    ['disclaimer', 'disclaimer'],
    ['end-notes', 'endNotes'],
  ])('is known of %s', (message, field) => {
    expect(SAID_BY_LABEL.get(said[message] ?? '')).toBe(field);
  });

  it.each([
    ['fact-status', 'status'],
    ['fact-spoilers', 'spoilers'],
    ['fact-archiving', 'archivePermission'],
  ])('is known of %s', (message, field) => {
    expect(WRITTEN_BY_LABEL.get(said[message] ?? '')?.field).toBe(field);
  });

  it('is known of the setting and of numbered chapters', () => {
    expect(SETTING_LABELS.has(said['fact-setting'] ?? '')).toBe(true);
    expect(said['chapter-titled']).toBe('{position}. {title}');
  });
});
