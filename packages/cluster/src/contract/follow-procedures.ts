import { z } from 'zod';
import { instant } from './values.ts';

/** Something that a partition knows of an id. */
export const finding = z.object({
  /** What it is there: lease, stock, message waiting to be sent. */
  what: z.string(),
  at: instant.nullable(),
  facts: z.array(z.object({ name: z.string(), value: z.string() })),
  links: z.array(z.object({ name: z.string(), id: z.string() })),
});
export type Finding = z.output<typeof finding>;

export const followProcedures = {
  /** Everything that a partition knows of an id, for operators who follow a thing through the cluster. */
  follow: {
    input: z.object({ partitionId: z.string(), id: z.string().min(1).max(200) }),
    output: z.object({ findings: z.array(finding) }),
  },
} as const;
