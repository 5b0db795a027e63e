// `npm run bench:api`: the whole way through the gateway, on this machine only.
//   ceiling      a bare gateway before a subgraph that does nothing
//   throughput   accept → submit through ours, counted in requests, in the same minutes
//   scaling      feed and accept with 1,000 and with 100,000 open tasks
import { startCeiling } from './ceiling/start-ceiling.ts';
import { measureHistory } from './api/measure-history.ts';
import { measureScaling } from './api/measure-scaling.ts';
import { measureThroughput } from './api/measure-throughput.ts';
import { startExchange } from './lib/exchange.ts';
import { parseBenchArgs, step, writeResult } from './lib/report.ts';
import { seedWork } from './lib/seed-work.ts';

const typesEverywhere = 30;
const small = { types: typesEverywhere, tasksPerType: 34, assignmentsWanted: 3 };
const large = { types: typesEverywhere, tasksPerType: 3_334, assignmentsWanted: 3 };

const { out, numbers } = parseBenchArgs('api', { seconds: 6, rounds: 3 });
const { seconds = 6, rounds = 3 } = numbers;

const stops: (() => Promise<void>)[] = [];
try {
  const smallCluster = await step('Starting an exchange', startExchange);
  stops.push(smallCluster.stop);
  const largeCluster = await step('Starting another', startExchange);
  stops.push(largeCluster.stop);
  const smallWork = await step('Posting 1,020 tasks to the one', () =>
    seedWork(smallCluster.gatewayUrl, small),
  );
  const largeWork = await step('Posting 100,020 tasks to the other', () =>
    seedWork(largeCluster.gatewayUrl, large),
  );

  const scaling = await measureScaling(
    { cluster: smallCluster, work: smallWork },
    { cluster: largeCluster, work: largeWork },
    rounds,
  );
  const history = await measureHistory({ cluster: largeCluster, work: largeWork });
  await smallCluster.stop();
  stops.shift();

  const ceiling = await startCeiling();
  stops.push(ceiling.stop);
  const throughput = await measureThroughput({ cluster: largeCluster, work: largeWork }, ceiling, {
    seconds,
    rounds,
  });
  writeResult('api', out, {
    tasks: { small: 1_020, large: 100_020 },
    throughput,
    scaling,
    history,
  });
} finally {
  for (const stop of stops.reverse()) await stop();
}
