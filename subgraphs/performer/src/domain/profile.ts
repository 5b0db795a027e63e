import {
  capabilities,
  nowhere,
  type PerformerArea,
  type PerformerDevice,
} from '@exchange/criteria';
import { z } from 'zod';

export interface PerformerProfile {
  readonly area: PerformerArea;
  readonly device: PerformerDevice | null;
}

/** What lies in the column: anything missing or of another shape counts as not said. */
const stored = z.object({
  area: z
    .object({
      country: z.string().nullable(),
      subdivision: z.string().nullable(),
      position: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
    })
    .catch(nowhere),
  device: z
    .object({
      capabilities: z.array(z.enum(capabilities)),
      screenWidth: z.number(),
      screenHeight: z.number(),
    })
    .nullable()
    .catch(null),
});

export function readProfile(json: unknown): PerformerProfile {
  const parsed = stored.safeParse(json);
  return parsed.success ? parsed.data : { area: nowhere, device: null };
}
