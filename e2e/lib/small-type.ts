import { exampleForm } from './example-batch.ts';
import type { TaskTypeTerms } from '../../scripts/lib/api-requester.ts';

/** Terms of a type with the example form. */
export function describeType(change: Partial<TaskTypeTerms>): TaskTypeTerms {
  return {
    title: 'How does this sentence sound?',
    description: 'Read one sentence of a guest book and say how it sounds.',
    instructions: 'Judge the **sentence**, not the hotel.',
    category: 'Guest books',
    keywords: ['sentiment', 'reading'],
    rewardMinor: 10,
    timeAllowedSeconds: 600,
    autoApprovalSeconds: 259_200,
    form: exampleForm,
    ...change,
  };
}
