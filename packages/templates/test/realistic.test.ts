import type { DefaultTreeAdapterTypes } from 'parse5';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { TemplateRow } from '../src/index.ts';
import {
  checkTemplateColumns,
  createMirror,
  parseTemplate,
  renderTemplate,
  toDocument,
} from '../src/index.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** What a browser makes of the page: its elements, by name. */
function elementsOf(html: string): (name: string) => Element[] {
  const found: Element[] = [];
  const queue: Node[] = [...parse(html).childNodes];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) queue.push(...node.childNodes);
  }
  return (name) => found.filter(({ tagName }) => tagName === name);
}

function attributeOf(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((attribute) => attribute.name === name)?.value;
}

function formOf(element: Element | undefined): Element | null {
  for (let node = element?.parentNode ?? null; node !== null;) {
    if ('tagName' in node && node.tagName === 'form') return node;
    node = 'parentNode' in node ? node.parentNode : null;
  }
  return null;
}

function run(template: string, row: TemplateRow) {
  const parsed = parseTemplate(template);
  if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message).join('\n'));
  const rendered = renderTemplate(parsed.value.template, row);
  if (!rendered.ok) throw new Error(rendered.error.map(({ message }) => message).join('\n'));
  const served = toDocument(rendered.value, {
    hostScripts: ['/host.js'],
    vendorFiles: { crowdElements: '/crowd.js', externalHit: '/hit.js' },
    findMirror: createMirror(new Map([['jquery@3.3.1/jquery.min.js', '/m/jquery.js']])),
    submitTo: '/submit',
  });
  if (!served.ok) throw new Error(served.error.message);
  const check = checkTemplateColumns(parsed.value.template, Object.keys(row));
  return {
    ...served.value,
    template: parsed.value.template,
    check,
    all: elementsOf(served.value.html),
  };
}

describe('templates as people wrote them', () => {
  it('an image question of crowd elements', () => {
    const page = run(
      `<!-- You must include this JavaScript file -->
<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>

<!-- For the full list of available Crowd HTML Elements and their input/output documentation,
      please refer to a page -->
<crowd-form answer-format="flatten-objects">
  <crowd-image-classifier
    src="\${image_url}"
    categories="['Yes', 'No']"
    header="Is there a \${thing} in the image?"
    name="category">
    <full-instructions header="How to"><p>Look.</p></full-instructions>
    <short-instructions>Look &amp; choose</short-instructions>
  </crowd-image-classifier>
</crowd-form>`,
      { image_url: 'https://a.example/i.jpg?x=1&y=2', thing: 'cat', unused: '' },
    );
    const [classifier] = page.all('crowd-image-classifier');
    expect(attributeOf(classifier, 'src')).toBe('https://a.example/i.jpg?x=1&y=2');
    expect(attributeOf(classifier, 'header')).toBe('Is there a cat in the image?');
    expect(page.all('script').map((script) => attributeOf(script, 'src'))).toEqual([
      '/host.js',
      '/crowd.js',
    ]);
    expect(page.all('form')).toHaveLength(0);
    expect(page.check).toEqual({ problems: [], unused: ['unused'] });
    expect(page.remote).toEqual([]);
  });

  it('a survey of the site’s editor: a fragment with styles, panels and fields, no form', () => {
    const page = run(
      `<link href="https://s3.amazonaws.com/mturk-public/bs30/css/bootstrap.min.css" rel="stylesheet" />
<section class="container" id="SurveyLink"><!-- Instructions \${not_shown} -->
<div class="row"><div class="panel panel-primary"><div class="panel-heading"><strong>Instructions</strong></div>
<div class="panel-body"><p>\${question}</p></div></div></div>
<fieldset><label>Code</label> <input class="form-control" id="surveycode" name="survey-code" placeholder="\${hint}" required type="text" />
<div class="radio"><label><input name="q.1" type="radio" value="\${a}" />\${a}</label></div>
<div class="radio"><label><input name="q.1" type="radio" value="\${b}" />\${b}</label></div></fieldset>
</section><style type="text/css">fieldset { padding: 10px; }</style>
<script src="https://code.jquery.com/jquery-3.3.1.min.js" integrity="sha256-x=" crossorigin="anonymous"></script>
<script>$(function () { $('#mturk_form').submit(function () { return $('#surveycode').val() !== ''; }); });</script>`,
      { question: 'What?\nSay <em>it</em>', hint: 'the "code"', a: 'yes', b: 'no' },
    );
    const [form] = page.all('form');
    expect(attributeOf(form, 'id')).toBe('mturk_form');
    expect(attributeOf(form, 'action')).toBe('/submit');
    const inputs = page.all('input');
    expect(inputs.every((input) => formOf(input) === form)).toBe(true);
    expect(inputs.map((input) => attributeOf(input, 'name'))).toEqual([
      'assignmentId',
      undefined,
      'survey-code',
      'q.1',
      'q.1',
    ]);
    expect(page.all('em')).toHaveLength(1);
    expect(page.html).toContain('<script src="/m/jquery.js"  ></script>');
    expect(page.remote).toMatchObject([{ kind: 'style' }]);
    expect(page.check.problems).toMatchObject([
      { severity: 'warning', code: 'unknown-variable', line: 2 },
    ]);
  });

  it('a page of one’s own, with its form, its helper script and names made in JavaScript', () => {
    const template = `\uFEFF<!DOCTYPE html>\r
<html lang="en"><head><meta charset="utf-8"><title>\${title}</title>\r
<script type="text/javascript" src="https://s3.amazonaws.com/mturk-public/externalHIT_v1.js"></script>\r
<style>.item-\${id} > b { color: #333 }</style></head>\r
<body onload="turkSetAssignmentID()">\r
<form name='mturk_form' method='post' id='mturk_form' action='https://www.mturk.com/mturk/externalSubmit'>\r
<input type='hidden' value='' name='assignmentId' id='assignmentId'/>\r
<table id="items"></table><textarea name='comment-text'>\${preset}</textarea>\r
<p><input type='submit' id='submitButton' value='Submit' /></p></form>\r
<script>\r
const items = \${items_json};\r
const rows = items.map((item, i) => \`<tr><td>\${item.label}</td><td><input type="radio" name="answer-\${i}-score" value="\${'x'.repeat(i)}"></td></tr>\`);\r
// \${todo}: \${items_json}\r
document.getElementById("items").innerHTML = rows.join('') + "<!-- " + '\${id}' + " -->";\r
</script></body></html>\r
`;
    const page = run(template, {
      title: 'T & T',
      id: 'a-1',
      preset: 'first\r\nsecond </b>',
      items_json: '[{"label": "<i>one</i>"}, {"label": "two"}]',
    });
    expect(
      page.html.startsWith('<!DOCTYPE html>\r\n<html lang="en"><head><script src="/host.js">'),
    ).toBe(true);
    const script = page.all('script').at(-1)?.childNodes[0];
    const code = script !== undefined && 'value' in script ? script.value : '';
    expect(code).toContain('const items = [{"label": "<i>one</i>"}, {"label": "two"}];');
    expect(code).toContain('name="answer-${i}-score"');
    expect(code).toContain("'a-1'");
    expect(attributeOf(page.all('form')[0], 'action')).toBe('/submit');
    expect(page.changes.map(({ kind }) => kind)).toEqual([
      'host-script',
      'vendor-file',
      'submit-address',
    ]);
    const required = page.template.variables.filter((variable) => variable.required);
    expect(required.map(({ name }) => name)).toEqual(['title', 'id', 'preset', 'items_json']);
  });

  it('a template put into a site’s form a second time, with fields after the inner form', () => {
    const page = run(
      `<form id="outer"><h1>\${q}</h1><form id="inner" action="/nowhere"><input name="one"></form>
<input name="two"><crowd-checkbox name="three"></crowd-checkbox></form>`,
      { q: '<form><input name="zero"></form>' },
    );
    expect(page.all('form')).toHaveLength(1);
    const names = page
      .all('input')
      .map((input) => [attributeOf(input, 'name'), formOf(input) !== null]);
    expect(new Map(names as [string, boolean][])).toEqual(
      new Map([
        ['one', true],
        ['two', true],
        ['zero', true],
        [undefined, true],
      ]),
    );
  });

  it('a list of tweets, 60 columns wide and 300 KB long, with HTML in its cells', () => {
    const names = Array.from({ length: 60 }, (_, index) => `tweet-html-${index}`);
    const filler = `<div class="filler">${'Some instructions &amp; examples. '.repeat(150)}</div>\n`;
    const template = names
      .map(
        (name) => `<div data-x='\${${name}}'></div>\${${name}}<input name="rate ${name}">${filler}`,
      )
      .join('');
    expect(template.length).toBeGreaterThan(293 * 1024);
    const row = Object.fromEntries(
      names.map((name, index) => [name, `<p class="t">№ ${index}: “${'é'.repeat(50)}”<br>\n</p>`]),
    );
    const page = run(template, row);
    expect(page.all('p').filter((p) => attributeOf(p, 'class') === 't')).toHaveLength(60);
    expect(attributeOf(page.all('div')[0], 'data-x')).toBe(row['tweet-html-0']);
    expect(page.check.problems).toEqual([]);
  });

  it('a Ground Truth template with loops, captures, files and a script', () => {
    const page = run(
      `<script src="https://assets.crowd.aws/crowd-html-elements-v2.js"></script>
{% capture uri %}s3://{{ task.input.bucket }}/{{ task.input.key }}{% endcapture %}
<crowd-form>
  <crowd-bounding-box name="boxes" src="{{ uri | grant_read_access }}" labels="{{ task.input.labels | to_json | escape }}"
    header="{{ task.input.header | default: "Draw boxes" }}">
  {%- for sentence in task.input.sentences -%}
    <p id="s{{ forloop.index }}">{{ sentence.text }}{% if sentence.hint %} <i>{{ sentence.hint | skip_autoescape }}</i>{% endif %}</p>
  {%- endfor -%}
  </crowd-bounding-box>
</crowd-form>
<script>const data = {{ task.input.sentences | to_json }}; const t = \`\${data.length}\`;</script>`,
      {
        bucket: 'my-bucket',
        key: 'a b/c.png',
        labels: '["cat\'s", "dog \\"x\\""]',
        sentences: '[{"text": "1 < 2", "hint": "<b>h</b>"}, {"text": "</script>"}]',
      },
    );
    const [box] = page.all('crowd-bounding-box');
    expect(attributeOf(box, 'src')).toBe('https://s3.amazonaws.com/my-bucket/a%20b/c.png');
    expect(JSON.parse(attributeOf(box, 'labels') ?? '')).toEqual(["cat's", 'dog "x"']);
    expect(attributeOf(box, 'header')).toBe('Draw boxes');
    expect(page.all('p').map((p) => attributeOf(p, 'id'))).toEqual(['s1', 's2']);
    expect(page.all('b')).toHaveLength(1);
    const script = page.all('script').at(-1)?.childNodes[0];
    const code = script !== undefined && 'value' in script ? script.value : '';
    const [, json = ''] = /const data = (.*?);/.exec(code) ?? [];
    expect(JSON.parse(json)).toMatchObject([{ text: '1 < 2' }, { text: '</script>' }]);
    expect(code).toContain('`${data.length}`');
    expect(page.check.problems).toMatchObject([{ severity: 'warning', code: 'unknown-variable' }]);
  });
});
