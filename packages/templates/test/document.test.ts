import { describe, expect, it } from 'vitest';
import { createMirror, libraryKeyOf, mirrorKeyOf, toDocument } from '../src/index.ts';

const options = {
  hostScripts: ['/host.js'],
  vendorFiles: { crowdElements: '/vendor/crowd.js', externalHit: '/vendor/hit.js' },
  submitTo: 'https://tasks.example/mturk/externalSubmit',
};
const host = '<script src="/host.js"></script>';
const crowd = '<script src="/vendor/crowd.js"></script>';
const helper = '<script src="/vendor/hit.js"></script>';
const form =
  '<form name="mturk_form" method="post" id="mturk_form" action="https://tasks.example/mturk/externalSubmit"><input type="hidden" value="" name="assignmentId" id="assignmentId">';
const button = '<p><input type="submit" id="submitButton" value="Submit"></p>';

function serve(html: string, more: Partial<Parameters<typeof toDocument>[1]> = {}) {
  const served = toDocument(html, { ...options, ...more });
  if (!served.ok) throw new Error(served.error.message);
  return served.value;
}

function fragment(body: string, scripts = host) {
  return `<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n${scripts}\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
}

describe('the document of a template', () => {
  it('wraps a fragment and puts the host’s script first', () => {
    const html = '<form><input name=a ><button>Go</button></form>';
    expect(serve(html)).toEqual({
      html: fragment(html),
      changes: [{ kind: 'host-script', to: '/host.js', line: 1, column: 1 }],
      remote: [],
    });
  });

  it('gives a page without a form the form and the button of Mechanical Turk’s site', () => {
    const served = serve('<p>A?</p><input name="a">');
    expect(served.html).toBe(fragment(`${form}<p>A?</p><input name="a">${button}</form>`));
    expect(served.changes.map(({ kind }) => kind)).toEqual([
      'host-script',
      'form-added',
      'submit-button-added',
    ]);
    const own = '<input name="a"><button type="submit">Send</button>';
    expect(serve(own).html).toBe(fragment(`${form}${own}</form>`));
    const other = '<input name="a"><button onclick="showHelp()">Help</button>';
    expect(serve(other).html).toBe(fragment(`${form}${other}${button}</form>`));
  });

  it('gives a page the button that its script looks for, whatever else the script does', () => {
    for (const look of ["$('#submitButton')", 'document.getElementById("submitButton")']) {
      const script = `<script>${look}.onclick = function () { $('#mturk_form').submit(); };</script>`;
      expect(serve(script).html).toBe(fragment(`${form}${script}${button}</form>`));
      const own = `<input id="submitButton" type="button">${script}`;
      expect(serve(own).html).toBe(fragment(`${form}${own}</form>`));
    }
  });

  it('leaves a page alone whose script makes its own form and submits it', () => {
    const body = '<button onclick="send()">Same</button>';
    for (const make of ["document.createElement('form')", '$(`<form method="post">`)[0]']) {
      const html = `${body}<script>function send() { var f = ${make}; f.submit(); }</script>`;
      expect(serve(html).html).toBe(fragment(html));
    }
  });

  it('knows libraries by addresses without a version or a file', () => {
    const find = createMirror(
      new Map([
        ['jquery@1.12.4/jquery.min.js', '/jq1'],
        ['jquery@3.7.1/jquery.min.js', '/jq3'],
        ['bootstrap@3.4.1/css/bootstrap.min.css', '/bs3'],
        ['bootstrap@5.3.0/js/bootstrap.min.js', '/bs5'],
      ]),
    );
    for (const address of ['cdn.jsdelivr.net/npm/jquery', 'unpkg.com/jquery/dist/jquery.min.js']) {
      expect(find(`https://${address}`)).toBe('/jq3');
    }
    expect(find('https://unpkg.com/jquery@1')).toBe('/jq1');
    expect(find('//cdn.jsdelivr.net/npm/bootstrap')).toBe('/bs5');
    expect(find('https://cdn.jsdelivr.net/bootstrap/3.3.7/css/bootstrap.min.css')).toBe('/bs3');
    expect(find('https://cdn.jsdelivr.net/npm/d3')).toBeNull();
  });

  it.each([
    ['d3js.org/d3.v5.min.js', 'd3@5/d3.min.js'],
    ['d3js.org/d3.v3.js', 'd3@3/d3.js'],
    ['cdn.jsdelivr.net/npm/d3@7', 'd3@7/d3.min.js'],
    ['cdn.jsdelivr.net/npm/d3', 'd3@7/d3.min.js'],
    ['unpkg.com/vue@2', 'vue@2/vue.js'],
    ['cdn.jsdelivr.net/npm/vue@2.6.14', 'vue@2.6.14/vue.js'],
    ['unpkg.com/vue@3/dist/vue.global.prod.js', 'vue@3/vue.global.prod.js'],
    [
      'cdnjs.cloudflare.com/ajax/libs/moment.js/2.29.1/moment.min.js',
      'moment@2.29.1/moment.min.js',
    ],
    ['cdn.jsdelivr.net/npm/moment@2.29.4/min/moment.min.js', 'moment@2.29.4/moment.min.js'],
    ['use.fontawesome.com/releases/v5.8.1/css/all.css', 'font-awesome@v5.8.1/css/all.css'],
    [
      'cdn.jsdelivr.net/npm/@fortawesome/fontawesome-free@5.15.4/css/all.min.css',
      'font-awesome@5.15.4/css/all.min.css',
    ],
    [
      'netdna.bootstrapcdn.com/twitter-bootstrap/2.3.2/css/bootstrap-combined.min.css',
      'bootstrap@2.3.2/css/bootstrap.min.css',
    ],
  ])('knows the library of %s', (address, key) => {
    expect(libraryKeyOf(`https://${address}`)).toBe(key);
  });

  it('says under which name a mirror would have a file, and finds it there', () => {
    for (const address of [
      'https://cdnjs.cloudflare.com/ajax/libs/font-awesome/6.5.1/css/all.min.css',
      'https://cdn.example/a/b.js?v=1',
    ]) {
      const key = mirrorKeyOf(address);
      expect(createMirror(new Map([[key, '/copy']]))(address)).toBe('/copy');
    }
  });

  it('takes a library of a compatible version where this one is not there', () => {
    const find = createMirror(
      new Map([
        ['jquery@1.12.4/jquery.min.js', '/jq1'],
        ['jquery@3.5.0/jquery.min.js', '/jq3-old'],
        ['jquery@3.10.0/jquery.min.js', '/jq3'],
        ['bootstrap@3.4.1/css/bootstrap.min.css', '/bs3'],
        ['tiny@0.2.1/tiny.js', '/tiny'],
      ]),
    );
    expect(find('https://code.jquery.com/jquery-3.3.1.min.js')).toBe('/jq3');
    expect(find('https://code.jquery.com/jquery-3.5.0.min.js')).toBe('/jq3-old');
    expect(find('//ajax.googleapis.com/ajax/libs/jquery/1.4/jquery.min.js')).toBe('/jq1');
    const older = createMirror(
      new Map([
        ['jquery@1.12.4/jquery.min.js', '/jq1'],
        ['jquery@1.8/jquery.min.js', '/before'],
      ]),
    );
    expect(older('//ajax.googleapis.com/ajax/libs/jquery/1.4/jquery.min.js')).toBe('/before');
    expect(older('//ajax.googleapis.com/ajax/libs/jquery/1.9.1/jquery.min.js')).toBe('/jq1');
    expect(older('//ajax.googleapis.com/ajax/libs/jquery/1/jquery.min.js')).toBe('/jq1');
    expect(find('https://code.jquery.com/jquery-latest.min.js')).toBe('/jq1');
    expect(find('https://code.jquery.com/jquery-2.2.4.min.js')).toBeNull();
    expect(find('https://code.jquery.com/jquery-3.3.1.slim.min.js')).toBeNull();
    expect(find('https://s3.amazonaws.com/mturk-public/bs30/css/bootstrap.min.css')).toBe('/bs3');
    expect(find('https://unpkg.com/tiny@0.2.0/tiny.js')).toBe('/tiny');
    expect(find('https://unpkg.com/tiny@0.1.0/tiny.js')).toBeNull();
  });

  it('leaves elements that bring a form and its button alone', () => {
    for (const name of ['crowd-form', 'crowd-entity-annotation']) {
      const html = `<${name}></${name}>`;
      expect(serve(html).html).toBe(fragment(html, host + crowd));
    }
  });

  it('gives a form without a button one, unless a script submits', () => {
    const html = '<form><input name="a"></form><p>after</p>';
    expect(serve(html).html).toBe(fragment(`<form><input name="a">${button}</form><p>after</p>`));
    const open = '<form><input name="a"><button type="button">x</button>';
    expect(serve(open).html).toBe(fragment(open + button));
    const byScript = '<form id="f"></form><script>document.all.f.submit();</script>';
    expect(serve(byScript).html).toBe(fragment(byScript));
    const listening = '<form id="f"></form><script>$("#f").submit(check);</script>';
    expect(serve(listening).html).toContain(button);
  });

  it('leaves a whole page as it is, with the script first in its head', () => {
    const html =
      '<!-- note -->\r\n<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">\r\n<HTML lang=en>\r\n<Head data-x="1"><TITLE>T&amp;</title>\r\n<style>a>b{}</style></head>\r\n<body class=x><form>é<input name=a type=submit></form></BODY></html>\r\n';
    expect(serve(html).html).toBe(html.replace('data-x="1">', `data-x="1">${host}`));
  });

  it.each([
    ['<html><body><form><button></form></body></html>', '<html>'],
    ['<!doctype html><title>x</title><form><button></form>', '<!doctype html>'],
    ['<head><script>1</script></head><form><button></form>', '<head>'],
    ['<body><form><button></form>', ''],
    ['<script>1</script><html><head></head><body><form><button></form>', ''],
    ['<p><html><head><form><button></form>', ''],
    ['<!-- <head> --><html><head><form><button></form>', '<!-- <head> --><html><head>'],
  ])('runs the host’s script before all others in %s', (html, before) => {
    expect(serve(html).html).toBe(before + host + html.slice(before.length));
  });

  it('puts the added form into the body of a whole page', () => {
    const html =
      '<html><head><title>x</title></head><body bgcolor=white><input name=a></body></html>';
    expect(serve(html).html).toBe(
      `<html><head>${host}<title>x</title></head><body bgcolor=white>${form}<input name=a>${button}</form></body></html>`,
    );
    const implied = '<!doctype html><title>x</title>\n<h1>H</h1><input name=a>';
    expect(serve(implied).html).toBe(
      `<!doctype html>${host}<title>x</title>\n${form}<h1>H</h1><input name=a>${button}</form>`,
    );
  });

  it('joins forms inside forms, whose end tags would close the outer one', () => {
    const html =
      '<form id=a><input name=x><FORM id="b" ><input name=y></form><input name=z><button></form>';
    const served = serve(html);
    expect(served.html).toBe(
      fragment('<form id=a><input name=x><input name=y><input name=z><button></form>'),
    );
    expect(served.changes.filter(({ kind }) => kind === 'nested-form-joined')).toEqual([
      { kind: 'nested-form-joined', from: '<FORM id="b" >', line: 1, column: 26 },
      { kind: 'nested-form-joined', from: '</form>', line: 1, column: 54 },
    ]);
    const two = '<form><button></form><form><button></form>';
    expect(serve(two).html).toBe(fragment(two));
  });

  it.each([
    ['<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>', crowd],
    [
      "<SCRIPT async SRC='http://assets.crowd.aws/crowd-html-elements-v2.js?v=1' integrity=sha384-x crossorigin></SCRIPT>",
      '<SCRIPT async src="/vendor/crowd.js"  ></SCRIPT>',
    ],
    ['<script src=//assets.crowd.aws/crowd-html-elements.js></script>', crowd],
    [
      '<script src="https://assets.crowd.aws/crowd-html-elements-without-ce-polyfill.js"></script>',
      crowd,
    ],
    [
      '<link rel="stylesheet" href="https://assets.crowd.aws/css/crowd-html-elements-v2.css" />',
      '<link rel="stylesheet" href="data:text/css," />',
    ],
    [
      '<script src="https://s3.amazonaws.com/mturk-public/externalHIT_v1.js" type="text/javascript"></script>',
      '<script src="/vendor/hit.js" type="text/javascript"></script>',
    ],
    [
      '<script src="https://mturk-public.s3.us-east-1.amazonaws.com/externalHIT_v1.js"></script>',
      helper,
    ],
    [
      "<script>$.getScript('https://assets.crowd.aws/crowd-html-elements.js', f)</script>",
      "<script>$.getScript('/vendor/crowd.js', f)</script>",
    ],
  ])('loads the vendor’s file from here: %s', (html, expected) => {
    const served = serve(`${html}<crowd-form></crowd-form>`);
    expect(served.html).toContain(`${expected}<crowd-form>`);
    expect(served.remote).toEqual([]);
    expect(served.changes.map(({ kind }) => kind)).toContain('vendor-file');
  });

  it('posts forms here that were posted to Mechanical Turk', () => {
    const html = `<form action='https://www.mturk.com/mturk/externalSubmit'><input type=submit formaction="//workersandbox.mturk.com//mturk/externalSubmit"></form><form action=/mturk/externalSubmit><button></form><script>f.action = "https://www.mturk.com/mturk/externalSubmit";</script>`;
    const served = serve(html);
    const to = options.submitTo;
    expect(served.html).toBe(
      fragment(
        `<form action="${to}"><input type=submit formaction="${to}"></form><form action="${to}"><button></form><script>f.action = "${to}";</script>`,
      ),
    );
    expect(served.changes.map(({ kind }) => kind).slice(1)).toEqual(
      Array.from({ length: 4 }, () => 'submit-address'),
    );
    const elsewhere = serve('<form action="https://example.com/collect"><button></form>');
    expect(elsewhere.remote).toMatchObject([{ kind: 'form' }]);
  });

  it('does not take other addresses for the vendor’s', () => {
    const html =
      '<script src="https://assets.crowd.aws.example/crowd-html-elements.js"></script><script src="/assets.crowd.aws/crowd-html-elements.js"></script><form><button>';
    const served = serve(html);
    expect(served.html).toBe(fragment(html));
    expect(served.remote).toMatchObject([{ kind: 'script' }]);
  });

  it('adds what the vendor’s site brought along', () => {
    const html = '<form><crowd-input name=a></crowd-input><button></form>';
    expect(serve(html).html).toBe(fragment(html, host + crowd));
    const withHelper = '<form><button></form><script>turkSetAssignmentID();</script>';
    expect(serve(withHelper).html).toBe(fragment(withHelper, host + helper));
    expect(serve('<crowd-form></crowd-form>').html).toBe(
      fragment('<crowd-form></crowd-form>', host + crowd),
    );
  });

  it('takes common libraries from the mirror, on whatever network they lay, and lists the rest', () => {
    const findMirror = createMirror(
      new Map([
        ['jquery@1.12.4/jquery.min.js', '/mirror/jquery-1.12.4.min.js'],
        ['bootstrap@3.0.3/css/bootstrap.min.css', '/mirror/b.css'],
        ['example.com/a b.js', '/mirror/no'],
        ['fonts.googleapis.com/css', '/mirror/fonts.css'],
      ]),
    );
    const html = `<script src="https://ajax.googleapis.com/ajax/libs/jquery/1.12.4/jquery.min.js"></script>
<script src="//code.jquery.com/jquery-1.12.4.min.js"></script>
<script src="https://cdnjs.cloudflare.com/ajax/libs/jquery/1.12.4/jquery.min.js"></script>
<script src="https://cdn.jsdelivr.net/npm/jquery@1.12.4/dist/jquery.min.js"></script>
<link href="https://s3.amazonaws.com/mturk-public/bs30/css/bootstrap.min.css" rel="stylesheet">
<style>@import url(https://fonts.googleapis.com/css?family=Lato);</style>
<script src="https://d3js.org/d3.v5.min.js"></script>
<link href="https://example.com/x.css" rel="stylesheet"><link rel=icon href="https://example.com/i.png">
<iframe src="https://www.youtube.com/embed/x"></iframe><form><button>`;
    const served = serve(html, { findMirror });
    expect(served.html.match(/\/mirror\/jquery-1\.12\.4\.min\.js/g)).toHaveLength(4);
    expect(served.html).toContain('<link href="/mirror/b.css" rel="stylesheet">');
    expect(served.html).toContain('@import url(/mirror/fonts.css);');
    expect(served.changes.filter(({ kind }) => kind === 'mirrored')).toHaveLength(6);
    expect(served.remote.map(({ kind, line }) => [kind, line])).toEqual([
      ['script', 7],
      ['style', 8],
      ['frame', 9],
    ]);
    expect(serve(html).remote).toHaveLength(8);
  });

  it('does not touch what only looks like tags', () => {
    const html = `<textarea><form></textarea><!-- <form> --><script>var s = "<form><script src='x'>";</script>
<template><form></form></template><svg><title><b></svg><p title="</form><body>"><form><button name="</form>">`;
    expect(serve(html).html).toBe(fragment(html));
  });

  it('keeps what browsers mend as it is', () => {
    const html =
      '<table><form><tr><td><input name=a></form></table><b><p>x</b>y</p><input type=submit\n<p></div></p></form>\0';
    expect(serve(html).html).toBe(fragment(html));
  });

  it.each([
    ['elements in elements', '<div>'.repeat(100_000)],
    [
      'formatting that nobody closes',
      `<p>${Array.from({ length: 900 }, (_, index) => `<b id=${index}>`).join('')}${'</p><p>x'.repeat(5_000)}`,
    ],
  ])('refuses %s without end', (_, html) => {
    expect(toDocument(html, options)).toMatchObject({
      ok: false,
      error: { code: 'nested-too-deeply' },
    });
  });
});
