import type { Command } from 'commander';
import { Failure } from '../failure.ts';
import { time } from '../print/format.ts';
import { openSession, type Print } from '../session.ts';

interface Followed {
  readonly id: string;
  readonly kind: string;
  readonly ownerKey: string | null;
  readonly partitionId: string | null;
  readonly missing: readonly string[];
  readonly findings: readonly {
    readonly place: string;
    readonly nodeId: string | null;
    readonly what: string;
    readonly at: string | null;
    readonly facts: readonly { readonly name: string; readonly value: string }[];
    readonly links: readonly { readonly name: string; readonly id: string }[];
  }[];
}

/** A time as people read it; anything else as it is. */
function timeOr(value: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:/.test(value) ? time(value) : value;
}

export function addFollow(program: Command, print: Print): void {
  program
    .command('follow')
    .argument('<id>', 'of a user, task, lease, assignment, submission, message, move or proposal')
    .description('say where a thing is and has been: in the directory and on every partition')
    .action(async (id: string, _options: object, command: Command) => {
      const session = openSession(command, print);
      const { cluster } = await session.api.ask<{ cluster: { follow: Followed } }>(
        `query ($id: ID!) { cluster { follow(id: $id) { id kind ownerKey partitionId missing
           findings { place nodeId what at facts { name value } links { name id } } } } }`,
        { id },
      );
      const found = cluster.follow;
      if (session.json) {
        session.say('', found);
      } else {
        if (found.ownerKey !== null) {
          const home = found.partitionId ?? 'nowhere';
          session.say(`A ${found.kind} of ${found.ownerKey}, who lives on ${home}.`, found);
        }
        session.rows(found.findings, [
          { name: 'WHEN', of: ({ at }) => time(at) },
          {
            name: 'WHERE',
            of: ({ place, nodeId }) => (nodeId === null ? place : `${place} (${nodeId})`),
          },
          { name: 'WHAT', of: ({ what }) => what },
          {
            name: 'FACTS',
            of: ({ facts }) => facts.map(({ name, value }) => `${name}=${timeOr(value)}`).join(' '),
          },
          {
            name: 'LEADS TO',
            of: ({ links }) => links.map((link) => `${link.name}=${link.id}`).join(' '),
          },
        ]);
      }
      if (found.missing.length > 0) {
        throw new Failure(`Not everywhere was looked: ${found.missing.join(', ')} did not answer.`);
      }
      if (found.findings.length === 0) throw new Failure(`Nothing is known of ${id}.`);
    });
}
