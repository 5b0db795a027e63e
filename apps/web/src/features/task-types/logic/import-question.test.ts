import { describe, expect, it } from 'vitest';
import { importQuestion } from './import-question.ts';

const schemas = 'http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas';

describe('a document of Mechanical Turk in the editor', () => {
  it('becomes a form, a template or an external page', () => {
    const form = importQuestion(`<?xml version="1.0"?>
<QuestionForm xmlns="${schemas}/2017-11-06/QuestionForm.xsd"><Question>
<QuestionIdentifier>mood</QuestionIdentifier><IsRequired>true</IsRequired>
<QuestionContent><Text>How are you?</Text></QuestionContent>
<AnswerSpecification><FreeTextAnswer/></AnswerSpecification></Question></QuestionForm>`);
    expect(form).toMatchObject({
      ok: true,
      part: { template: null, external: null, form: { ui: { order: ['mood'] } } },
    });
    const html = importQuestion(`<HTMLQuestion xmlns="${schemas}/2011-11-11/HTMLQuestion.xsd">
<HTMLContent><![CDATA[ <p>\${text}</p> ]]></HTMLContent><FrameHeight>0</FrameHeight></HTMLQuestion>`);
    expect(html).toMatchObject({ part: { template: '<p>${text}</p>', external: null } });
    const page =
      importQuestion(`<ExternalQuestion xmlns="${schemas}/2006-07-14/ExternalQuestion.xsd">
<ExternalURL>https://a.example/?a=1&amp;b=\${b}</ExternalURL><FrameHeight>600</FrameHeight></ExternalQuestion>`);
    expect(page).toMatchObject({
      part: {
        template: null,
        external: { url: 'https://a.example/?a=1&b=${b}', open: 'frame', frameHeight: 600 },
      },
    });
  });

  it('says where it is wrong, and what an answer key is for', () => {
    const wrong = importQuestion('<QuestionForm>\n<Question>\n</QuestionForm>');
    expect(wrong.ok ? [] : wrong.problems[0]).toMatch(/^Line [23], column \d+: /);
    const key = importQuestion('<?xml version="1.0"?>\n<AnswerKey xmlns="x"></AnswerKey>');
    expect(key.ok ? [] : key.problems).toEqual([expect.stringContaining('AnswerKey')]);
  });
});
