/** Where the exchange is and who asks, from options and the environment. */
export interface CliConfig {
  readonly url: string;
  readonly key: string | null;
  readonly json: boolean;
}

export interface GlobalOptions {
  readonly url?: string;
  readonly key?: string;
  readonly json?: boolean;
}

const usualUrl = 'http://localhost:4000';

export function readConfig(
  options: GlobalOptions,
  env: Readonly<Record<string, string | undefined>> = process.env,
): CliConfig {
  return {
    url: options.url ?? env['EXCHANGE_URL'] ?? usualUrl,
    key: options.key ?? env['EXCHANGE_API_KEY'] ?? null,
    json: options.json ?? false,
  };
}
