export interface Progress {
  show(done: number, total: number): void;
  end(): void;
}

const barWidth = 30;

/** A bar on a terminal, a line for every tenth elsewhere. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  let tenths = 0;
  function show(done: number, total: number): void {
    const share = total === 0 ? 1 : done / total;
    const percent = `${Math.floor(share * 100)} %`;
    if (stream.isTTY) {
      const full = Math.round(share * barWidth);
      stream.write(`\r${'█'.repeat(full)}${'░'.repeat(barWidth - full)} ${percent} `);
    } else if (Math.floor(share * 10) > tenths) {
      tenths = Math.floor(share * 10);
      stream.write(`${percent} of ${total} events\n`);
    }
  }
  function end(): void {
    if (stream.isTTY) stream.write('\r\u001B[K');
  }
  return { show, end };
}
