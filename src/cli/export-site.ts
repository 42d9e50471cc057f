import { type Command, Option } from 'commander';
import { FanlightError } from '#errors';
import { SiteFolder, type SiteReport } from '#library';
import type { App } from '../app.ts';
import { freezeApp } from '../site-app.ts';
import { withLibrary } from './open-library.ts';
import { count, print, printJson, say, size } from './output.ts';
import { lineShower } from './progress.ts';

type Freezing = Parameters<typeof freezeApp<SiteReport>>[1];
type Frozen = Awaited<ReturnType<typeof freezeApp<SiteReport>>>;
type Withheld = Frozen['withheld'];
type Format = Freezing['formats'][number];

/** What `fanlight export` is told of a site, as files or as a web archive. */
export type SiteFlags = {
  site?: string;
  wacz?: string;
  language: Freezing['language'];
  all?: boolean;
  files: readonly Format[];
  textSearch: boolean;
  address?: string;
  title?: string;
  json?: boolean;
};

const FILES = ['epub', 'html', 'txt', 'md', 'json'] as const satisfies readonly Format[];

/** Why works stay out of a site for everyone, as people say it. */
const REASONS = {
  ask: 'their authors want to be asked',
  no: 'their authors say no',
  'listed-only': 'their authors name the archives that may have them',
  unknown: 'their authors do not say',
} as const satisfies Record<Parameters<Withheld['get']>[0], string>;

/** Adds the options of a site to a command. */
export function addSiteOptions(command: Command): Command {
  return command
    .option('--site <folder>', 'write the library as a site that needs no server, in place of single files')
    .option(
      '--wacz <file>',
      'write the pages of that site as a web archive (WACZ); the whole library unless works are chosen',
    )
    .addOption(
      new Option('--language <tag>', 'site, web archive: the language of the pages')
        .choices(['en', 'de'])
        .default('en'),
    )
    .option('--all', 'site, web archive: every work, whatever its author allows: for a copy of your own')
    .addOption(
      new Option('--files <endings...>', 'site, web archive: the files that works can be taken away as')
        .choices(FILES)
        .default(['epub']),
    )
    .option('--no-text-search', 'site, web archive: the search knows no words of stories, and is smaller')
    .option(
      '--address <url>',
      'site: where it will stand, for its feeds; web archive: the address of its pages',
    )
    .option('--json', 'site, web archive, bag: print the report for programs');
}

/** `fanlight export --site`. */
export async function exportSite(command: Command, folder: string, flags: SiteFlags): Promise<void> {
  const address = flags.address === undefined ? null : addressOf(flags.address);
  const open: Freezing['open'] = ({ identity }) => SiteFolder.open(folder, identity);
  await withLibrary(
    command,
    async (app) => report(folder, await freezing(app, { ...asked(flags), open, address }), flags),
    { index: false },
  );
}

/** What flags ask of the pages. */
export function asked(flags: SiteFlags) {
  return {
    language: flags.language,
    all: flags.all === true,
    formats: FILES.filter((ending) => flags.files.includes(ending)),
    texts: flags.textSearch,
  };
}

/** Freezes the library, and shows how far it is. */
export async function freezing<Report>(
  app: App,
  options: Parameters<typeof freezeApp<Report>>[1],
): ReturnType<typeof freezeApp<Report>> {
  const shower = lineShower(progressLine);
  try {
    return await freezeApp(app, { ...options, onProgress: shower.show });
  } finally {
    shower.end();
  }
}

function progressLine({
  phase,
  works,
  totalWorks,
  files,
}: Parameters<NonNullable<Freezing['onProgress']>>[0]): string {
  const done = `${works.toLocaleString('en')}/${count(totalWorks, 'work')}`;
  const doing = { works: done, lists: `${done} · lists`, search: `${done} · search` };
  return `${doing[phase]} · ${count(files, 'file')}`;
}

function report(folder: string, { withheld, ...frozen }: Frozen, { json }: SiteFlags): void {
  if (json === true) {
    printJson({ folder, ...frozen, withheld: Object.fromEntries(withheld) });
    return;
  }
  const { works, files, bytes, written, unchanged, removed, redirects } = frozen;
  print(`${count(works, 'work')} in ${count(files, 'file')} (${size(bytes)}): open ${folder}/index.html`);
  print(
    `${written.toLocaleString('en')} written, ${unchanged.toLocaleString('en')} as they were, ${removed.toLocaleString('en')} removed`,
  );
  if (redirects > 0) print(`${count(redirects, 'old address', 'old addresses')} in ${folder}/old`);
  sayWithheld(withheld);
}

/** Says how many works are left out, and why. */
export function sayWithheld(withheld: Withheld): void {
  const out = [...withheld.values()].reduce((sum, one) => sum + one, 0);
  if (out === 0) return;
  say(`${count(out, 'work')} left out:`);
  for (const [reason, number] of [...withheld].sort(([, one], [, other]) => other - one))
    say(`  ${number.toLocaleString('en')}: ${REASONS[reason]}`);
  say('Their permission can be corrected on their pages; --all takes every work, for a copy of your own.');
}

/** The address of a site, with a stroke at its end. Throws FL-USE-VALUE. */
export function addressOf(given: string): string {
  const url = URL.parse(given);
  const isPlace =
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    `${url.username}${url.password}${url.search}${url.hash}` === '';
  if (!isPlace) throw new FanlightError('FL-USE-VALUE', `--address ${given}`);
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}
