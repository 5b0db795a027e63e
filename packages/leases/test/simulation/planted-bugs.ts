import type { GrantAnswer, GrantCall, Message, ReturnedLease } from '../../src/index.ts';
import { clockMarginMs, Inbox, Outbox, RequesterBoard, Stock } from '../../src/index.ts';
import type { Makers } from './node.ts';
import { soundMakers } from './node.ts';

/** What a simulation must find: machines with one mistake each, of kinds that people make. */
export const plantedBugs: Readonly<Record<string, Partial<Makers>>> = {
  'a lease granted to two holders': board(
    class extends RequesterBoard {
      #last: GrantAnswer | null = null;
      override grant(call: GrantCall, now: number): GrantAnswer {
        const answer = super.grant(call, now);
        if (answer.leases.length > 0) this.#last = answer;
        return answer.leases.length === 0 && this.#last !== null ? this.#last : answer;
      }
    },
  ),
  'slots that stay available while they are leased': board(
    class extends RequesterBoard {
      override grant(call: GrantCall, now: number): GrantAnswer {
        const answer = super.grant(call, now);
        for (const { taskId } of answer.leases) {
          const task = this.tables.tasks.get(taskId);
          if (task !== undefined) task.available += 1;
        }
        return answer;
      }
    },
  ),
  'expiry without the margin for clocks': board(
    class extends RequesterBoard {
      override expire(now: number): number {
        return super.expire(now + clockMarginMs);
      }
    },
  ),
  'expiry that does not see a renewal': board(
    class extends RequesterBoard {
      readonly #ends = new Map<string, number>();
      override expire(now: number): number {
        for (const lease of this.tables.leases.values()) {
          const end = this.#ends.get(lease.leaseId) ?? lease.expiresAt;
          this.#ends.set(lease.leaseId, end);
          if (end + clockMarginMs > now) continue;
          this.giveBack([{ leaseId: lease.leaseId, slots: lease.outstanding }]);
        }
        return super.expire(now);
      }
    },
  ),
  'an inbox that forgets': {
    inbox: () =>
      new (class extends Inbox {
        override receive(messageId: string): boolean {
          super.receive(messageId);
          return true;
        }
      })(),
  },
  'a release that is applied twice': board(
    class extends RequesterBoard {
      override giveBack(leases: readonly ReturnedLease[]): void {
        super.giveBack(leases);
        super.giveBack(leases);
      }
    },
  ),
  'a renewal that believes any epoch': board(
    class extends RequesterBoard {
      override renew(call: Parameters<RequesterBoard['renew']>[0], now: number) {
        for (const { leaseId, epoch } of call.leases) {
          const lease = this.tables.leases.get(leaseId);
          if (lease !== undefined) lease.epoch = epoch;
        }
        return super.renew(call, now);
      }
    },
  ),
  'an older renewal that overwrites a newer one': stock(
    class extends Stock {
      override applyRenewals(renewed: Parameters<Stock['applyRenewals']>[0]): number {
        for (const { leaseId, epoch, expiresAt } of renewed) {
          const item = this.tables.items.get(leaseId);
          if (item !== undefined) Object.assign(item, { epoch, expiresAt });
        }
        return renewed.length;
      }
    },
  ),
  'a message that is forgotten when it is sent': {
    board: (partitionId, { inbox }) =>
      new RequesterBoard({ partitionId, inbox, outbox: new ForgetfulOutbox() }),
    stock: (partitionId, { inbox, outbox }) => {
      const claim = outbox.claim.bind(outbox);
      outbox.claim = (...values) => {
        const claimed = claim(...values);
        for (const { id } of claimed) outbox.settle(id);
        return claimed;
      };
      return new Stock({ partitionId, inbox, outbox });
    },
  },
  'an answer to a pull that is written twice': stock(
    class extends Stock {
      override finishAcquire(grantId: string, answer: GrantAnswer, now: number): number {
        this.attempts.delete(grantId);
        return this.takeIn(answer.leases, now);
      }
    },
  ),
  'an accept that outlasts its lease': stock(
    class extends Stock {
      override put(...values: Parameters<Stock['put']>): number {
        const slots = super.put(...values);
        for (const item of this.tables.items.values()) item.acceptBy = item.expiresAt;
        return slots;
      }
    },
  ),
  'a returned slot that is kept and sent back': stock(
    class extends Stock {
      override return(...values: Parameters<Stock['return']>) {
        const returned = super.return(...values);
        if (returned === null) return null;
        const { assignmentId, leaseId, requesterKey } = returned;
        const body = {
          kind: 'lease.released' as const,
          ...{ requesterKey, reason: 'unused' as const, leases: [{ leaseId, slots: 1 }] },
        };
        this.outbox.append({ id: `again:${assignmentId}`, to: requesterKey, body }, values[2]);
        return returned;
      }
    },
  ),
  'a slot that comes back to a cancelled batch': board(
    class extends RequesterBoard {
      override expire(now: number): number {
        const cancelled = [...this.tables.batches.values()].filter(
          (batch) => batch.status === 'cancelled',
        );
        for (const batch of cancelled) batch.status = 'paused';
        const expired = super.expire(now);
        for (const batch of cancelled) batch.status = 'cancelled';
        return expired;
      }
    },
  ),
  'surplus work that is counted': board(
    class extends RequesterBoard {
      override use(taskId: string, leaseId: string): 'counted' | 'surplus' {
        super.use(taskId, leaseId);
        return 'counted';
      }
    },
  ),
};

class ForgetfulOutbox extends Outbox {
  override claim(...values: Parameters<Outbox['claim']>): Message[] {
    const claimed = super.claim(...values);
    for (const { id } of claimed) this.settle(id);
    return claimed;
  }
}

function board(
  Broken: new (...values: ConstructorParameters<typeof RequesterBoard>) => RequesterBoard,
): Partial<Makers> {
  return { board: (partitionId, parts) => new Broken({ partitionId, ...parts }) };
}

function stock(
  Broken: new (...values: ConstructorParameters<typeof Stock>) => Stock,
): Partial<Makers> {
  return { stock: (partitionId, parts) => new Broken({ partitionId, ...parts }) };
}

export function makersWith(bug: Partial<Makers>): Makers {
  return { ...soundMakers, ...bug };
}
