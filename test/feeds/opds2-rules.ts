/** What OPDS 2.0 asks of a feed and of a publication. */
import { z } from 'zod';

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const COUNT = z.number().int().min(0);
const TEXT = z.string().min(1);
const ADDRESS = z.string().regex(/^[^\s<>"\\^`]+$/);
const TYPE = z.string().regex(/^[\w.+-]+\/[\w.+-]+(?:;.+)?$/);

const LINK = z
  .object({
    href: ADDRESS,
    type: TYPE.optional(),
    rel: z.union([TEXT, z.array(TEXT).min(1)]).optional(),
    title: TEXT.optional(),
    templated: z.literal(true).optional(),
    properties: z.object({ numberOfItems: COUNT.optional() }).optional(),
  })
  .refine(
    ({ href, templated }) => href.includes('{') === (templated === true),
    'a template is not said to be one',
  )
  .refine(({ href, templated }) => templated === true || !/[{}|]/.test(href), 'an address that is none');
const relations = ({ rel = [] }: { rel?: string | string[] | undefined }) => [rel].flat();

const IMAGE = LINK.refine(({ type }) => type?.startsWith('image/') === true, 'an image of another type');
const CONTRIBUTOR = z.object({ name: TEXT, sortAs: TEXT.optional(), links: z.array(LINK).min(1).optional() });
const SUBJECT = CONTRIBUTOR.extend({ scheme: TEXT.optional(), code: TEXT.optional() });
const SERIES = CONTRIBUTOR.extend({ position: z.number().optional() });

const PUBLICATION = z.object({
  metadata: z.object({
    '@type': z.literal('http://schema.org/Book'),
    identifier: z
      .string()
      .regex(/^[a-z][a-z0-9+.-]*:\S+$/)
      .optional(),
    title: TEXT,
    description: TEXT.optional(),
    author: z.union([TEXT, CONTRIBUTOR, z.array(CONTRIBUTOR).min(1)]).optional(),
    subject: z.array(SUBJECT).min(1).optional(),
    language: TEXT.optional(),
    published: z
      .string()
      .regex(/^\d{4}-\d\d-\d\d$/)
      .optional(),
    modified: z.string().regex(DATE).optional(),
    belongsTo: z.object({ series: SERIES }).optional(),
  }),
  links: z
    .array(LINK)
    .refine(
      (links) =>
        links.some((link) =>
          relations(link).some((rel) => rel.startsWith('http://opds-spec.org/acquisition')),
        ),
      'nothing to get',
    ),
  images: z.array(IMAGE).min(1).optional(),
});

const TITLED_LINK = LINK.refine(({ title }) => title !== undefined, 'a way without a title');
const NAVIGATION = z.array(TITLED_LINK).min(1);
const PUBLICATIONS = z.array(PUBLICATION).min(1);
const GROUP = z
  .object({
    metadata: z.object({ title: TEXT, numberOfItems: COUNT.optional() }),
    links: z.array(LINK).optional(),
    navigation: NAVIGATION.optional(),
    publications: PUBLICATIONS.optional(),
  })
  .refine(
    ({ navigation, publications }) => (navigation === undefined) !== (publications === undefined),
    'a group of neither',
  );
const FACET = z.object({ metadata: z.object({ title: TEXT }), links: z.array(TITLED_LINK).min(2) });

const FEED = z
  .object({
    metadata: z.object({
      title: TEXT,
      modified: z.string().regex(DATE).optional(),
      description: TEXT.optional(),
      numberOfItems: COUNT.optional(),
      itemsPerPage: COUNT.optional(),
      currentPage: COUNT.min(1).optional(),
    }),
    links: z
      .array(LINK)
      .refine((links) => links.filter((link) => relations(link).includes('self')).length === 1, 'no self'),
    navigation: NAVIGATION.optional(),
    publications: PUBLICATIONS.optional(),
    groups: z.array(GROUP).min(1).optional(),
    facets: z.array(FACET).min(1).optional(),
  })
  .refine((feed) => feed.navigation ?? feed.publications ?? feed.groups, 'nothing in it');

/** Breaches of OPDS 2.0 in a feed; empty when there are none. */
export function opds2Faults(feed: unknown): string[] {
  return [...blanks(feed, ''), ...faultsOf(FEED, feed), ...twice(feed)];
}

/** Breaches of OPDS 2.0 in a publication that is a document of its own. */
export function publicationFaults(publication: unknown): string[] {
  return [...blanks(publication, ''), ...faultsOf(PUBLICATION, publication)];
}

function faultsOf(form: z.ZodType, value: unknown): string[] {
  const parsed = form.safeParse(value);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

/** Values that say nothing must be left out. */
function blanks(value: unknown, at: string): string[] {
  if (value === null || value === '') return [`${at} is blank`];
  if (typeof value !== 'object') return [];
  const parts = Object.entries(value);
  return parts.length === 0
    ? [`${at} is empty`]
    : parts.flatMap(([name, part]) => blanks(part, `${at}.${name}`));
}

function twice(feed: unknown): string[] {
  const publications: unknown = Reflect.get(Object(feed), 'publications');
  if (!Array.isArray(publications)) return [];
  const written = publications.map((one) => JSON.stringify(one));
  return new Set(written).size === written.length ? [] : ['a publication twice'];
}
