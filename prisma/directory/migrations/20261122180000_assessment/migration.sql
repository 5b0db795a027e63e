-- What users and partitions use, and proposals of who should live where; see docs/operating.md.
CREATE TABLE "measured_loads" (
    "subject" TEXT NOT NULL,
    "hours" DOUBLE PRECISION[],
    "requests" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "cpu_ms" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "handling_ms" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "collected_hours" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "rows" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "bytes" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "connections" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "work" JSONB NOT NULL DEFAULT '{}',
    "measured_at" TIMESTAMPTZ(3),
    "summarised_at" TIMESTAMPTZ(3),

    CONSTRAINT "measured_loads_pkey" PRIMARY KEY ("subject")
);

CREATE TABLE "assessments" (
    "id" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "requested_by" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "users" INTEGER NOT NULL DEFAULT 0,
    "before" JSONB,
    "after" JSONB,
    "error" TEXT,

    CONSTRAINT "assessments_pkey" PRIMARY KEY ("id")
);

-- The newest, and when the last began.
CREATE INDEX "assessments_started_at_idx" ON "assessments"("started_at");

CREATE TABLE "proposals" (
    "id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "reason" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "gain" DOUBLE PRECISION NOT NULL,
    "details" JSONB NOT NULL,
    "moves" JSONB NOT NULL,
    "users" INTEGER NOT NULL,
    "rows" DOUBLE PRECISION NOT NULL,
    "bytes" DOUBLE PRECISION NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "group_id" TEXT,

    CONSTRAINT "proposals_pkey" PRIMARY KEY ("id")
);

-- The newest, best first; those of one assessment.
CREATE INDEX "proposals_created_at_place_idx" ON "proposals"("created_at", "place");
CREATE INDEX "proposals_assessment_id_idx" ON "proposals"("assessment_id");
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_assessment_id_fkey" FOREIGN KEY ("assessment_id")
    REFERENCES "assessments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- What an operator can decide about.
CREATE INDEX "proposals_open" ON "proposals"("created_at") WHERE state = 'open';

-- What operators settle for a user: partitions of which class, and whether they stay where they are.
ALTER TABLE "placements" ADD COLUMN "service_class" TEXT NOT NULL DEFAULT 'standard',
ADD COLUMN "pinned" BOOLEAN NOT NULL DEFAULT false;

-- What operators switch for the whole cluster, such as maintenance mode.
CREATE TABLE "cluster_switches" (
    "name" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cluster_switches_pkey" PRIMARY KEY ("name")
);

CREATE FUNCTION "notify_switch"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('switches', NEW.name);
  RETURN NULL;
END $$;

CREATE TRIGGER "cluster_switches_notify" AFTER INSERT OR UPDATE ON "cluster_switches"
  FOR EACH ROW EXECUTE FUNCTION "notify_switch"();

-- A page of the audit log before a line.
CREATE INDEX "audit_log_target_id_idx" ON "audit_log"("target", "id");
