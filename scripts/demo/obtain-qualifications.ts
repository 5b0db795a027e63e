import type { Api } from '../lib/api-client.ts';
import {
  grantQualification,
  obtainQualification,
  readPerformerId,
  requestQualification,
} from '../lib/api-qualification.ts';

/**
 * One qualification that somebody holds and somebody waits for, and one that everybody gets who asks.
 * Returns the first one's id.
 */
export async function obtainDemoQualifications(
  people: Record<'requester' | 'requester2' | 'performer' | 'performer2', Api>,
): Promise<string> {
  const oldHands = await obtainQualification(people.requester2, {
    name: 'Reads old handwriting',
    terms: {
      description:
        'You read German and Danish hands of the 19th century. Say where you learnt it; we answer within a day.',
      requestable: true,
      retryDelaySeconds: 7 * 86_400,
    },
  });
  await obtainQualification(people.requester, {
    name: 'Knows our shop',
    terms: {
      description: 'You have read how our product pages are made. Everybody who asks gets it.',
      requestable: true,
      autoGrantValue: 1,
    },
  });
  await grantQualification(
    people.requester2,
    oldHands,
    await readPerformerId(people.performer),
    85,
  );
  await requestQualification(
    people.performer2,
    oldHands,
    'I transcribed parish registers for two years.',
  );
  return oldHands;
}
