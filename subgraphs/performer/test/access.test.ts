import type { Viewer } from '@exchange/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { qualificationOperations } from './support/qualification-operations.ts';
import { goodAnswer, openWorld, operations, type World } from './support/world.ts';

type Person = Viewer & { readonly performer: string };

const wishes = {
  categories: [],
  keywords: [],
  days: [],
  hours: [],
  hiddenRequesters: [],
  hiddenTypes: [],
};
const aQualification = 'qualification_r000000000001_0000000000000000000000';
const aRequest = 'request_p000000000001_0000000000000000000000';
const aDevice = { capabilities: ['camera'], screenWidth: 390, screenHeight: 844 };
const long = 'x'.repeat(5_000);

describe('who may do what', () => {
  let world: World;
  let owner: Person;
  let stranger: Person;
  let typeId = '';
  let assignmentId = '';

  beforeAll(async () => {
    world = await openWorld();
    owner = await world.addPerformer();
    stranger = await world.addPerformer();
    typeId = world.addType({ tasks: 40 });
    await world.maintain();
    const accepted = await world.ask(owner, operations.accept, { typeId });
    const success = accepted.data?.['acceptTask'] as unknown as { assignment: { id: string } };
    assignmentId = success.assignment.id;
  });
  afterAll(() => world.close());

  /** Everything a caller could have changed. */
  const snapshot = () =>
    world.rows(
      `select (select json_agg(a order by a.id) from assignments a)::text as assignments,
              (select json_agg(s order by s.lease_id) from stock_items s)::text as stock,
              (select json_agg(json_build_object('p', p.preferences, 'h', p.in_hand, 'o', p.profile) order by p.owner_key)
                 from performers p)::text as performers,
              (select count(*) from qualification_requests)::int as requests,
              (select count(*) from ledger_transfers)::int as transfers,
              (select count(*) from outbox)::int as messages`,
    );

  const mutations: [string, () => [string, Record<string, unknown>]][] = [
    ['acceptTask', () => [operations.accept, { typeId }]],
    ['saveDraft', () => [operations.draft, { id: assignmentId, draft: { comment: 'x' } }]],
    ['submitAssignment', () => [operations.submit, { id: assignmentId, answer: goodAnswer }]],
    ['acceptNextTask', () => [operations.goOn, { id: assignmentId, next: 'SAME' }]],
    ['returnAssignment', () => [operations.give, { id: assignmentId }]],
    ['requestPayout', () => [operations.payout, { amount: 100, key: 'payout-key-1' }]],
    ['updatePreferences', () => [operations.preferences, { input: wishes }]],
    ['requestQualification', () => [qualificationOperations.request, { id: aQualification }]],
    ['withdrawQualificationRequest', () => [qualificationOperations.withdraw, { id: aRequest }]],
    ['updateArea', () => [qualificationOperations.area, { input: { country: 'DE' } }]],
    ['reportDevice', () => [qualificationOperations.device, { input: aDevice }]],
  ];
  const queries: [string, () => [string, Record<string, unknown>]][] = [
    ['feed', () => [operations.feed, {}]],
    ['preview', () => [operations.preview, { typeId }]],
    ['assignment', () => [operations.assignment, { id: assignmentId }]],
    ['queue', () => [operations.queue, {}]],
    ['assignments', () => [operations.history, {}]],
    ['earnings', () => [operations.earnings, {}]],
    ['performerLedger', () => [operations.ledger, {}]],
    ['myself', () => ['{ myself { id } }', {}]],
    ['heldQualifications', () => [qualificationOperations.held, {}]],
    ['neededQualifications', () => [qualificationOperations.needed, {}]],
    ['sentQualificationRequests', () => [qualificationOperations.sent, {}]],
    ['requesterBlocks', () => [qualificationOperations.blocks, {}]],
  ];

  const wrongViewers: [string, string, (viewer: Person) => Viewer | null][] = [
    ['no session', 'UNAUTHENTICATED', () => null],
    [
      'a requester only',
      'FORBIDDEN',
      (viewer) => ({
        ...viewer,
        requester: 'r000000000001',
        performer: null,
        roles: ['requester'],
      }),
    ],
    ['a role that was taken away', 'FORBIDDEN', (viewer) => ({ ...viewer, roles: ['operator'] })],
    ['a key without the scope', 'FORBIDDEN', (viewer) => ({ ...viewer, scopes: ['account:read'] })],
    [
      'a performer of another node',
      'USER_MOVED',
      (viewer) => ({ ...viewer, performer: 'p000000000009' }),
    ],
  ];

  describe.each(wrongViewers)('%s', (_, code, viewerOf) => {
    it.each([...mutations, ...queries])(
      `gets ${code} from %s, and nothing changes`,
      async (_name, make) => {
        const before = await snapshot();
        const [operation, variables] = make();
        const answer = await world.ask(viewerOf(owner), operation, variables);
        expect(answer.codes).toEqual([code]);
        expect(await snapshot()).toEqual(before);
      },
    );
  });

  it.each(mutations)('a key that may only read is refused by %s', async (_, make) => {
    const [operation, variables] = make();
    const answer = await world.ask({ ...owner, scopes: ['performer:read'] }, operation, variables);
    expect(answer.codes).toEqual(['FORBIDDEN']);
  });

  it.each(mutations.slice(1, 4))(
    'somebody else’s assignment does not exist for %s',
    async (_, make) => {
      const before = await snapshot();
      const [operation, variables] = make();
      const answer = await world.ask(stranger, operation, variables);
      expect(Object.values(answer.data ?? {})).toEqual([
        expect.objectContaining({ __typename: 'NotFound' }),
      ]);
      expect(await snapshot()).toEqual(before);
    },
  );

  const badInputs: [string, () => [string, Record<string, unknown>], string][] = [
    ['an unknown type', () => [operations.accept, { typeId: 'type_nothing' }], 'NotFound'],
    ['an empty id', () => [operations.accept, { typeId: '' }], 'NotFound'],
    ['an over-long type', () => [operations.accept, { typeId: long }], 'NotFound'],
    ['an over-long task', () => [operations.accept, { typeId, taskId: long }], 'NotFound'],
    ['a task never held', () => [operations.accept, { typeId, taskId: 'task_1' }], 'NotFound'],
    ['SQL in an id', () => [operations.give, { id: `' or 1=1 --` }], 'NotFound'],
    ['an over-long assignment', () => [operations.submit, { id: long, answer: {} }], 'NotFound'],
    [
      'an answer that is a list',
      () => [operations.submit, { id: assignmentId, answer: [] }],
      'InvalidAnswer',
    ],
    [
      'an answer that lacks a field',
      () => [operations.submit, { id: assignmentId, answer: {} }],
      'InvalidAnswer',
    ],
    [
      'an answer with a field too many',
      () => [operations.submit, { id: assignmentId, answer: { ...goodAnswer, extra: 1 } }],
      'InvalidAnswer',
    ],
    [
      'a draft that is text',
      () => [operations.draft, { id: assignmentId, draft: 'x' }],
      'InvalidInput',
    ],
    [
      'a draft over 64 KB',
      () => [operations.draft, { id: assignmentId, draft: { a: 'x'.repeat(65_536) } }],
      'InvalidInput',
    ],
    ['U+0000 in an id', () => [operations.give, { id: 'a\0b' }], 'NotFound'],
    ['U+0000 in a type', () => [operations.accept, { typeId: 'a\0b' }], 'NotFound'],
    [
      'a draft with U+0000',
      () => [operations.draft, { id: assignmentId, draft: { comment: 'a\0b' } }],
      'InvalidInput',
    ],
    [
      'a draft with half a surrogate pair',
      () => [operations.draft, { id: assignmentId, draft: { comment: '\ud800' } }],
      'InvalidInput',
    ],
    [
      'an answer with half a surrogate pair',
      () => [operations.submit, { id: assignmentId, answer: { ...goodAnswer, reason: '\ud800' } }],
      'InvalidAnswer',
    ],
    [
      'a category with U+0000',
      () => [operations.preferences, { input: { ...wishes, categories: ['a\0b'] } }],
      'InvalidInput',
    ],
    [
      'a payout of nothing',
      () => [operations.payout, { amount: 0, key: 'payout-key-1' }],
      'InvalidInput',
    ],
    [
      'a payout of a part',
      () => [operations.payout, { amount: 99, key: 'payout-key-1' }],
      'InvalidInput',
    ],
    [
      'a payout of too much',
      () => [operations.payout, { amount: 100, key: 'payout-key-1' }],
      'InvalidInput',
    ],
    [
      'a payout with a short key',
      () => [operations.payout, { amount: 100, key: 'short' }],
      'InvalidInput',
    ],
    [
      'too many categories',
      () => [operations.preferences, { input: { ...wishes, categories: Array(31).fill('a') } }],
      'InvalidInput',
    ],
    [
      'an over-long keyword',
      () => [operations.preferences, { input: { ...wishes, keywords: [long] } }],
      'InvalidInput',
    ],
    [
      'an eighth day',
      () => [operations.preferences, { input: { ...wishes, days: [8] } }],
      'InvalidInput',
    ],
    [
      'a 24th hour',
      () => [operations.preferences, { input: { ...wishes, hours: [24] } }],
      'InvalidInput',
    ],
    [
      'no pace',
      () => [operations.preferences, { input: { ...wishes, pacePerHour: 0 } }],
      'InvalidInput',
    ],
    [
      'a session without end',
      () => [operations.preferences, { input: { ...wishes, maxPerSession: 10_001 } }],
      'InvalidInput',
    ],
    [
      'an id of another kind',
      () => [operations.preferences, { input: { ...wishes, hiddenRequesters: [owner.performer] } }],
      'InvalidInput',
    ],
    [
      'an id of no qualification',
      () => [qualificationOperations.request, { id: typeId }],
      'NotFound',
    ],
    [
      'an over-long qualification',
      () => [qualificationOperations.request, { id: long }],
      'NotFound',
    ],
    [
      'a qualification of nobody',
      () => [qualificationOperations.request, { id: aQualification }],
      'NotFound',
    ],
    [
      'an over-long note',
      () => [qualificationOperations.request, { id: aQualification, note: long }],
      'InvalidInput',
    ],
    ['a request of others', () => [qualificationOperations.withdraw, { id: aRequest }], 'NotFound'],
    ['U+0000 in a request', () => [qualificationOperations.withdraw, { id: 'a\0b' }], 'NotFound'],
    [
      'a country in words',
      () => [qualificationOperations.area, { input: { country: 'Germany' } }],
      'InvalidInput',
    ],
    [
      'a part of another country',
      () => [qualificationOperations.area, { input: { country: 'DE', subdivision: 'US-CA' } }],
      'InvalidInput',
    ],
    [
      'half a position',
      () => [qualificationOperations.area, { input: { latitude: 53 } }],
      'InvalidInput',
    ],
    [
      'a position off the Earth',
      () => [qualificationOperations.area, { input: { latitude: 53, longitude: 181 } }],
      'InvalidInput',
    ],
    [
      'an unknown capability',
      () => [qualificationOperations.device, { input: { ...aDevice, capabilities: ['smell'] } }],
      'InvalidInput',
    ],
    [
      'a screen of nothing',
      () => [qualificationOperations.device, { input: { ...aDevice, screenWidth: 0 } }],
      'InvalidInput',
    ],
  ];

  it.each(badInputs)(
    '%s is an outcome that says what to do, and nothing changes',
    async (_, make, name) => {
      const before = await snapshot();
      const [operation, variables] = make();
      const answer = await world.ask(owner, operation, variables);
      expect(answer.codes).toEqual([]);
      const [outcome] = Object.values(answer.data ?? {}) as unknown as {
        __typename: string;
        message: string;
      }[];
      expect(outcome?.__typename).toBe(name);
      expect(outcome?.message.length).toBeGreaterThan(10);
      expect(await snapshot()).toEqual(before);
    },
  );

  it('shows name and standing of a performer to everybody who is signed in, and the rest to them alone', async () => {
    const source = `query ($id: [_Any!]!) { _entities(representations: $id) { ... on Performer {
      id displayName standing { submitted } balance { available { minor } } preferences { days } queueLimit } } }`;
    const id = [{ __typename: 'Performer', id: `performer_${owner.performer}` }];
    const answer = await world.ask(stranger, source, { id });
    expect(answer.codes).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
    expect(answer.data).toMatchObject({
      _entities: [{ displayName: expect.any(String), standing: { submitted: 0 }, balance: null }],
    });
    const own = await world.ask(owner, source, { id });
    expect(own.codes).toEqual([]);
    expect(own.data).toMatchObject({
      _entities: [{ queueLimit: 3, balance: { available: { minor: 0 } } }],
    });
  });

  it('answers representations in order, each on its own', async () => {
    const representations = [
      { __typename: 'Performer', id: `performer_${stranger.performer}` },
      { __typename: 'Assignment', id: assignmentId },
      { __typename: 'Performer', id: 'performer_p000000000009' },
      { __typename: 'Performer', id: `performer_${owner.performer}` },
      { __typename: 'Performer', id: 'nonsense' },
    ];
    const answer = await world.ask(owner, operations.entities, { representations });
    expect(answer.data).toMatchObject({
      _entities: [
        { id: `performer_${stranger.performer}` },
        { id: assignmentId, status: 'ACCEPTED' },
        null,
        { id: `performer_${owner.performer}` },
        null,
      ],
    });
    expect(answer.codes).toEqual(['USER_MOVED']);
    const theirs = await world.ask(stranger, operations.entities, {
      representations: representations.slice(1, 2),
    });
    expect(theirs.data).toEqual({ _entities: [null] });
  });
});
