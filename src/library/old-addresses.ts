import type { Address, AddressTarget } from '#catalogue';
import type { Library } from './context.ts';

/** An address that works, creators, series or pages were published at, and where it leads in this library. */
export type OldAddress = Address & { target: AddressTarget };

const PAGE = 1000;

/**
 * Every old address of the web that leads somewhere here, in the order of paths and hosts. A host is empty where nobody knows it. Identifiers of
 * messages are no addresses of the web, and mail addresses stand in them.
 */
export async function* oldAddresses({ catalogue }: Library): AsyncGenerator<OldAddress> {
  for (let after: Address | null = null; ; ) {
    const page: Awaited<ReturnType<typeof catalogue.addressesAfter>> = await catalogue.addressesAfter(
      after,
      PAGE,
    );
    for (const { target, ...address } of page)
      if (target !== null && !address.host.endsWith(':')) yield { ...address, target };
    const last = page.at(-1);
    if (last === undefined) return;
    after = last;
  }
}
