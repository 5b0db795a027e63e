import type {
  ClusterConfig,
  ClusterDirectory,
  Log,
  MovesConfig,
  NodeClient,
  PlacementPolicyName,
  RequestInfo,
} from '@exchange/cluster';
import type { Directory as DirectoryDatabase } from '@exchange/partitions';
import type { AccountPort } from './account-port.ts';

/** What each operation knows: any context with these will do. */
export type DirectoryContext = RequestInfo;

export interface DirectoryDeps {
  readonly database: DirectoryDatabase;
  readonly directory: ClusterDirectory;
  readonly nodes: NodeClient;
  readonly accounts: AccountPort;
  /** The cluster file, for what operators may see of it. */
  readonly config: ClusterConfig;
  readonly policy: PlacementPolicyName;
  /** How users are moved, for operators. */
  readonly moves: MovesConfig;
  /** Version of the program, for operators. */
  readonly version: string;
  readonly log: Log;
}
