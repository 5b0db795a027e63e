import { err, ok, scopes, type Result, type Scope, type Viewer } from '@exchange/kernel';
import type { InputProblem } from './outcomes.ts';

export interface CreateApiKeyInput {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresInDays?: number | null;
}

interface CheckedApiKey {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresInDays: number | null;
}

const longestName = 60;
const longestLifeDays = 3_650;
/** A key that could make keys would outlive its own revocation. */
const keyScopes: readonly Scope[] = scopes.filter((scope) => scope !== 'account:write');

export function checkApiKey(
  input: CreateApiKeyInput,
  viewer: Viewer,
): Result<CheckedApiKey, readonly InputProblem[]> {
  const problems: InputProblem[] = [];
  const name = input.name.trim();
  if (name.length === 0 || name.length > longestName) {
    problems.push({ path: 'name', message: `The name must have 1 to ${longestName} characters.` });
  }
  if (input.scopes.length === 0) {
    problems.push({ path: 'scopes', message: 'Choose at least one scope.' });
  }
  const granted = new Set<Scope>();
  input.scopes.slice(0, 50).forEach((text, index) => {
    const scope = keyScopes.find((each) => each === text);
    if (scope !== undefined && viewer.scopes.includes(scope)) granted.add(scope);
    else problems.push({ path: `scopes.${index}`, message: describeScope(scope, viewer) });
  });
  const days = input.expiresInDays ?? null;
  if (days !== null && (days < 1 || days > longestLifeDays)) {
    problems.push({
      path: 'expiresInDays',
      message: `A key can live 1 to ${longestLifeDays} days, or for ever without this.`,
    });
  }
  if (problems.length > 0) return err(problems);
  return ok({ name, scopes: keyScopes.filter((scope) => granted.has(scope)), expiresInDays: days });
}

function describeScope(scope: Scope | undefined, viewer: Viewer): string {
  const own = keyScopes.filter((each) => viewer.scopes.includes(each)).join(', ');
  return scope === undefined
    ? `There is no such scope for keys. This account can give: ${own}.`
    : `This account does not have the scope ${scope}. It can give: ${own}.`;
}
