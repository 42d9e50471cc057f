/** A tag: what it means, what means it, what stands above and below it, and the forms that say so. */
import type { TagDecisionRecord, TagDetail, TagKind, TagName } from '#catalogue';
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import { muteTagAddress, nameFeedAddress, tagAddress } from '../parts/addresses.ts';
import { followLink } from '../parts/follow.ts';
import { heard, linkTo } from '../parts/message-tags.ts';
import { plotsAddress } from '../parts/plot-addresses.ts';
import { tagPageAddress, tagsAddress } from '../parts/tag-addresses.ts';
import { tagNotice } from '../parts/tag-decision.ts';
import { KINDS_ABOVE, TAG_KINDS } from '../parts/tag-words.ts';
import { counted } from '../parts/wording.ts';
import type { Audience } from '../policy.ts';
import { meanings } from './tags-page.ts';

/** Where decisions are sent to; null on pages of those who decide nothing. */
type Desk = string | null;

/** Everything that is said of a tag, and for the owner the forms that say so; `decisions` are those just made. */
export function tagPage(tag: TagDetail, decisions: readonly TagDecisionRecord[], audience: Audience): Markup {
  const address = tagPageAddress(tag);
  const desk: Desk = audience === 'owner' ? address : null;
  const isSpelling = tag.state === 'synonym' || tag.state === 'scoped';
  return html`<div class="tag-page">
<h1>${tag.name}</h1>
${tagNotice(decisions, address)}
<p>${whatItIs(tag, isSpelling)} ${tell('tags.works-say', {
    count: tag.works,
    link: linkTo(tagAddress(tag.kind, tag.name)),
  })} <a href="${tagsAddress({ kind: tag.kind })}">${say(`tags.all-${tag.kind}`)}</a> <a href="${plotsAddress(tag)}">${say('tags.plots')}</a> ${followLink(nameFeedAddress(tag.kind, tag.name))}${desk && html` <a href="${muteTagAddress(tag.kind, tag.name)}">${say('tags.mute')}</a>`}</p>
${isSpelling && ownMeanings(tag, desk)}
${!isSpelling && (desk !== null || tag.synonyms.total > 0) && spellings(tag, desk)}
${!isSpelling && neighbours(tag, desk)}
${desk && changes(tag, desk)}
</div>`;
}

function whatItIs(tag: TagDetail, isSpelling: boolean): Markup {
  const said = { kind: say(`tags.kind-${tag.kind}`), state: say(`tags.state-${tag.state}`) };
  return isSpelling ? tell('tags.is-spelling', { ...said, meanings: meanings(tag) }) : tell('tags.is', said);
}

function ownMeanings(tag: TagDetail, desk: Desk): Markup {
  return html`<section aria-labelledby="means"><h2 id="means">${say('tags.means')}</h2>
<ul class="tag-list">${tag.means.map(
    ({ of, fandom }) =>
      html`<li><a href="${tagPageAddress({ kind: tag.kind, name: of })}">${of}</a> <span class="quiet">${fandom === null ? say('tags.everywhere') : say('tags.in-fandom', { fandom })}</span> ${action(
        desk,
        { does: 'split', spelling: tag.name, fandom: fandom ?? '' },
        fandom === null
          ? tell('tags.stand', { tag: of, heard })
          : tell('tags.stand-in', { tag: of, fandom, heard }),
      )}</li>`,
  )}</ul></section>`;
}

function spellings({ synonyms, name }: TagDetail, desk: Desk): Markup {
  return html`<section aria-labelledby="spellings"><h2 id="spellings">${say('tags.spellings')}</h2>
${synonyms.total === 0 && html`<p>${say('tags.none-yet')}</p>`}
<ul class="tag-list">${synonyms.tags.map(
    (one) =>
      html`<li><a href="${tagPageAddress(one)}">${one.name}</a> <span class="quiet">${
        one.fandom === null
          ? counted(one.works, 'work')
          : say('tags.works-in', { count: one.works, fandom: one.fandom })
      }</span> ${action(
        desk,
        { does: 'split', spelling: one.name, fandom: one.fandom ?? '' },
        tell('tags.split', { spelling: one.name, tag: name, heard }),
      )}</li>`,
  )}</ul>${more(synonyms)}
${
  desk &&
  html`<form method="post" action="${desk}" class="tag-form"><input type="hidden" name="does" value="take">
${field('take-spelling', 'spelling', say('tags.take-spelling'))} ${scope('take')} <button type="submit">${say('tags.take')}</button></form>`
}</section>`;
}

function neighbours(tag: TagDetail, desk: Desk): Markup {
  const { kind, name } = tag;
  const list = (
    id: string,
    heading: string,
    { total, tags }: { total: number; tags: TagName[] },
    does: 'not-above' | 'not-below',
  ) =>
    total > 0 &&
    html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2><ul class="tag-list">${tags.map(
      (one) =>
        html`<li><a href="${tagPageAddress(one)}">${one.name}</a> <span class="quiet">${say(`tags.kind-${one.kind}`)}</span> ${action(
          desk,
          { does, kind: one.kind, name: one.name },
          tell(`tags.${does}`, { other: one.name, tag: name, heard }),
        )}</li>`,
    )}</ul>${more({ total, tags })}</section>`;
  const below = TAG_KINDS.filter((one) => KINDS_ABOVE[one].includes(kind));
  return html`${list('metas', say('tags.metas'), tag.metas, 'not-above')}
${list('parents', say('tags.parents'), tag.parents, 'not-above')}
${list('subs', say('tags.subs'), tag.subs, 'not-below')}
${list('children', say('tags.children'), tag.children, 'not-below')}
${
  desk &&
  html`<section aria-labelledby="place"><h2 id="place">${say('tags.place')}</h2>
${placeForm(desk, 'above', KINDS_ABOVE[kind])}
${below.length > 0 && placeForm(desk, 'below', below)}</section>`
}`;
}

function placeForm(address: string, does: 'above' | 'below', kinds: readonly TagKind[]): Markup {
  return html`<form method="post" action="${address}" class="tag-form"><input type="hidden" name="does" value="${does}">
<div class="field"><label for="${does}-kind">${say(`tags.${does}-kind`)}</label> <select id="${does}-kind" name="kind">${kinds.map(
    (kind) => html`<option value="${kind}">${say(`tags.kind-${kind}`)}</option>`,
  )}</select></div>
${field(`${does}-name`, 'name', say(`tags.${does}-name`))} <button type="submit">${say('tags.put')}</button></form>`;
}

function changes(tag: TagDetail, address: string): Markup {
  const isCanonical = tag.state === 'canonical';
  return html`<section aria-labelledby="changes"><h2 id="changes">${say('tags.changes')}</h2>
<form method="post" action="${address}" class="tag-form"><input type="hidden" name="does" value="give">
${field('give-into', 'into', say('tags.give-into'))} ${scope('give')} <button type="submit">${say('tags.give')}</button></form>
${
  isCanonical &&
  html`<form method="post" action="${address}" class="tag-form"><input type="hidden" name="does" value="rename">
${field('rename-to', 'to', say('tags.rename-to'))} <button type="submit">${say('tags.rename')}</button></form>`
}
${
  isCanonical
    ? action(address, { does: 'decanonize' }, tell('tags.decanonize', { heard }))
    : tag.state === 'unwrangled' && action(address, { does: 'canonize' }, tell('tags.canonize'))
}</section>`;
}

function field(id: string, name: string, label: string): Markup {
  return html`<div class="field"><label for="${id}">${label}</label> <input type="text" id="${id}" name="${name}" required maxlength="1000" autocomplete="off"></div>`;
}

function scope(id: string): Markup {
  return html`<div class="field"><label for="${id}-fandom">${say('tags.scope')}</label> <input type="text" id="${id}-fandom" name="fandom" maxlength="1000" autocomplete="off"></div>`;
}

/** A button that sends one decision. */
function action(desk: Desk, values: Readonly<Record<string, string>>, words: Markup): Markup | null {
  if (desk === null) return null;
  return html`<form method="post" action="${desk}">${Object.entries(values).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button type="submit" class="plain">${words}</button></form>`;
}

function more({ total, tags }: { total: number; tags: readonly unknown[] }): Markup | null {
  return total > tags.length
    ? html`<p class="quiet">${say('tags.more', { count: total - tags.length })}</p>`
    : null;
}
