import { ExchangeError, isStorableText } from '@exchange/kernel';
import type { DirectoryContext, DirectoryDeps } from '../deps.ts';
import { appendAudit } from '../store/audit-log.ts';

type Input = Readonly<Record<string, unknown>>;
type Resolver = (
  parent: unknown,
  args: { readonly input?: Input },
  context: DirectoryContext,
) => unknown;

const longest = 300;
/** Of an input, what an action is about, the most telling first. */
const telling = ['partitionId', 'groupId', 'moveIds', 'ownerKeys', 'ownerKey', 'id'];

/**
 * What operators asked for in vain leaves a line that says why: after the line of the attempt, or in its
 * place when it was refused before it began. Who may not operate leaves none: anybody could fill the log.
 */
export function noteRefusals<Mutations extends object>(
  { database, log }: Pick<DirectoryDeps, 'database' | 'log'>,
  actions: readonly string[],
  mutations: Mutations,
): Mutations {
  function watch(action: string, resolve: Resolver): Resolver {
    return async (parent, args, context) => {
      const note = async (why: Readonly<Record<string, string>>): Promise<void> => {
        const { viewer } = context;
        if (viewer === null) return;
        const target = targetOf(args.input ?? {});
        const entry = { accountId: viewer.accountId, action, target, details: why };
        // The answer matters more than this line; the attempt has one of its own, or changed nothing.
        await appendAudit(database, entry).catch((err: unknown) => {
          log.error({ err, action }, 'a refusal is missing in the audit log');
        });
      };
      try {
        const outcome = await resolve(parent, args, context);
        const refused = refusalIn(outcome);
        if (refused !== null) await note({ refused });
        return outcome;
      } catch (error) {
        const code = error instanceof ExchangeError ? error.code : 'INTERNAL';
        if (code !== 'UNAUTHENTICATED' && code !== 'FORBIDDEN') await note({ failed: code });
        throw error;
      }
    };
  }

  const watched = Object.entries(mutations).map(([name, resolve]: [string, Resolver]) => [
    name,
    actions.includes(name) ? watch(name, resolve) : resolve,
  ]);
  return Object.fromEntries(watched) as Mutations;
}

/** Outcomes that refuse have a message (`UserError`). */
function refusalIn(outcome: unknown): string | null {
  if (typeof outcome !== 'object' || outcome === null || !('message' in outcome)) return null;
  return typeof outcome.message === 'string' ? shorten(outcome.message) : null;
}

function targetOf(input: Input): string {
  const named = telling.flatMap((name) => input[name]).find((value) => typeof value === 'string');
  return typeof named === 'string' ? shorten(named) : 'cluster';
}

function shorten(text: string): string {
  return isStorableText(text) ? text.slice(0, longest) : '';
}
