import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { worldKinds, worldSizes, type WorldKind, type WorldSize } from './world-settings.ts';

export interface ExchangeOptions {
  readonly seeds: readonly number[];
  readonly worlds: readonly WorldKind[];
  readonly size: WorldSize;
  /** Also the linear programme, for small worlds. */
  readonly optimum: boolean;
  /** Only the modes that are judged. */
  readonly quick: boolean;
  readonly out: string;
}

const usage =
  'npm run bench:exchange -- [--seed N] [--seeds N] [--world balanced|scarce-tasks|scarce-performers|mixed] [--size small|large] [--optimum] [--quick] [--out FILE]';

/** Without options: five seeds, four worlds, large. Throws a sentence for what it does not understand. */
export function parseOptions(args: readonly string[], standardOut: string): ExchangeOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string' },
      seeds: { type: 'string', default: '5' },
      world: { type: 'string' },
      size: { type: 'string', default: 'large' },
      optimum: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      out: { type: 'string', default: standardOut },
    },
  });
  const size = worldSizes.find((one) => one === values.size);
  if (size === undefined) throw new Error(`--size takes small or large. ${usage}`);
  const worlds = worldKinds.filter((kind) => values.world === undefined || kind === values.world);
  if (worlds.length === 0) throw new Error(`--world takes ${worldKinds.join(', ')}. ${usage}`);
  if (values.optimum && size === 'large') {
    throw new Error(
      '--optimum needs --size small: the linear programme of a large world is too large.',
    );
  }
  const seeds =
    values.seed === undefined
      ? Array.from({ length: wholeNumber('--seeds', values.seeds) }, (_, index) => index + 1)
      : [wholeNumber('--seed', values.seed)];
  const { optimum, quick } = values;
  return { seeds, worlds, size, optimum, quick, out: resolve(values.out) };
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new Error(`${name} takes a whole number above zero, not "${text}". ${usage}`);
}
