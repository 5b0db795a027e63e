import type { Api } from '../lib/api-client.ts';
import { obtainAccount, openRole, type Role } from '../lib/api-account.ts';
import { depositFunds } from '../lib/api-requester.ts';

export const demoPassword = 'try-the-exchange';

type DemoPerson = {
  readonly name: string;
  readonly email: string;
  /** What the table at the end of the start says. */
  readonly label: string;
  readonly role: Role | null;
  readonly interests: readonly string[];
  readonly depositMinor: number;
};

export const demoPeople = {
  requester: {
    name: 'Hearth & Home Goods',
    email: 'requester@demo.example',
    label: 'requester',
    role: 'REQUESTER',
    interests: [],
    depositMinor: 25_000,
  },
  requester2: {
    name: 'Northwind Archive',
    email: 'requester2@demo.example',
    label: 'requester',
    role: 'REQUESTER',
    interests: [],
    depositMinor: 18_000,
  },
  performer: {
    name: 'Mira Okafor',
    email: 'performer@demo.example',
    label: 'performer',
    role: 'PERFORMER',
    interests: ['Sentiment', 'Search relevance'],
    depositMinor: 0,
  },
  performer2: {
    name: 'Jonas Lind',
    email: 'performer2@demo.example',
    label: 'performer',
    role: 'PERFORMER',
    interests: ['Transcription', 'Sentiment'],
    depositMinor: 0,
  },
  operator: {
    name: 'Operator',
    email: 'operator@demo.example',
    label: 'operator',
    role: null,
    interests: [],
    depositMinor: 0,
  },
} satisfies Record<string, DemoPerson>;

export type DemoPersonKey = keyof typeof demoPeople;

/** The account with its role and money; made where it is not there yet. */
export async function obtainDemoPerson(baseUrl: string, key: DemoPersonKey): Promise<Api> {
  const { name, email, role, interests, depositMinor }: DemoPerson = demoPeople[key];
  const api = await obtainAccount(baseUrl, { name, email, password: demoPassword });
  if (role !== null) await openRole(api, role, interests);
  if (depositMinor > 0) await depositFunds(api, depositMinor, `demo-deposit-${key}`);
  return api;
}
