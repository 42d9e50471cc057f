import { describe, expect, it } from 'vitest';
import { readPermission } from '../../../src/headers/values/permission.ts';

describe('readPermission', () => {
  it.each([
    ['yes', 'yes', []],
    ['Sure', 'yes', []],
    ['Okay', 'yes', []],
    ['Go ahead', 'yes', []],
    ['Freely. Already sent to the list yesterday, though.', 'yes', []],
    ['Anywhere', 'yes', []],
    ['Wherever you like', 'yes', []],
    ["Anywhere, as long as my name's on it", 'yes', ['credit']],
    ['Anywhere, just let me know.', 'yes', ['notify']],
    ['Archive at will, keep headers attached; do not alter', 'yes', ['keep-headers', 'no-alteration']],
    ['Permission to archive granted to all', 'yes', []],
    ['blanket permission', 'yes', []],
    ['if you like', 'yes', []],
    ['No problem', 'yes', []],
    ["I don't mind", 'yes', []],
    ["don't see why not", 'yes', []],
    ['no need to ask', 'yes', []],
    ["Please don't hesitate: anywhere is fine", 'yes', []],
    ['do not distribute for profit or without notification', 'yes', ['notify', 'non-profit']],
    ["Please wait until it's finished", 'yes', ['complete-only']],
    ['anywhere but ff.net', 'yes', ['exclude:ff.net']],
    ['not on sites that charge', 'yes', ['non-profit']],
    ['not until all parts are posted', 'yes', ['complete-only']],
    ['No permission to post on ff.net.', 'yes', ['exclude:ff.net']],
    ['Drop me a line.', 'yes', ['notify']],
    ["if you think it's worth it", 'yes', []],
    ['This work is licensed under CC BY-NC 3.0', 'yes', []],
    ['Up for adoption', 'yes', []],
    ['Ask', 'ask', []],
    ['Ask first', 'ask', []],
    ['Ask and ye shall receive.', 'ask', []],
    ['yes, but ask', 'ask', []],
    ['Only with the permission of the author.', 'ask', []],
    ['Not to be copied without permission from the author.', 'ask', []],
    ["Please don't archive without asking.", 'ask', []],
    ['Do not archive without my permission', 'ask', []],
    ['Not mine to give', 'ask', []],
    ['Gossamer. Anywhere else, just ask.', 'listed-only', ['ask-if-unlisted']],
    ['ASNC; others ask.', 'listed-only', ['ask-if-unlisted']],
    ['Gossamer okay; others please notify me', 'listed-only', ['notify']],
    ['Only at KV Mansion, other sites please ask', 'listed-only', ['ask-if-unlisted']],
    ['AGMC yes; all others please ask.', 'listed-only', ['ask-if-unlisted']],
    [
      'If you have archived my stories before, go ahead; everyone else ask',
      'listed-only',
      ['ask-if-unlisted'],
    ],
    ['Nowhere', 'no', []],
    ['no', 'no', []],
    ['No thanks, it is not done yet', 'no', []],
    ['DO NOT ARCHIVE', 'no', []],
    ['Please do not repost, translate or distribute', 'no', []],
    ['do not distribute', 'no', []],
    ['My site only', 'no', []],
    ["Link to it, don't copy it", 'no', ['link-only']],
    ['Merci de ne pas republier.', 'no', []],
    ["I'll archive it myself", 'no', []],
    ['See profile', 'unknown', []],
    ["hasn't been decided", 'unknown', []],
    ['http://hearth.example/ember.html', 'unknown', []],
    ['', 'unknown', []],
  ])('%s → %s', (written, policy, conditions) => {
    const found = readPermission(written);
    expect(found.policy).toBe(policy);
    expect(found.conditions).toEqual(conditions);
  });

  it('reads answers for named archives', () => {
    expect(readPermission('Camelot Archive: yes\nRound Table Library: no')).toMatchObject({
      policy: 'listed-only',
      archives: [
        { name: 'Camelot Archive', allowed: true },
        { name: 'Round Table Library', allowed: false },
      ],
    });
  });

  it('reads an embargo', () => {
    expect(
      readPermission(
        'This belongs exclusively to the Virtual Harbour site for two weeks; then contact the authors.',
      ),
    ).toMatchObject({
      policy: 'ask',
      archives: [{ name: 'Virtual Harbour', allowed: true }],
      conditions: ['embargo-14-days'],
    });
  });
});
