import type { ReturnReason } from '#gql';

/** Why a task is given back, as people choose and read it. */
export const returnReasonLabels: Readonly<Record<ReturnReason, string>> = {
  UNCLEAR: 'Unclear',
  BROKEN: 'Broken',
  TAKES_TOO_LONG: 'Takes too long',
  PAYS_TOO_LITTLE: 'Pays too little',
  NOT_FOR_ME: 'Not for me',
};
