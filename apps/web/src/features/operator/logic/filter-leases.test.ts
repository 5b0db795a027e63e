import { describe, expect, it } from 'vitest';
import { filterLeases } from './filter-leases.ts';

const lease = {
  id: 'lease_1',
  taskId: 'task_a',
  partitionId: 'r1',
  holder: 'p1',
  status: 'active',
};

describe('filter of leases', () => {
  it('finds by status and by any of the ids', () => {
    const leases = [lease, { ...lease, id: 'lease_2', taskId: 'task_b', status: 'expired' }];
    expect(filterLeases(leases, {})).toHaveLength(2);
    expect(filterLeases(leases, { status: 'expired' }).map((found) => found.id)).toEqual([
      'lease_2',
    ]);
    expect(filterLeases(leases, { q: ' TASK_A ' }).map((found) => found.id)).toEqual(['lease_1']);
  });
});
