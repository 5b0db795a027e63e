import type { ReceivedUpload, SendingPlan } from './plan-sending.ts';
import { planSending } from './plan-sending.ts';
import type { Upload, UploadOutcome } from './upload-rows.ts';
import { uploadRows } from './upload-rows.ts';

export type SendOutcome = UploadOutcome | { readonly kind: 'other'; readonly rowsReceived: number };

export interface Sending {
  readonly finished: Promise<SendOutcome>;
  stop(): void;
}

export interface SendOptions {
  readonly path: string;
  readonly file: Blob;
  /** Sends all of it anew, whatever came before. */
  readonly startOver: boolean;
  readonly onProgress: (sentBytes: number) => void;
}

/** What sending needs of the world around it. */
export interface Wire {
  askReceived(path: string): Promise<ReceivedUpload>;
  send(address: string, body: Blob, onProgress: (sentBytes: number) => void): Upload;
  pause(ms: number): Promise<void>;
}

const retriesMs = [1_000, 3_000, 8_000];

/**
 * Sends a file of rows, from where an earlier attempt ended if the exchange has the beginning of this
 * very file. When the connection breaks it goes on by itself, as long as each attempt brings some of it
 * across or the next ones of a few do.
 */
export function sendFile(options: SendOptions, wire: Wire = browserWire): Sending {
  const state: { stopped: boolean; running: Upload | null } = { stopped: false, running: null };
  const isStopped = () => state.stopped;
  const stoppedOutcome: SendOutcome = { kind: 'stopped' };

  async function attempt(isFirst: boolean): Promise<SendOutcome> {
    const { path, file } = options;
    let plan: SendingPlan = { kind: 'whole' };
    if (!isFirst || !options.startOver) {
      const received = await wire.askReceived(path);
      plan = await planSending(file, received);
      if (plan.kind === 'other') return { kind: 'other', rowsReceived: received.rowsReceived };
    }
    if (isStopped()) return stoppedOutcome;
    const from = plan.kind === 'rest' ? plan.from : 0;
    const query = plan.kind === 'rest' ? `?from=${from}&chain=${plan.chain}` : '';
    options.onProgress(from);
    const upload = wire.send(`${path}${query}`, from === 0 ? file : file.slice(from), (sent) =>
      options.onProgress(from + sent),
    );
    state.running = upload;
    return upload.finished;
  }

  async function run(): Promise<SendOutcome> {
    for (let tries = 0; ; tries += 1) {
      const outcome = await attempt(tries === 0).catch((): SendOutcome => ({
        kind: 'broken',
        message: 'The exchange cannot be reached.',
      }));
      const wait = retriesMs[tries];
      if (isStopped()) return stoppedOutcome;
      if (outcome.kind !== 'broken' || wait === undefined) return outcome;
      await wire.pause(wait);
      if (isStopped()) return stoppedOutcome;
    }
  }

  return {
    finished: run(),
    stop() {
      state.stopped = true;
      state.running?.stop();
    },
  };
}

const browserWire: Wire = {
  async askReceived(path) {
    const response = await fetch(path, { headers: { accept: 'application/json' } });
    if (!response.ok) throw new Error(`The exchange answered ${response.status}.`);
    return (await response.json()) as ReceivedUpload;
  },
  send: uploadRows,
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
