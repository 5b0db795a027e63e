interface Problem {
  /** Where in the input: `ownerKeys.3` is the fourth user. */
  readonly path: string;
  readonly message: string;
}

interface Named {
  readonly ownerKey: string;
  readonly message: string;
}

/** Problems of single users with the ids that they are about, as they were given. */
export function nameRefused(ownerKeys: readonly string[], problems: readonly Problem[]): Named[] {
  return problems.flatMap(({ path, message }) => {
    const index = /^ownerKeys\.(\d+)$/.exec(path)?.[1];
    const ownerKey = index === undefined ? undefined : ownerKeys[Number(index)];
    return ownerKey === undefined ? [] : [{ ownerKey, message }];
  });
}
