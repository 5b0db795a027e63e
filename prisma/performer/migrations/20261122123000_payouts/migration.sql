-- read-performer-balance: payouts are few among the credits of a partition.
create index ledger_transfers_payouts on ledger_transfers (owner_key) where kind = 'payout';
