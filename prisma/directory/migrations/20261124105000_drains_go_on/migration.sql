-- Who comes to a partition after its drain began is sent where the drain sends people.
ALTER TABLE "move_groups" ADD COLUMN     "destinations" TEXT[] DEFAULT ARRAY[]::TEXT[];
