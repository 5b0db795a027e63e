import { createHmac } from 'node:crypto';

/** By which names requesters' pages and files know what must not be followed from one to another. */
export interface Pseudonyms {
  /** First part of a host name, for a task type: its terms never change once work is published. */
  label(typeId: string): string;
  /** A performer as one requester's pages know them: another requester's know another name. */
  worker(requesterKey: string, performerKey: string): string;
  /** An assignment as its page knows it; the id itself names the performer. */
  assignment(assignmentId: string): string;
}

/** Names that say nothing and stay the same, since they are derived. */
export function createPseudonyms(secret: string): Pseudonyms {
  const key = createHmac('sha256', secret).update('sandbox pseudonyms').digest();
  function derive(length: number, ...parts: string[]): string {
    const digest = createHmac('sha256', key).update(JSON.stringify(parts)).digest('hex');
    return digest.slice(0, length);
  }
  return {
    label: (typeId) => `t${derive(24, 'label', typeId)}`,
    worker: (requesterKey, performerKey) =>
      `A${derive(20, 'worker', requesterKey, performerKey).toUpperCase()}`,
    assignment: (assignmentId) => `3${derive(29, 'assignment', assignmentId).toUpperCase()}`,
  };
}
