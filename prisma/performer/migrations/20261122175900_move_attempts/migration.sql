-- The attempt in which an owner came into the state: only a later one gives a block up.
ALTER TABLE "away_owners" ADD COLUMN "attempt" INTEGER NOT NULL DEFAULT 0;
