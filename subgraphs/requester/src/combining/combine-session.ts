import { AnswerCollector } from './answer-collector.ts';
import type { ThreadCall, ThreadReply } from './combine-thread.ts';
import type { CombinedField, CombinePlan } from './types.ts';

/** Combining as a series of calls, in whatever thread. */
export function createCombineSession(plan: CombinePlan): (call: ThreadCall) => ThreadReply {
  const collector = new AnswerCollector(plan);
  let fields: Generator<CombinedField, undefined> | null = null;
  let current: CombinedField | null = null;

  return (call) => {
    switch (call.do) {
      case 'add':
        for (const task of call.tasks) collector.add(task);
        return null;
      case 'next': {
        fields ??= collector.combine(call.methods);
        const next = fields.next();
        current = next.done === true ? null : next.value;
        if (current === null) return null;
        const { report, performers, rows } = current;
        return { report, performers, rows };
      }
      case 'rows': {
        const end = Math.min(call.from + call.count, current?.rows ?? 0);
        const rows = [];
        for (let place = call.from; place < end; place += 1) {
          const row = current?.rowAt(place);
          if (row !== undefined) rows.push(row);
        }
        return rows;
      }
    }
  };
}
