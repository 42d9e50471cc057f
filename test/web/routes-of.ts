import type { SampleSite } from './sample-library.ts';

/** Every route of a site's server with its methods, as the framework lists them: in that list a wildcard has lost the stroke before it. */
export function routesOf({ server }: SampleSite): Map<string, Set<string>> {
  const routes = new Map<string, Set<string>>();
  const above: string[] = [];
  for (const line of server.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent = '', branch, part = '', methods] =
      /^([\s│]*)([├└]── )?(\S+)(?: \(([A-Z, ]+)\))?/.exec(line) ?? [];
    // A line without a branch has another route of the address before it.
    if (branch !== undefined) above.splice(indent.length / 4, above.length, part);
    if (methods === undefined) continue;
    const route = above
      .join('')
      .replace(/^\/\*$/, '/assets/*')
      .replace(/(?<!\/)\*$/, '/*');
    const known = routes.get(route) ?? new Set<string>();
    routes.set(route, known);
    for (const method of methods.split(', ')) known.add(method);
  }
  return routes;
}
