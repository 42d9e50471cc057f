import { FanlightError } from '#errors';
import { numberFrom } from './numbers.ts';

/** A page of a log of decisions, newest first; pages count from 1. */
type LogPage<Id> = { decisions: readonly { id: Id; undoneAt: string | null }[] };

/** The decision that a person names, or the newest that was not taken back yet. Throws FL-USE-NO-DECISION. */
export async function decisionMeant<Id extends number>(
  named: string | undefined,
  readLog: (page: number) => Promise<LogPage<Id>>,
): Promise<Id> {
  if (named !== undefined) {
    const id = numberFrom(named);
    if (id === null) throw new FanlightError('FL-USE-NO-DECISION', named);
    return id as Id;
  }
  for (let page = 1; ; page += 1) {
    const { decisions } = await readLog(page);
    const newest = decisions.find(({ undoneAt }) => undoneAt === null);
    if (newest !== undefined) return newest.id;
    if (decisions.length === 0) throw new FanlightError('FL-USE-NO-DECISION');
  }
}
