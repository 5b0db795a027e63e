import { parseArgs } from 'node:util';
import { Advice } from './advice.ts';

export type StartArgs = {
  readonly empty: boolean;
  readonly dev: boolean;
  readonly port: number | null;
  readonly data: string | null;
};

export const usage = `npm start -- [options]
  --empty       without demo data
  --port N      the address becomes http://localhost:N (also: PORT=N)
  --data DIR    another data folder, all ports chosen free
  --dev         restart on changes of the sources, web app with hot reloading (npm run dev)`;

export function parseStartArgs(argv: readonly string[], portVariable?: string): StartArgs {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...argv],
      options: {
        empty: { type: 'boolean', default: false },
        dev: { type: 'boolean', default: false },
        port: { type: 'string' },
        data: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new Advice(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
  if (values.help) throw new Advice(usage);
  const text = values.port ?? portVariable;
  return {
    empty: values.empty,
    dev: values.dev,
    port: text === undefined || text === '' ? null : parsePort(text),
    data: values.data ?? null,
  };
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Advice(`"${text}" is not a port: use a number from 1 to 65535, such as --port 4000.`);
}
