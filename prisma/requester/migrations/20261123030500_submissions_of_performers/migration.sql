-- CreateIndex
CREATE INDEX "submissions_owner_key_performer_key_submitted_at_id_idx" ON "submissions"("owner_key", "performer_key", "submitted_at", "id");
