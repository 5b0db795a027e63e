/** A shell command that sends the same request; quotes are kept from the shell. */
export function toCurl(request: {
  readonly url: string;
  readonly query: string;
  readonly variables: string;
  readonly secret?: string;
}): string {
  const body = JSON.stringify({
    query: request.query.trim(),
    ...(request.variables.trim() === '' ? {} : { variables: parseOrEmpty(request.variables) }),
  });
  return [
    `curl -sS ${quote(request.url)}`,
    `-H 'content-type: application/json'`,
    `-H ${quoteWithVariable(request.secret)}`,
    `-d ${quote(body)}`,
  ].join(' \\\n  ');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function quoteWithVariable(secret: string | undefined): string {
  // Double quotes, so that the shell puts the variable in.
  return secret === undefined
    ? '"authorization: Bearer $EXCHANGE_KEY"'
    : quote(`authorization: Bearer ${secret}`);
}

function parseOrEmpty(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Half-typed variables must not keep anybody from copying the query.
    return {};
  }
}
