/** A call of every mutation that operators have, such as it leaves a line in the log. */
export const calls: Readonly<Record<string, string>> = {
  runMaintenance: 'runMaintenance(input: { partitionId: "p1" }) { __typename }',
  startMoves: 'startMoves(input: { ownerKeys: ["$user"], to: "p2" }) { __typename }',
  drainPartition: 'drainPartition(input: { partitionId: "p1" }) { __typename }',
  reopenPartition: 'reopenPartition(input: { partitionId: "p1" }) { __typename }',
  pauseMoves: 'pauseMoves(input: { groupId: "$group" }) { __typename }',
  resumeMoves: 'resumeMoves(input: { groupId: "$group" }) { __typename }',
  takeBackMoves: 'takeBackMoves(input: { groupId: "$group" }) { __typename }',
  shortenMoveKeep: 'shortenMoveKeep(input: { groupId: "$group", keepSeconds: 0 }) { __typename }',
  cancelMoves: 'cancelMoves(input: { groupId: "$group" }) { __typename }',
  runAssessment: 'runAssessment { __typename }',
  approveProposal: 'approveProposal(input: { id: "$proposal" }) { __typename }',
  dismissProposal: 'dismissProposal(input: { id: "$proposal" }) { __typename }',
  settleUser: 'settleUser(input: { ownerKey: "$user", pinned: true }) { __typename }',
  retirePartition: 'retirePartition(input: { partitionId: "p1" }) { __typename }',
  takeBackLeases:
    'takeBackLeases(input: { holder: "p8", reason: "its machine burnt" }) { __typename }',
  setMaintenanceMode: 'setMaintenanceMode(input: { on: false }) { __typename }',
};

/** Calls that are refused, and a part of the reason. */
export const inVain: Readonly<Record<string, readonly [call: string, why: string]>> = {
  startMoves: ['startMoves(input: { ownerKeys: [], to: "p2" })', 'Name 1'],
  drainPartition: ['drainPartition(input: { partitionId: "p9" })', 'no such partition'],
  reopenPartition: ['reopenPartition(input: { partitionId: "p9" })', 'no such partition'],
  pauseMoves: ['pauseMoves(input: { moveIds: ["none"] })', 'no such move'],
  resumeMoves: ['resumeMoves(input: { groupId: "none" })', 'no such group'],
  cancelMoves: ['cancelMoves(input: {})', 'either moves or a group'],
  takeBackMoves: ['takeBackMoves(input: { groupId: "none" })', 'no such group'],
  shortenMoveKeep: ['shortenMoveKeep(input: { groupId: "a", keepSeconds: -1 })', 'From 0 seconds'],
  approveProposal: ['approveProposal(input: { id: "none" })', 'no such'],
  dismissProposal: ['dismissProposal(input: { id: "none" })', 'no such'],
  settleUser: ['settleUser(input: { ownerKey: "nobody" })', 'no such user'],
  retirePartition: ['retirePartition(input: { partitionId: "p9" })', 'no such partition'],
  runMaintenance: ['runMaintenance(input: { partitionId: "p9" })', 'no such'],
  takeBackLeases: [
    'takeBackLeases(input: { holder: "p1/words", reason: "it is slow" })',
    'is served by node-1',
  ],
  setMaintenanceMode: [
    `setMaintenanceMode(input: { on: true, message: "${'x'.repeat(400)}" })`,
    'At most 300',
  ],
};
