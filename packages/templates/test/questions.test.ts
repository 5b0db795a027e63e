import { addField, checkAnswer, emptyForm, initialAnswer, updateField } from '@exchange/tasks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseAnswerKey,
  parseQuestionForm,
  questionsOfForm,
  readQuestionDocument,
  readQuestionFormAnswers,
  scoreAnswers,
  writeQuestionFormAnswers,
} from '../src/index.ts';

const schemas = 'http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas';

const form = `<?xml version="1.0" encoding="UTF-8"?>
<QuestionForm xmlns="${schemas}/2017-11-06/QuestionForm.xsd">
  <Overview>
    <Title>Game 01523, "X" to play</Title>
    <Text>You are helping to decide the next move.</Text>
    <List><ListItem>It is X's turn.</ListItem><ListItem>O has 1 &amp; 2.</ListItem></List>
    <Binary>
      <MimeType><Type>image</Type><SubType>gif</SubType></MimeType>
      <DataURL>https://tictactoe.example/01523/board.gif</DataURL>
      <AltText>The game board</AltText>
    </Binary>
    <FormattedContent><![CDATA[<p>Select <b>one</b> of <a href="https://a.example/?a=1&amp;b=2">these</a>:</p><ul><li>x*y</li><li>z</li></ul>]]></FormattedContent>
  </Overview>
  <Question>
    <QuestionIdentifier>nextmove</QuestionIdentifier>
    <DisplayName>The Next Move</DisplayName>
    <IsRequired>true</IsRequired>
    <QuestionContent><Text>What are the coordinates of the best move?</Text></QuestionContent>
    <AnswerSpecification>
      <FreeTextAnswer>
        <Constraints><Length minLength="2" maxLength="2"/></Constraints>
      </FreeTextAnswer>
    </AnswerSpecification>
  </Question>
  <Question>
    <QuestionIdentifier>likelytowin</QuestionIdentifier>
    <IsRequired>true</IsRequired>
    <QuestionContent><Text>How likely is it that "X" wins?</Text></QuestionContent>
    <AnswerSpecification>
      <SelectionAnswer>
        <StyleSuggestion>radiobutton</StyleSuggestion>
        <Selections>
          <Selection><SelectionIdentifier>notlikely</SelectionIdentifier><Text>Not likely</Text></Selection>
          <Selection><SelectionIdentifier>unsure</SelectionIdentifier><Text>Unsure</Text></Selection>
        </Selections>
      </SelectionAnswer>
    </AnswerSpecification>
  </Question>
  <Question>
    <QuestionIdentifier>seen/tags</QuestionIdentifier>
    <QuestionContent><Title>What do you see?</Title><Text>Tick all.</Text></QuestionContent>
    <AnswerSpecification>
      <SelectionAnswer>
        <MinSelectionCount>0</MinSelectionCount>
        <MaxSelectionCount>2</MaxSelectionCount>
        <StyleSuggestion>checkbox</StyleSuggestion>
        <Selections>
          <Selection><SelectionIdentifier>a</SelectionIdentifier><Text>A</Text></Selection>
          <Selection><SelectionIdentifier>b</SelectionIdentifier><FormattedContent>&lt;i&gt;B&lt;/i&gt;</FormattedContent></Selection>
          <Selection><SelectionIdentifier>c</SelectionIdentifier><Text>C</Text></Selection>
          <OtherSelection><NumberOfLinesSuggestion>3</NumberOfLinesSuggestion></OtherSelection>
        </Selections>
      </SelectionAnswer>
    </AnswerSpecification>
  </Question>
  <Question>
    <QuestionIdentifier>age</QuestionIdentifier>
    <QuestionContent><Text>Your age</Text></QuestionContent>
    <AnswerSpecification>
      <FreeTextAnswer>
        <Constraints>
          <IsNumeric minValue="18" maxValue="120"/>
          <AnswerFormatRegex regex="^[0-9]+$" errorText="Digits"/>
        </Constraints>
        <DefaultText>30</DefaultText>
      </FreeTextAnswer>
    </AnswerSpecification>
  </Question>
</QuestionForm>`;

function parseForm() {
  const parsed = parseQuestionForm(form);
  if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message).join('\n'));
  return parsed.value;
}

describe('a QuestionForm', () => {
  it('becomes a form of ours', () => {
    const { form: own, warnings } = parseForm();
    expect(own.display).toEqual([
      { kind: 'heading', level: 2, text: 'Game 01523, "X" to play' },
      { kind: 'text', text: 'You are helping to decide the next move.' },
      { kind: 'text', text: "• It is X's turn.\n• O has 1 & 2." },
      { kind: 'image', url: 'https://tictactoe.example/01523/board.gif', alt: 'The game board' },
      {
        kind: 'markdown',
        text: 'Select **one** of [these](<https://a.example/?a=1&b=2>):\n\n- x\\*y\n- z',
      },
    ]);
    expect(own.schema.required).toEqual(['nextmove', 'likelytowin']);
    expect(own.schema.properties).toMatchObject({
      nextmove: {
        type: 'string',
        title: 'The Next Move',
        description: 'What are the coordinates of the best move?',
        minLength: 2,
        maxLength: 2,
      },
      likelytowin: { type: 'string', enum: ['notlikely', 'unsure'] },
      seen_tags: { type: 'array', items: { enum: ['a', 'b', 'c'] }, maxItems: 2 },
      seen_tags_other: { type: 'string', title: 'Other' },
      age: { type: 'number', minimum: 18, maximum: 120 },
    });
    expect(own.ui.fields['age']?.initial).toBe(30);
    expect(own.ui.fields['seen_tags']?.choiceLabels).toEqual(['A', 'B', 'C']);
    expect(warnings.map(({ code, path }) => [code, path])).toEqual([
      ['renamed', '/QuestionForm/Question[3]'],
      [
        'no-counterpart',
        '/QuestionForm/Question[4]/AnswerSpecification/FreeTextAnswer/Constraints/AnswerFormatRegex',
      ],
    ]);
  });

  it('gets its answers back as XML, and reads that again', () => {
    const { questions } = parseForm();
    const xml = writeQuestionFormAnswers(
      { nextmove: '<&>\r\nü', likelytowin: 'unsure', seen_tags: ['a', 'b'], seen_tags_other: 'd' },
      questions,
    );
    expect(xml).toContain(
      `<QuestionFormAnswers xmlns="${schemas}/2005-10-01/QuestionFormAnswers.xsd">`,
    );
    expect(readQuestionFormAnswers(xml)).toEqual({
      ok: true,
      value: [
        { identifier: 'nextmove', freeText: '<&>\r\nü' },
        { identifier: 'likelytowin', selections: ['unsure'] },
        { identifier: 'seen/tags', selections: ['a', 'b'], otherSelection: 'd' },
      ],
    });
  });

  it('has its questions known by the form that was saved, for a form of our own as well', () => {
    const { form: own, questions } = parseForm();
    const names = questions.map((question) => ({ ...question, identifier: question.field }));
    expect(questionsOfForm(own)).toEqual(names);
    const kinds = ['file', 'singleChoice', 'text', 'number'] as const;
    const renamed = ['photo', 'color', 'color_other', 'rating'];
    const empty = kinds.reduce(addField, emptyForm());
    const all = renamed.reduce(
      (built, name, index) => updateField(built, built.ui.order[index] ?? '', { name }),
      empty,
    );
    const answer = {
      photo: { file: 'file_1', name: 'a.png', type: 'image/png', bytes: 12 },
      color: 'red',
      color_other: 'reddish',
      rating: 4,
    };
    const xml = writeQuestionFormAnswers(answer, questionsOfForm(all));
    expect(xml).toContain('<UploadedFileSizeInBytes>12</UploadedFileSizeInBytes>');
    expect(readQuestionFormAnswers(xml)).toEqual({
      ok: true,
      value: [
        { identifier: 'photo', upload: { bytes: 12, key: 'file_1' } },
        { identifier: 'color', selections: ['red'], otherSelection: 'reddish' },
        { identifier: 'rating', freeText: '4' },
      ],
    });
  });

  it.each([
    ['xml-not-well-formed', 3, '<QuestionForm>\n<Question>\n</QuestionForm>', '/'],
    ['xml-doctype', 1, '<!DOCTYPE q [<!ENTITY a "b">]><QuestionForm/>', '/'],
    ['xml-nested-too-deeply', 1, `${'<a>'.repeat(60)}${'</a>'.repeat(60)}`, '/'],
    ['unknown-document', 1, '<Form/>', '/Form'],
    ['missing-element', 1, '<QuestionForm/>', '/QuestionForm'],
    ['unknown-element', 2, '<QuestionForm>\n<Questoin/></QuestionForm>', '/QuestionForm/Questoin'],
    ['missing-element', 1, '<QuestionForm><Question/></QuestionForm>', '/QuestionForm/Question'],
    [
      'bad-value',
      1,
      form.replaceAll('\n', '').replace('minLength="2"', 'minLength="two"'),
      '/QuestionForm/Question[1]/AnswerSpecification/FreeTextAnswer/Constraints/Length',
    ],
  ])('is refused with %s and its place', (code, line, xml, path) => {
    const parsed = parseQuestionForm(xml);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.error[0]).toMatchObject({ code, line, path, severity: 'error' });
  });

  it('says which question our form cannot ask', () => {
    const one = form.replace(/<Selection><SelectionIdentifier>unsure.*?<\/Selection>/, '');
    const twice = form.replace('>unsure<', '>notlikely<');
    expect(parseQuestionForm(one).ok).toBe(true);
    const parsed = parseQuestionForm(twice);
    expect(parsed).toMatchObject({
      ok: false,
      error: [{ code: 'form', path: '/QuestionForm/Question[2]' }],
    });
    if (!parsed.ok) expect(parsed.error[0]?.message).toContain('likelytowin');
  });
});

describe('the parts of a QuestionForm', () => {
  function question(id: string, answer: string, content = '<Text>?</Text>'): string {
    return `<Question><QuestionIdentifier>${id}</QuestionIdentifier><QuestionContent>${content}</QuestionContent><AnswerSpecification>${answer}</AnswerSpecification></Question>`;
  }
  function parse(...parts: string[]) {
    const parsed = parseQuestionForm(`<QuestionForm>${parts.join('')}</QuestionForm>`);
    if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message).join('\n'));
    return parsed.value;
  }
  const line = '<FreeTextAnswer/>';

  it('are checked against the patterns of the vendor, in its words', () => {
    const { form: own, warnings } = parse(
      question(
        'zip',
        `<FreeTextAnswer><Constraints>
          <AnswerFormatRegex regex="^[A-F]\\d+$" errorText="A letter and digits" flags="gi"/>
          <AnswerFormatRegex regex="^(?=a)" errorText="looks ahead"/>
        </Constraints></FreeTextAnswer>`,
      ),
    );
    expect(own.ui.fields['zip']?.patterns).toEqual([
      { regex: '^[A-F]\\d+$', flags: 'i', message: 'A letter and digits' },
    ]);
    expect(checkAnswer(own, { zip: 'a12' }).ok).toBe(true);
    expect(checkAnswer(own, { zip: '12' })).toMatchObject({
      problems: [{ field: 'zip', message: 'A letter and digits' }],
    });
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringContaining('not checked against the pattern "^(?=a)"'),
    ]);
  });

  it('begin with their default text', () => {
    const { form: own, warnings } = parse(
      question('note', '<FreeTextAnswer><DefaultText>Dear sir,</DefaultText></FreeTextAnswer>'),
    );
    expect(initialAnswer(own, {})).toEqual({ note: 'Dear sir,' });
    expect(own.ui.fields['note']?.placeholder).toBe(undefined);
    expect(warnings).toEqual([]);
  });

  it('ask for files within their bounds', () => {
    const { form: own, questions } = parse(
      question(
        'photo',
        '<FileUploadAnswer><MinFileSizeInBytes>1000</MinFileSizeInBytes><MaxFileSizeInBytes>3000000</MaxFileSizeInBytes></FileUploadAnswer>',
      ),
    );
    const sized = (bytes: number) =>
      checkAnswer(own, {
        photo: { file: 'a'.repeat(32), name: 'a.png', type: 'image/png', bytes },
      }).ok;
    expect([999, 1_000, 3_000_000, 3_000_001].map(sized)).toEqual([false, true, true, false]);
    expect(questions[0]?.kind).toBe('upload');
  });

  it('stay in their order: overviews between the questions, images above theirs', () => {
    const overview = (text: string) => `<Overview><Text>${text}</Text></Overview>`;
    const image = '<Binary><DataURL>https://a.example/a.png</DataURL></Binary>';
    const { form: own } = parse(
      overview('first'),
      question('one', line),
      overview('second'),
      question('two', line, `<Text>?</Text>${image}`),
      overview('last'),
    );
    expect(own.display.map((item) => [item.kind, item.before])).toEqual([
      ['text', undefined],
      ['text', 'two'],
      ['image', 'two'],
      ['text', null],
    ]);
  });

  it('that need another name say so', () => {
    const { warnings } = parse(question('a/b', line), question('a_b', line));
    expect(warnings.map(({ code, message }) => [code, message])).toEqual([
      ['renamed', 'The results call the question "a/b" "a_b".'],
      ['renamed', 'The results call the question "a_b" "a_b_2".'],
    ]);
  });
});

describe('the question of a HIT', () => {
  it('may be an address', () => {
    const xml = `<ExternalQuestion xmlns="${schemas}/2006-07-14/ExternalQuestion.xsd"><ExternalURL>https://a.example/?x=1&amp;y=2</ExternalURL><FrameHeight>400</FrameHeight></ExternalQuestion>`;
    expect(readQuestionDocument(xml)).toEqual({
      ok: true,
      value: { kind: 'external', url: 'https://a.example/?x=1&y=2', frameHeight: 400 },
    });
    expect(readQuestionDocument(xml.replace('https:', 'javascript:'))).toMatchObject({
      ok: false,
      error: [{ code: 'bad-value', path: '/ExternalQuestion/ExternalURL' }],
    });
  });

  it('may be a page, with a doctype of its own', () => {
    const page = '\n<!DOCTYPE html>\n<html><body>${a}&amp;<form></form></body></html>\n';
    const xml = `\uFEFF <?xml version="1.0"?>\n<HTMLQuestion xmlns="${schemas}/2011-11-11/HTMLQuestion.xsd">\n<HTMLContent><![CDATA[${page}]]></HTMLContent><FrameHeight>0</FrameHeight></HTMLQuestion>`;
    expect(readQuestionDocument(xml)).toEqual({
      ok: true,
      value: { kind: 'html', html: page, frameHeight: 0 },
    });
  });

  it('may be a form', () => {
    expect(readQuestionDocument(form)).toMatchObject({ ok: true, value: { kind: 'form' } });
  });
});

describe('an AnswerKey', () => {
  function keyWith(mapping: string) {
    const parsed = parseAnswerKey(`<AnswerKey xmlns="${schemas}/2005-10-01/AnswerKey.xsd">
      <Question>
        <QuestionIdentifier>nextmove</QuestionIdentifier>
        <AnswerOption><SelectionIdentifier>D</SelectionIdentifier><AnswerScore>5</AnswerScore></AnswerOption>
        <AnswerOption><SelectionIdentifier>A</SelectionIdentifier><SelectionIdentifier>B</SelectionIdentifier><AnswerScore>3</AnswerScore></AnswerOption>
        <DefaultScore>-1</DefaultScore>
      </Question>
      <Question>
        <QuestionIdentifier>win</QuestionIdentifier>
        <AnswerOption><SelectionIdentifier>yes</SelectionIdentifier><AnswerScore>10</AnswerScore></AnswerOption>
      </Question>${mapping}</AnswerKey>`);
    if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message).join('\n'));
    return parsed.value;
  }
  const answers = (all: Record<string, string[]>) => (name: string) => all[name] ?? [];
  const percentage =
    '<QualificationValueMapping><PercentageMapping><MaximumSummedScore>15</MaximumSummedScore></PercentageMapping></QualificationValueMapping>';
  const scale =
    '<QualificationValueMapping><ScaleMapping><SummedScoreMultiplier>1.5</SummedScoreMultiplier></ScaleMapping></QualificationValueMapping>';
  const ranges =
    '<QualificationValueMapping><RangeMapping><SummedScoreRange><InclusiveLowerBound>5</InclusiveLowerBound><InclusiveUpperBound>9</InclusiveUpperBound><QualificationValue>50</QualificationValue></SummedScoreRange><SummedScoreRange><InclusiveLowerBound>10</InclusiveLowerBound><InclusiveUpperBound>15</InclusiveUpperBound><QualificationValue>100</QualificationValue></SummedScoreRange><OutOfRangeQualificationValue>0</OutOfRangeQualificationValue></RangeMapping></QualificationValueMapping>';

  it('gives an option’s score only when exactly its selections were made', () => {
    const key = keyWith('');
    expect(scoreAnswers(key, answers({ nextmove: ['D'], win: ['yes'] })).sum).toBe(15);
    expect(scoreAnswers(key, answers({ nextmove: ['B', 'A'], win: ['no'] }))).toEqual({
      scores: [
        { identifier: 'nextmove', score: 3 },
        { identifier: 'win', score: 0 },
      ],
      sum: 3,
      value: 3,
    });
    expect(scoreAnswers(key, answers({ nextmove: ['A'] })).sum).toBe(-1);
    expect(scoreAnswers(key, answers({ nextmove: ['A', 'B', 'C'] })).sum).toBe(-1);
  });

  it.each([
    ['', 10, 10],
    [percentage, 15, 100],
    [percentage, 13, 87],
    [scale, 13, 20],
    [ranges, 5, 50],
    [ranges, 15, 100],
    [ranges, 9, 50],
    [ranges, -1, 0],
  ])('maps the sum to the qualification’s value (%#)', (mapping, sum, value) => {
    const key = {
      ...keyWith(mapping),
      questions: [
        { identifier: 'q', defaultScore: 0, options: [{ selections: ['x'], score: sum }] },
      ],
    };
    expect(scoreAnswers(key, () => ['x']).value).toBe(value);
  });

  it('is refused with the place of what is wrong', () => {
    expect(parseAnswerKey('<AnswerKey><Question/></AnswerKey>')).toMatchObject({
      ok: false,
      error: [
        { code: 'missing-element', path: '/AnswerKey/Question' },
        { code: 'missing-element', path: '/AnswerKey/Question' },
      ],
    });
    const empty = percentage.replace('15', '0');
    expect(() => keyWith(empty)).toThrow('above 0');
    expect(() => keyWith('<QualificationValueMapping/>')).toThrow('needs one of');
    expect(() =>
      keyWith('<Question><QuestionIdentifier>win</QuestionIdentifier></Question>'),
    ).toThrow('there twice');
  });
});

describe('whatever XML comes', () => {
  const pieces = fc.constantFrom(
    ...[
      '<QuestionForm>',
      '</QuestionForm>',
      '<Question>',
      '</Question>',
      '<AnswerKey>',
      '</AnswerKey>',
    ],
    ...[
      '<Overview>',
      '</Overview>',
      '<Text>',
      '</Text>',
      '<a b="c">',
      '</a>',
      '<a/>',
      '<![CDATA[',
      ']]>',
    ],
    ...[
      '<!--',
      '-->',
      '<?x',
      '?>',
      '&',
      '&amp;',
      '&#0;',
      '&#x1F600;',
      '&x;',
      '<',
      '>',
      '"',
      'x',
      '\n',
    ],
    ...[
      '<!DOCTYPE a',
      '[',
      ']',
      '<!ENTITY a "b">',
      '__proto__',
      '<constructor/>',
      '<FormattedContent>',
    ],
    ...[
      '</FormattedContent>',
      '<x:a>',
      ':',
      'é',
      '\0',
      '\uD800',
      '<QuestionFormAnswers>',
      '<Answer>',
    ],
  );
  const text = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''));

  it('the readers end well', () => {
    fc.assert(
      fc.property(text, (xml) => {
        for (const read of [readQuestionDocument, parseAnswerKey, readQuestionFormAnswers]) {
          const outcome = read(xml);
          if (!outcome.ok) expect(outcome.error.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('answers come back from their XML as they were, but for what XML cannot hold', () => {
    const name = fc
      .string({ minLength: 1, unit: 'grapheme-ascii' })
      .filter((one) => one.trim() === one && one !== '');
    fc.assert(
      fc.property(fc.dictionary(name, fc.string({ unit: 'grapheme' })), (answer) => {
        const read = readQuestionFormAnswers(writeQuestionFormAnswers(answer));
        const expected = Object.entries(answer).map(([identifier, freeText]) => ({
          identifier,
          freeText,
        }));
        expect(read).toEqual({ ok: true, value: expected });
      }),
    );
  });
});
