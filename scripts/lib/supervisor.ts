import { existsSync, mkdirSync, unwatchFile, watchFile, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Advice, adviceForSystemError } from './advice.ts';
import { removeState, writeState, type ClusterState, type ProcessState } from './cluster-state.ts';
import { childEnvironment, planNodeProcess, planWebDevServer } from './launch-plans.ts';
import { refuseSecondStart, stopLeftovers } from './leftovers.ts';
import {
  planCluster,
  projectRoot,
  replanNodes,
  type ClusterPlan,
  type PlanOptions,
} from './local-plan.ts';
import { nodeChangesPath } from './node-changes.ts';
import { createMissingDatabases, planPostgres, waitForPostgres } from './postgres-server.ts';
import { rotateLogs } from './rotate-logs.ts';
import { runScript } from './run-script.ts';
import { SupervisedProcess, type LaunchPlan } from './supervised-process.ts';
import { explainNotReady, isHopeless, waitUntilReady } from './wait-ready.ts';

export type SupervisorOptions = PlanOptions & {
  readonly empty: boolean;
  readonly say: (line: string) => void;
  /** Reports a step of the start with its duration. */
  readonly step: <T>(title: string, work: () => Promise<T>) => Promise<T>;
};

type Member = {
  readonly process: SupervisedProcess;
  readonly kind: ProcessState['kind'];
  readonly port: number;
  readonly url: string;
  readonly partitions: readonly string[];
};

/** Which nodes are new, which serve other partitions than before, and which are gone. */
function compareNodes<Node extends { readonly id: string; readonly partitions: readonly string[] }>(
  before: readonly Node[],
  after: readonly Node[],
) {
  const servedBefore = new Map(before.map(({ id, partitions }) => [id, partitions.join(' ')]));
  const ids = new Set(after.map(({ id }) => id));
  return {
    fresh: after.filter(({ id }) => !servedBefore.has(id)),
    changed: after.filter(
      ({ id, partitions }) => servedBefore.has(id) && servedBefore.get(id) !== partitions.join(' '),
    ),
    gone: before.filter(({ id }) => !ids.has(id)),
  };
}

const demoScript = 'scripts/demo-data.ts';

/** Runs a whole cluster as processes of its own and keeps them running. */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #logFolder: string;
  readonly #startedAt = new Date().toISOString();
  #members: Member[] = [];
  #plan: ClusterPlan | null = null;
  #stopping: Promise<void> | null = null;
  #changing: Promise<void> = Promise.resolve();

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.#logFolder = join(options.dataDir, 'logs');
  }

  async start(): Promise<ClusterState> {
    const { dataDir, say, step } = this.#options;
    mkdirSync(this.#logFolder, { recursive: true });
    refuseSecondStart(dataDir);
    rotateLogs(this.#logFolder);
    const left = await stopLeftovers(dataDir);
    if (left > 0) say(`The last run did not end cleanly: ${left} of its processes were stopped.`);
    const plan = await planCluster(this.#options);
    this.#plan = plan;
    const { postgres } = plan;
    if (postgres !== null) {
      await step('PostgreSQL', () => this.#startPostgres(postgres));
    }
    const env = childEnvironment(plan, dataDir);
    await step('Migrating databases', () =>
      runScript('scripts/db-migrate.ts', [], env, join(this.#logFolder, 'migrate.log')),
    );
    await step('Nodes and gateway', () => this.#startServices(plan, env));
    await this.#fillDemoData(env);
    if (postgres !== null) this.#watchNodeChanges();
    return this.state();
  }

  async #startPostgres(postgres: NonNullable<ClusterPlan['postgres']>): Promise<void> {
    const { login, databases } = postgres;
    const folder = join(this.#options.dataDir, 'postgres');
    const launchPlan = await planPostgres(folder, login);
    const url = `postgres://127.0.0.1:${login.port}`;
    await this.#launch('postgres', launchPlan, {
      kind: 'postgres',
      port: login.port,
      url,
      partitions: databases,
    });
    const server = this.find('postgres');
    try {
      await waitForPostgres(login, 60_000, () => isHopeless(server));
      await createMissingDatabases(login, databases);
    } catch (cause) {
      const known = adviceForSystemError(cause);
      throw new Advice(known ?? explainNotReady(server, this.#logFolder), { cause });
    }
  }

  async #startServices(plan: ClusterPlan, env: NodeJS.ProcessEnv): Promise<void> {
    const { dev } = this.#options;
    const { gateway } = plan.config;
    const gatewayUrl = `http://127.0.0.1:${gateway.port}`;
    for (const node of plan.config.nodes) await this.#launchNode(node, env);
    await this.#launch('gateway', planNodeProcess('apps/gateway/src/main.ts', [], env, dev), {
      kind: 'gateway',
      port: gateway.port,
      url: gatewayUrl,
      partitions: [],
    });
    if (plan.webDevPort !== null) {
      await this.#launch('web', planWebDevServer(plan.webDevPort, gatewayUrl, env), {
        kind: 'web',
        port: plan.webDevPort,
        url: `http://localhost:${plan.webDevPort}`,
        partitions: [],
      });
    }
    await this.waitReady(120_000);
  }

  async #launchNode(
    { id, port, url, partitions }: ClusterPlan['config']['nodes'][number],
    env: NodeJS.ProcessEnv,
  ): Promise<void> {
    const { dev } = this.#options;
    const launchPlan = planNodeProcess('apps/node/src/main.ts', ['--node', id], env, dev);
    await this.#launch(id, launchPlan, { kind: 'node', port, url, partitions });
  }

  /** `npm run nodes` writes the changes down; this process carries them out. */
  #watchNodeChanges(): void {
    watchFile(nodeChangesPath(this.#options.dataDir), { interval: 500 }, () => {
      this.changeNodes().catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        this.#options.say(`The nodes were not changed: ${reason}`);
      });
    });
  }

  /** Brings the nodes that run in line with what was written down; resolves when they are ready. */
  changeNodes(): Promise<void> {
    const change = this.#changing.then(() => this.#changeNodes());
    this.#changing = change.catch(() => undefined);
    return change;
  }

  async #changeNodes(): Promise<void> {
    const before = this.#plan;
    if (before === null || before.postgres === null || this.#stopping !== null) return;
    const { dataDir, say } = this.#options;
    const plan = replanNodes(before, this.#options);
    const { fresh, changed, gone } = compareNodes(before.config.nodes, plan.config.nodes);
    if (fresh.length + changed.length + gone.length === 0) return;
    this.#plan = plan;
    const env = childEnvironment(plan, dataDir);
    await createMissingDatabases(before.postgres.login, plan.postgres?.databases ?? []);
    const log = join(this.#logFolder, 'migrate.log');
    await runScript('scripts/db-migrate.ts', [], env, log);
    for (const node of fresh) await this.#launchNode(node, env);
    // Whoever takes something over is ready before the one that had it goes.
    await this.waitReady(120_000);
    for (const { id } of [...gone, ...changed]) await this.#retire(id);
    for (const node of changed) await this.#launchNode(node, env);
    await this.waitReady(120_000);
    this.#writeState();
    for (const { id, partitions } of fresh) say(`[${id}] joined with ${partitions.join(', ')}.`);
    for (const { id } of gone) say(`[${id}] left.`);
  }

  async #retire(name: string): Promise<void> {
    const process = this.find(name);
    await process.stop(20_000);
    this.#members = this.#members.filter((member) => member.process !== process);
  }

  async #launch(name: string, plan: LaunchPlan, about: Omit<Member, 'process'>): Promise<void> {
    const process = new SupervisedProcess(name, plan, this.#logFolder, {
      say: this.#options.say,
      changed: () => {
        this.#writeState();
      },
    });
    this.#members = [...this.#members, { ...about, process }];
    await process.launch();
  }

  async #fillDemoData(env: NodeJS.ProcessEnv): Promise<void> {
    const { dataDir, empty, step } = this.#options;
    const done = join(dataDir, 'demo-done');
    if (empty || existsSync(done) || !existsSync(join(projectRoot, demoScript))) return;
    const gatewayUrl = this.state().gatewayUrl;
    await step('Filling in demo data (first time only)', () =>
      runScript(
        demoScript,
        [],
        { ...env, EXCHANGE_GATEWAY_URL: gatewayUrl },
        join(this.#logFolder, 'demo-data.log'),
      ),
    );
    writeFileSync(done, `${new Date().toISOString()}\n`);
  }

  /** Resolves when every node and gateway answers that it is ready. */
  async waitReady(timeoutMs: number): Promise<void> {
    const targets = this.#members.filter(({ kind }) => kind === 'node' || kind === 'gateway');
    await waitUntilReady(targets, this.#logFolder, timeoutMs);
  }

  state(): ClusterState {
    const plan = this.#plan;
    if (plan === null) throw new Error('the supervisor has not planned the cluster yet');
    return {
      supervisorPid: process.pid,
      startedAt: this.#startedAt,
      gatewayUrl: `http://127.0.0.1:${plan.config.gateway.port}`,
      publicUrl: plan.config.gateway.publicUrl,
      sandboxUrl: describeSandbox(plan.config.gateway.sandbox),
      clusterFile: plan.clusterFile,
      processes: this.#members.map(({ process: member, kind, port, url, partitions }) => ({
        name: member.name,
        kind,
        pid: member.pid,
        port,
        url,
        partitions,
        restarts: member.restarts,
      })),
    };
  }

  #writeState(): void {
    if (this.#stopping === null && this.#plan !== null) {
      writeState(this.#options.dataDir, this.state());
    }
  }

  find(name: string): SupervisedProcess {
    const member = this.#members.find(({ process }) => process.name === name);
    if (member === undefined) throw new Error(`no process is called ${name}`);
    return member.process;
  }

  /** The gateway drains first, then the nodes, then PostgreSQL: nobody loses what it still needs. */
  stop(): Promise<void> {
    unwatchFile(nodeChangesPath(this.#options.dataDir));
    this.#stopping ??= this.#stopInOrder();
    return this.#stopping;
  }

  async #stopInOrder(): Promise<void> {
    const patience: readonly (readonly [ProcessState['kind'], number])[] = [
      ['web', 3_000],
      ['gateway', 15_000],
      ['node', 20_000],
      ['postgres', 20_000],
    ];
    for (const [kind, patienceMs] of patience) {
      const members = this.#members.filter((member) => member.kind === kind);
      await Promise.all(members.map(({ process }) => process.stop(patienceMs)));
    }
    // A start that was refused must not forget the cluster that runs on these data.
    if (this.#plan !== null) removeState(this.#options.dataDir);
  }

  /** Ends everything at once. PostgreSQL recovers from its log at the next start. */
  killAll(): void {
    for (const { process, kind } of this.#members) {
      process.kill(kind === 'postgres' ? 'SIGQUIT' : 'SIGKILL');
    }
  }
}

function describeSandbox({
  port,
  publicUrl,
}: ClusterPlan['config']['gateway']['sandbox']): string | null {
  return publicUrl ?? (port === null ? null : `http://*.localhost:${port}`);
}
