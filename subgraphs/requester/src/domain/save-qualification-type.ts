import type { OwnerKey, Result } from '@exchange/kernel';
import { err, newId, ok } from '@exchange/kernel';
import type { RequesterPartition } from '@exchange/partitions';
import { answerRequestRows, listOpenRequests } from '../store/qualification-requests.ts';
import {
  countQualificationTypes,
  insertQualificationType,
  retireQualificationRow,
  updateQualificationTerms,
  type QualificationTerms,
} from '../store/qualification-types.ts';
import { checkText, checkWhole, isPlausibleId } from './check-input.ts';
import type { InputProblem, InvalidInput, NotFound, WrongState } from './outcomes.ts';
import { invalidInput, notFound, wrongState } from './outcomes.ts';
import { sendRefusals } from './send-qualifications.ts';

export interface QualificationTermsInput {
  readonly description: string;
  readonly requestable: boolean;
  readonly autoGrantValue?: number | null;
  readonly retryDelaySeconds?: number | null;
}

type Saved = Result<string, InvalidInput | NotFound | WrongState>;

const mostPerRequester = 500;
const oneYear = 31_536_000;

export async function createQualificationType(
  partition: RequesterPartition,
  ownerKey: OwnerKey,
  input: { name: string; terms: QualificationTermsInput },
): Promise<Saved> {
  const name = input.name.trim();
  const problems = [
    ...checkText('name', input.name, { min: 3, max: 100 }),
    ...checkTerms(input.terms),
  ];
  if (problems.length > 0) return err(invalidInput(problems));
  if ((await countQualificationTypes(partition, ownerKey)) >= mostPerRequester) {
    const message = `You have ${mostPerRequester} qualifications, which is the most there can be.`;
    return err(invalidInput([{ path: 'name', message }]));
  }
  const id = newId('qualification', ownerKey, partition.clock);
  const type = { id, ownerKey, name, ...toTerms(input.terms) };
  if (await insertQualificationType(partition, type, partition.clock.pinned())) return ok(id);
  const message = 'You have a qualification of this name: choose another name.';
  return err(invalidInput([{ path: 'name', message }]));
}

export async function updateQualificationType(
  partition: RequesterPartition,
  ownerKey: OwnerKey,
  input: { id: string; terms: QualificationTermsInput },
): Promise<Saved> {
  const problems = checkTerms(input.terms);
  if (problems.length > 0) return err(invalidInput(problems));
  if (!isPlausibleId(input.id)) return err(notFound('qualification'));
  const terms = toTerms(input.terms);
  if (await updateQualificationTerms(partition, input.id, ownerKey, terms)) return ok(input.id);
  const known = await partition.db.qualificationType.findFirst({
    where: { id: input.id, ownerKey },
  });
  return err(
    known === null
      ? notFound('qualification')
      : wrongState('The qualification was put away.', 'RETIRED'),
  );
}

/** Whoever holds it keeps it; whoever waits for it is told that it is not given any more. */
export async function retireQualificationType(
  partition: RequesterPartition,
  ownerKey: OwnerKey,
  id: string,
): Promise<Result<string, NotFound>> {
  if (!isPlausibleId(id)) return err(notFound('qualification'));
  const known = await partition.db.qualificationType.findFirst({ where: { id, ownerKey } });
  if (known === null) return err(notFound('qualification'));
  const reason = 'This qualification is not given any more.';
  await partition.transact(async (tx) => {
    const at = tx.clock.pinned();
    if (!(await retireQualificationRow(tx, id, ownerKey, at))) return;
    const waiting = (await listOpenRequests(tx, id, null)).map((request) => request.id);
    const refused = await answerRequestRows(
      tx,
      ownerKey,
      waiting,
      { status: 'refused', reason },
      at,
    );
    sendRefusals(
      tx,
      refused.map((request) => ({ ...request, reason, retryAt: null })),
      tx.clock.now(),
    );
  });
  return ok(id);
}

function checkTerms(terms: QualificationTermsInput): InputProblem[] {
  const { autoGrantValue = null, retryDelaySeconds = null } = terms;
  return [
    ...checkText('terms.description', terms.description, { max: 2_000 }),
    ...(autoGrantValue === null || terms.requestable
      ? []
      : [
          {
            path: 'terms.autoGrantValue',
            message: 'Only what can be asked for can be granted at once: allow requests too.',
          },
        ]),
    ...(retryDelaySeconds === null
      ? []
      : checkWhole('terms.retryDelaySeconds', retryDelaySeconds, 0, oneYear)),
  ];
}

function toTerms(terms: QualificationTermsInput): QualificationTerms {
  return {
    description: terms.description,
    requestable: terms.requestable,
    autoGrantValue: terms.autoGrantValue ?? null,
    retryDelaySeconds: terms.retryDelaySeconds ?? null,
  };
}
