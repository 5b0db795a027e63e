import { describe, expect, it } from 'vitest';
import type { TemplateRow } from '../src/index.ts';
import {
  checkTemplateColumns,
  detectLanguage,
  limits,
  parseTemplate,
  renderTemplate,
} from '../src/index.ts';

function parse(text: string) {
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message).join('\n'));
  return parsed.value.template;
}

function render(text: string, row: TemplateRow) {
  const rendered = renderTemplate(parse(text), row);
  if (!rendered.ok) throw new Error(rendered.error.map(({ message }) => message).join('\n'));
  return rendered.value;
}

describe('a template with ${variables}', () => {
  it('takes values as they are, HTML and all, wherever the variable stands', () => {
    const html = '<b title="${tip}">${text}</b><script>var t = "${text}";</script>';
    expect(render(html, { tip: 'a & "b"', text: '<i>x</i>' })).toBe(
      '<b title="a & "b""><i>x</i></b><script>var t = "<i>x</i>";</script>',
    );
  });

  it('does not look for variables in values', () => {
    expect(render('${a} ${b}', { a: '${b}', b: '$& $1 ${a}' })).toBe('${b} $& $1 ${a}');
  });

  it('takes names of any script, with hyphens, dots and spaces, as the header spells them', () => {
    const row = { 'image-url 1': 'x', 'größe.cm': 'y', ' padded ': 'z', __proto__x: 'p' };
    expect(render('${image-url 1}|${größe.cm}|${ padded }|${__proto__x}', row)).toBe('x|y|z|p');
  });

  it('leaves alone what a script puts together itself', () => {
    const html = `<script>
      // \${not a column}
      const re = /[\`"'/]\${2}/g, s = 'it''s', half = a / b;
      const t = \`\${i + 1}: \${name} \${list.map((x) => \`<li>\${x}</li>\`)} \${{ a: 1 }.a}\`;
      var url = "\${image_url}";
    </script><!-- \${old} -->`;
    const template = parse(html);
    expect(template.variables.filter(({ required }) => required).map(({ name }) => name)).toEqual([
      'image_url',
    ]);
    const rendered = renderTemplate(template, { image_url: 'u' });
    expect(rendered).toEqual({ ok: true, value: html.replace('${image_url}', 'u') });
  });

  it('fills columns inside template literals too, where Mechanical Turk did', () => {
    expect(render('<script>f(`${image_url} ${i}`)</script>', { image_url: 'u' })).toBe(
      '<script>f(`u ${i}`)</script>',
    );
  });

  it('takes scripts of other types for text of a library, and data for data', () => {
    const library = parse('<script type="text/x-template">${name}</script>');
    expect(library.variables).toMatchObject([{ name: 'name', required: false }]);
    const data = parse(`<script type='application/json'>"\${name}"</script>`);
    expect(data.variables).toMatchObject([{ name: 'name', required: true }]);
  });

  it('says where a variable stands first, and how often', () => {
    expect(parse('a\r\n  ${x}\n${y}${x}').variables).toEqual([
      { name: 'x', line: 2, column: 3, uses: 2, required: true },
      { name: 'y', line: 3, column: 1, uses: 1, required: true },
    ]);
  });

  it('refuses a row without a needed column, and says which was meant', () => {
    expect(renderTemplate(parse('<p>${sentence}'), { Sentense: 'x' })).toEqual({
      ok: false,
      error: [
        {
          code: 'unknown-variable',
          severity: 'error',
          line: 1,
          column: 4,
          suggestion: 'Sentense',
          message:
            'The template uses ${sentence}, and there is no such column. Did you mean "Sentense"?',
        },
      ],
    });
  });

  it('is not filled from the prototype of the row', () => {
    expect(renderTemplate(parse('${constructor}'), {}).ok).toBe(false);
    expect(renderTemplate(parse('${toString}'), { a: '' }).ok).toBe(false);
    expect(render('${__proto__}', JSON.parse('{"__proto__":"x"}') as TemplateRow)).toBe('x');
  });

  it('puts numbers, lists and nothing in as text', () => {
    expect(render('${a} ${b} ${c} ${d}', { a: 0, b: [1, 'x'], c: null, d: false })).toBe(
      '0 [1,"x"]  false',
    );
  });

  it('drops a byte order mark and nothing else', () => {
    expect(render('\uFEFF\r\n<p>${a}</p>\r\n', { a: '\r\n' })).toBe('\r\n<p>\r\n</p>\r\n');
  });

  it('may be long and have many variables', () => {
    const names = Array.from({ length: 64 }, (_, index) => `column_${index}`);
    const html = names.map((name) => `<p>\${${name}}</p>${' '.repeat(8_400)}`).join('');
    expect(html.length).toBeGreaterThan(512 * 1024);
    const row = Object.fromEntries(names.map((name) => [name, name.toUpperCase()]));
    expect(render(html, row)).toContain('<p>COLUMN_63</p>');
  });

  it('refuses what becomes too long', () => {
    const template = parse('${a}'.repeat(1_000));
    const rendered = renderTemplate(template, { a: 'x'.repeat(60_000) });
    expect(rendered).toMatchObject({ ok: false, error: [{ code: 'output-too-long' }] });
    expect(parseTemplate('x'.repeat(limits.templateLength + 1))).toMatchObject({
      ok: false,
      error: [{ code: 'template-too-long' }],
    });
    const many = { ok: false, error: [{ code: 'too-many-variables' }] };
    expect(parseTemplate('${a}'.repeat(limits.variableUses + 1))).toMatchObject(many);
    const names = Array.from({ length: limits.variables + 1 }, (_, index) => `\${v${index}}`);
    expect(parseTemplate(names.join(''))).toMatchObject(many);
    const output = '{{ task.input.a }}'.repeat(limits.variableUses + 1);
    expect(parseTemplate(output)).toMatchObject(many);
    expect(parseTemplate(' \n')).toMatchObject({ ok: false, error: [{ code: 'template-empty' }] });
  });
});

describe('the header of a file', () => {
  it('is compared with the variables: missing ones with a suggestion, unused ones are fine', () => {
    const template = parse('<p>${imageUrl}</p>${text}<script>`${i}`</script>');
    expect(checkTemplateColumns(template, ['image_url', 'text', 'note'])).toMatchObject({
      problems: [
        {
          code: 'unknown-variable',
          severity: 'error',
          suggestion: 'image_url',
          line: 1,
          column: 4,
        },
        { code: 'unknown-variable', severity: 'warning' },
      ],
      unused: ['image_url', 'note'],
    });
  });

  it('fits when every needed column is there, whatever else is', () => {
    const template = parse('${text}');
    expect(checkTemplateColumns(template, ['more', ' text '])).toEqual({
      problems: [],
      unused: ['more'],
    });
  });
});

describe('the language of a template', () => {
  it.each([
    ['mturk', '<p>${a}</p>'],
    ['mturk', '<div id="app">{{ message }}</div><script>new Vue({})</script>${a}'],
    ['mturk', '<p>task.input.x is text</p>'],
    ['mturk', '{{a}} task.input.b {{c}}'],
    ['liquid', '<p>{{ task.input.a }}</p><script>`${x}`</script>'],
    ['liquid', '{%- if a %}b{% endif %}'],
    ['liquid', '{% for x in task.input.list %}{{ x }}{% endfor %}'],
    ['liquid', '{{task.input["source-ref"] | grant_read_access }}'],
  ])('is %s for %s', (language, html) => {
    expect(detectLanguage(html)).toBe(language);
  });
});
