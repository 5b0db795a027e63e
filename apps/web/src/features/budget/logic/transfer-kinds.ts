/** A kind of transfer in words. */
export interface TransferWords {
  readonly label: string;
  readonly help: string;
}

const words: Readonly<Record<string, TransferWords>> = {
  deposit: { label: 'Deposit', help: 'Money added to the balance' },
  reserve: { label: 'Reserved', help: 'Set aside when work was published' },
  release: { label: 'Released', help: 'Reserved money that came back unspent' },
  approve: { label: 'Approved work', help: 'Reward and fee of approved work' },
  reject: { label: 'Rejected work', help: 'Reserved money that came back after a rejection' },
  override: { label: 'Rejection overturned', help: 'Work approved after it had been rejected' },
};

export function describeTransfer(kind: string): TransferWords {
  return words[kind] ?? { label: kind, help: '' };
}
