import { describe, expect, it } from 'vitest';
import type { BatchResult, ReviewRow } from '../src/index.ts';
import {
  batchResultCells,
  batchResultHeader,
  createReviewReader,
  formatQuotedLine,
} from '../src/index.ts';

const at = (time: string) => new Date(`2026-03-07T${time}Z`);
const result: BatchResult = {
  taskId: 'task_1',
  typeId: 'type_1',
  title: 'Sort, please',
  description: 'Says "hello"',
  keywords: ['image', 'sort'],
  rewardMinor: 5,
  currency: 'USD',
  createdAt: at('09:00:00'),
  assignmentsWanted: 3,
  annotation: 'BatchId:7',
  timeAllowed: 3_600,
  autoApprovalDelay: 259_200,
  expiresAt: null,
  lifetime: null,
  assignmentId: 'asg_1',
  performerId: 'usr_1',
  status: 'Approved',
  acceptedAt: at('10:04:05'),
  submittedAt: at('10:04:35.600'),
  autoApprovalAt: null,
  approvedAt: at('11:00:00'),
  rejectedAt: null,
  feedback: null,
  rateEver: { approved: 49, decided: 50 },
  rate30Days: { approved: 0, decided: 0 },
  rate7Days: { approved: 1, decided: 3 },
  input: { image_url: 'https://a.example/?a=1,2', text: '=1+1\n"x"' },
  answer: { label: ['a', 'b'], score: 0.5, ok: true },
};

describe('the results of a batch', () => {
  it('have the columns of Mechanical Turk’s files, in order', () => {
    expect(batchResultHeader(['image_url', 'text'], ['label']).join(',')).toBe(
      'HITId,HITTypeId,Title,Description,Keywords,Reward,CreationTime,MaxAssignments,RequesterAnnotation,AssignmentDurationInSeconds,AutoApprovalDelayInSeconds,Expiration,NumberOfSimilarHITs,LifetimeInSeconds,AssignmentId,WorkerId,AssignmentStatus,AcceptTime,SubmitTime,AutoApprovalTime,ApprovalTime,RejectionTime,RequesterFeedback,WorkTimeInSeconds,LifetimeApprovalRate,Last30DaysApprovalRate,Last7DaysApprovalRate,Input.image_url,Input.text,Answer.label,Approve,Reject',
    );
  });

  it('have a cell for each column, in Mechanical Turk’s spellings', () => {
    const [inputs, answers] = [
      ['image_url', 'text', 'gone'],
      ['label', 'score', 'ok', 'none'],
    ];
    const cells = batchResultCells(result, inputs, answers);
    const header = batchResultHeader(inputs, answers);
    expect(cells).toHaveLength(header.length);
    const row = Object.fromEntries(header.map((name, index) => [name, cells[index]]));
    expect(row).toMatchObject({
      HITId: 'task_1',
      Keywords: 'image, sort',
      Reward: '$0.05',
      CreationTime: 'Sat Mar 07 09:00:00 UTC 2026',
      AcceptTime: 'Sat Mar 07 10:04:05 UTC 2026',
      Expiration: '',
      ApprovalTime: 'Sat Mar 07 11:00:00 UTC 2026',
      WorkTimeInSeconds: '31',
      LifetimeApprovalRate: '98% (49/50)',
      Last30DaysApprovalRate: '0% (0/0)',
      Last7DaysApprovalRate: '33% (1/3)',
      'Input.image_url': 'https://a.example/?a=1,2',
      'Input.text': '=1+1\n"x"',
      'Input.gone': '',
      'Answer.label': 'a|b',
      'Answer.score': '0.5',
      'Answer.ok': 'true',
      'Answer.none': '',
      Approve: '',
      Reject: '',
    });
  });

  it('are written with every cell in quotes and every text as it is', () => {
    expect(formatQuotedLine(['a', 'b "c"', '', '=1\n'])).toBe('"a","b ""c""","","=1\n"\r\n');
  });
});

describe('a review file', () => {
  const header: ReviewRow = {
    line: 1,
    cells: ['\uFEFFHITId', 'AssignmentId', 'Answer.x', 'Approve', 'Reject'],
  };

  function read(...cells: string[]) {
    const reader = createReviewReader(header);
    if (!reader.ok) throw new Error(reader.error.message);
    return reader.value({ line: 2, cells });
  }

  it('decides by an x or a reason, and nothing where both are empty', () => {
    expect(read('h', 'a1', 'v', ' X ', '')).toEqual({
      ok: true,
      value: { kind: 'approve', assignmentId: 'a1', line: 2 },
    });
    expect(read('h', 'a1', 'v', '', 'Not what was asked')).toEqual({
      ok: true,
      value: { kind: 'reject', assignmentId: 'a1', line: 2, reason: 'Not what was asked' },
    });
    expect(read('h', 'a1', 'v', '', '  ')).toEqual({ ok: true, value: null });
    expect(read('h', 'a1', 'v')).toEqual({ ok: true, value: null });
  });

  it.each([
    ['both', ['h', 'a1', 'v', 'x', 'bad'], 'Approve', 'not both'],
    ['no id', ['h', '', 'v', 'x', ''], 'AssignmentId', 'which assignment'],
    ['another mark', ['h', 'a1', 'v', 'good work', ''], 'Approve', 'Put an x'],
    ['no reason', ['h', 'a1', 'v', '', 'x'], 'Reject', 'Write the reason'],
    ['too long a reason', ['h', 'a1', 'v', '', 'x'.repeat(1_025)], 'Reject', 'Shorten'],
  ])('refuses a line with %s', (_, cells, column, words) => {
    const outcome = read(...cells);
    expect(outcome).toMatchObject({ ok: false, error: { line: 2, column } });
    if (!outcome.ok) expect(outcome.error.message).toContain(words);
  });

  it('refuses a second decision on the same assignment', () => {
    const reader = createReviewReader(header);
    if (!reader.ok) throw new Error(reader.error.message);
    reader.value({ line: 2, cells: ['h', 'a1', '', 'x'] });
    expect(reader.value({ line: 5, cells: ['h', 'a1', '', '', 'no'] })).toMatchObject({
      ok: false,
      error: { line: 5, message: 'The assignment is decided in line 2 already.' },
    });
  });

  it('says which column is missing, and which was meant', () => {
    expect(createReviewReader({ line: 1, cells: ['AsignmentId', 'Approve'] })).toMatchObject({
      ok: false,
      error: { column: 'AssignmentId', suggestion: 'AsignmentId' },
    });
    expect(createReviewReader({ line: 1, cells: ['AssignmentId', 'Aprove'] })).toMatchObject({
      ok: false,
      error: { column: 'Approve', suggestion: 'Aprove' },
    });
    expect(createReviewReader({ line: 1, cells: ['SubmissionId', 'approve'] }).ok).toBe(true);
  });
});
