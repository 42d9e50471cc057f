/** A tag: what it means, what means it, what stands above and below it, and the forms that say so. */
import type { TagDecisionRecord, TagDetail, TagKind, TagName } from '#catalogue';
import { html, type Markup } from '#markup';
import { muteTagAddress, tagAddress, tagPageAddress, tagsAddress } from '../parts/addresses.ts';
import { plotsAddress } from '../parts/plot-addresses.ts';
import { tagNotice } from '../parts/tag-decision.ts';
import { KINDS_ABOVE, TAG_KIND_WORDS, TAG_STATE_WORDS } from '../parts/tag-words.ts';
import { count, counted } from '../parts/wording.ts';
import { meanings } from './tags-page.ts';

/** Everything that is said of a tag. */
export function tagPage(tag: TagDetail, decisions: readonly TagDecisionRecord[]): Markup {
  const address = tagPageAddress(tag);
  const isSpelling = tag.state === 'synonym' || tag.state === 'scoped';
  return html`<div class="tag-page">
<h1>${tag.name}</h1>
${tagNotice(decisions, address)}
<p>${TAG_KIND_WORDS[tag.kind][0]}, ${TAG_STATE_WORDS[tag.state]}${isSpelling && html`: ${meanings(tag)}`}. <a href="${tagAddress(tag.kind, tag.name)}">${counted(tag.works, 'work')}</a> ${
    tag.works === 1 ? 'says' : 'say'
  } exactly this name. <a href="${tagsAddress({ kind: tag.kind })}">All ${TAG_KIND_WORDS[tag.kind][1].toLowerCase()}</a> <a href="${plotsAddress(tag)}">Plots of its works</a> <a href="${muteTagAddress(tag.kind, tag.name)}">Mute it…</a></p>
${isSpelling && ownMeanings(tag, address)}
${!isSpelling && spellings(tag, address)}
${!isSpelling && neighbours(tag, address)}
${changes(tag, address)}
</div>`;
}

function ownMeanings(tag: TagDetail, address: string): Markup {
  return html`<section aria-labelledby="means"><h2 id="means">What it means</h2>
<ul class="tag-list">${tag.means.map(
    ({ of, fandom }) =>
      html`<li><a href="${tagPageAddress({ kind: tag.kind, name: of })}">${of}</a> <span class="quiet">${fandom === null ? 'everywhere' : `in ${fandom}`}</span> ${action(
        address,
        { does: 'split', spelling: tag.name, fandom: fandom ?? '' },
        'Let it stand for itself',
        ` and not for ${of}${fandom === null ? '' : ` in ${fandom}`}`,
      )}</li>`,
  )}</ul></section>`;
}

function spellings({ synonyms, name }: TagDetail, address: string): Markup {
  return html`<section aria-labelledby="spellings"><h2 id="spellings">Other names that mean it</h2>
${synonyms.total === 0 && html`<p>None yet.</p>`}
<ul class="tag-list">${synonyms.tags.map(
    (one) =>
      html`<li><a href="${tagPageAddress(one)}">${one.name}</a> <span class="quiet">${counted(one.works, 'work')}${one.fandom !== null && `, in ${one.fandom}`}</span> ${action(
        address,
        { does: 'split', spelling: one.name, fandom: one.fandom ?? '' },
        'Split off',
        ` ${one.name} from ${name}`,
      )}</li>`,
  )}</ul>${more(synonyms)}
<form method="post" action="${address}" class="tag-form"><input type="hidden" name="does" value="take">
${field('take-spelling', 'spelling', 'A name that means this')} ${scope('take')} <button type="submit">Add it</button></form></section>`;
}

function neighbours(tag: TagDetail, address: string): Markup {
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
        html`<li><a href="${tagPageAddress(one)}">${one.name}</a> <span class="quiet">${TAG_KIND_WORDS[one.kind][0]}</span> ${action(
          address,
          { does, kind: one.kind, name: one.name },
          'Take out',
          ` ${one.name} ${does === 'not-above' ? 'from above' : 'from below'} ${name}`,
        )}</li>`,
    )}</ul>${more({ total, tags })}</section>`;
  const below = (Object.keys(KINDS_ABOVE) as TagKind[]).filter((one) => KINDS_ABOVE[one].includes(kind));
  return html`${list('metas', 'Meta tags above it', tag.metas, 'not-above')}
${list('parents', 'What it belongs to', tag.parents, 'not-above')}
${list('subs', 'Tags below it of its kind', tag.subs, 'not-below')}
${list('children', 'What belongs to it', tag.children, 'not-below')}
<section aria-labelledby="place"><h2 id="place">Its place</h2>
${placeForm(address, 'above', 'A tag above it', KINDS_ABOVE[kind])}
${below.length > 0 && placeForm(address, 'below', 'A tag below it', below)}</section>`;
}

function placeForm(
  address: string,
  does: 'above' | 'below',
  label: string,
  kinds: readonly TagKind[],
): Markup {
  return html`<form method="post" action="${address}" class="tag-form"><input type="hidden" name="does" value="${does}">
<div class="field"><label for="${does}-kind">${label}: kind</label> <select id="${does}-kind" name="kind">${kinds.map(
    (kind) => html`<option value="${kind}">${TAG_KIND_WORDS[kind][0]}</option>`,
  )}</select></div>
${field(`${does}-name`, 'name', `${label}: name`)} <button type="submit">Put it there</button></form>`;
}

function changes(tag: TagDetail, address: string): Markup {
  const isCanonical = tag.state === 'canonical';
  return html`<section aria-labelledby="changes"><h2 id="changes">Say something else of it</h2>
<form method="post" action="${address}" class="tag-form"><input type="hidden" name="does" value="give">
${field('give-into', 'into', 'It means the tag')} ${scope('give')} <button type="submit">Merge it into that</button></form>
${
  isCanonical &&
  html`<form method="post" action="${address}" class="tag-form"><input type="hidden" name="does" value="rename">
${field('rename-to', 'to', 'It is called')} <button type="submit">Rename it</button></form>`
}
${
  isCanonical
    ? action(address, { does: 'decanonize' }, 'Not canonical any more', ', with all that hangs on it')
    : tag.state === 'unwrangled' && action(address, { does: 'canonize' }, 'Make it canonical', '')
}</section>`;
}

function field(id: string, name: string, label: string): Markup {
  return html`<div class="field"><label for="${id}">${label}</label> <input type="text" id="${id}" name="${name}" required maxlength="1000" autocomplete="off"></div>`;
}

function scope(id: string): Markup {
  return html`<div class="field"><label for="${id}-fandom">Only in works of the fandom (empty: everywhere)</label> <input type="text" id="${id}-fandom" name="fandom" maxlength="1000" autocomplete="off"></div>`;
}

/** A button that sends one decision; `about` is heard, not seen. */
function action(
  address: string,
  values: Readonly<Record<string, string>>,
  words: string,
  about: string,
): Markup {
  return html`<form method="post" action="${address}">${Object.entries(values).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button type="submit" class="plain">${words}<span class="visually-hidden">${about}</span></button></form>`;
}

function more({ total, tags }: { total: number; tags: readonly unknown[] }): Markup | null {
  return total > tags.length ? html`<p class="quiet">And ${count(total - tags.length)} more.</p>` : null;
}
