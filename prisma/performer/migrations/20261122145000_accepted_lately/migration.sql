-- readServedAccepts: accepts of the last hour and day. Accepts lie in the order of time, so that block
-- ranges find them, and keeping this up costs accepts next to nothing.
CREATE INDEX "assignments_accepted" ON "assignments" USING BRIN ("accepted_at");
