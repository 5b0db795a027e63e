/** What operators do, by the names under which the audit log keeps it. */
const words: Readonly<Record<string, string>> = {
  'operator.granted': 'Make somebody an operator',
  'operator.revoked': 'Take the operator role back',
  startMoves: 'Move users',
  pauseMoves: 'Pause moves',
  resumeMoves: 'Resume moves',
  cancelMoves: 'Cancel moves',
  takeBackMoves: 'Take moves back',
  shortenMoveKeep: 'Delete old copies',
  drainPartition: 'Empty a partition',
  reopenPartition: 'Reopen a partition',
  retirePartition: 'Take a partition out',
  runAssessment: 'Look who should live where',
  approveProposal: 'Approve a proposal',
  dismissProposal: 'Put a proposal aside',
  settleUser: 'Settle a user',
  runMaintenance: 'Maintain a repository',
  takeBackLeases: 'Take leases back',
  setMaintenanceMode: 'Maintenance mode',
};

/** An action of the audit log in words: `runMaintenance` as `Maintain a repository`. */
export function describeAction(action: string): string {
  return words[action] ?? asWords(action);
}

/** Of a name that is new here, the words that it is made of. */
function asWords(name: string): string {
  const apart = name.replaceAll(/[._-]+/g, ' ').replaceAll(/[A-Z]/g, ' $&');
  return apart.charAt(0).toUpperCase() + apart.slice(1).toLowerCase();
}
