-- CreateTable
CREATE TABLE "type_exposures" (
    "owner_key" TEXT NOT NULL,
    "type_id" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "shown" INTEGER NOT NULL DEFAULT 0,
    "places" BIGINT NOT NULL DEFAULT 0,
    "previewed" INTEGER NOT NULL DEFAULT 0,
    "looked" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "chosen" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "type_exposures_pkey" PRIMARY KEY ("owner_key","type_id")
);

-- CreateTable
CREATE TABLE "work_sessions" (
    "owner_key" TEXT NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "work_sessions_pkey" PRIMARY KEY ("owner_key","begun_at")
);

-- CreateTable
CREATE TABLE "presence_profiles" (
    "owner_key" TEXT NOT NULL,
    "hours" REAL[],
    "weeks" DOUBLE PRECISION NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "presence_profiles_pkey" PRIMARY KEY ("owner_key")
);

-- CreateTable
CREATE TABLE "choices" (
    "id" BIGSERIAL NOT NULL,
    "owner_key" TEXT NOT NULL,
    "type_id" TEXT NOT NULL,
    "offered" TEXT[],
    "chosen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "choices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "learnt_models" (
    "name" TEXT NOT NULL,
    "state" BYTEA NOT NULL,
    "up_to" BIGINT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "learnt_models_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "type_exposures_updated_at_idx" ON "type_exposures"("updated_at");

-- CreateIndex
CREATE INDEX "work_sessions_ended_at_idx" ON "work_sessions"("ended_at");

-- CreateIndex
CREATE INDEX "choices_owner_key_chosen_at_idx" ON "choices"("owner_key", "chosen_at");

alter table presence_profiles add constraint presence_hours_of_a_week check (cardinality(hours) = 168);
alter table work_sessions add constraint work_sessions_in_order check (begun_at <= ended_at);
-- Its counters change all the time beside columns that never do.
alter table type_exposures set (fillfactor = 80);
