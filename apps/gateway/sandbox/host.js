// Runs before everything else on the pages of the sandbox: the one that talks to the page around them.
// The template's scripts may do whatever they like to it: what it says is believed for this frame alone.
(function () {
  'use strict';

  var script = document.currentScript;
  var task = script.dataset.task || 'page';
  var address = new URL(script.src);
  var token = address.searchParams.get('frame') || '';
  var nonce = token.split('.')[0];
  var app = atob(
    token
      .slice(nonce.length + 1)
      .replace(/-/g, '+')
      .replace(/_/g, '/'),
  );
  var submitTo = address.origin + '/n/' + token + '/mturk/externalSubmit';
  var parentWindow = window.parent;

  function tell(message) {
    message.exchange = 1;
    message.nonce = nonce;
    parentWindow.postMessage(message, app);
  }

  /** The page around this one may speak, nobody else. */
  function onTold(type, act) {
    window.addEventListener('message', function (event) {
      var data = event.data;
      if (event.source !== parentWindow || event.origin !== app) return;
      if (!data || data.exchange !== 1 || data.nonce !== nonce || data.type !== type) return;
      act(data);
    });
  }

  function readJson(id) {
    return JSON.parse(document.getElementById(id).textContent);
  }

  if (task === 'answer') {
    tell({ type: 'submit', answer: readJson('exchange-answer') });
    return;
  }
  if (task === 'problem') tell({ type: 'problem', messages: readJson('exchange-problem') });
  if (task === 'sketch') {
    onTold('write', function (data) {
      document.open();
      document.write(data.html);
      document.close();
    });
    tell({ type: 'ready' });
    return;
  }

  /** Forms are posted to where this frame's answer is taken, also those that name the former vendor. */
  function direct(form, submitter) {
    var given = (submitter && submitter.getAttribute('formaction')) || form.getAttribute('action');
    var target = new URL(given || '', document.baseURI);
    var bare = !given || given === '#' || target.pathname === location.pathname;
    if (!bare && !/\/{1,2}mturk\/externalSubmit\/?$/i.test(target.pathname)) return;
    if (submitter) submitter.removeAttribute('formaction');
    form.setAttribute('action', submitTo);
    form.setAttribute('method', 'post');
    form.setAttribute('enctype', 'application/x-www-form-urlencoded');
    form.removeAttribute('target');
  }

  // Before the template's own handlers, which may keep the event to themselves, and after them, since
  // they may have named another address.
  [true, false].forEach(function (early) {
    window.addEventListener(
      'submit',
      function (event) {
        if (event.defaultPrevented || !(event.target instanceof HTMLFormElement)) return;
        direct(event.target, event.submitter);
      },
      early,
    );
  });
  var submitForm = Object.getOwnPropertyDescriptor(HTMLFormElement.prototype, 'submit').value;
  HTMLFormElement.prototype.submit = function () {
    direct(this, null);
    submitForm.call(this);
  };

  // A page that hangs does not answer.
  onTold('ping', function () {
    tell({ type: 'pong' });
  });

  /** Whether it is the page itself, or a place on it. */
  function isHere(url) {
    return url.origin === location.origin && url.pathname === location.pathname;
  }

  /** Only the page around may open other sites, and only when its reader says so there. */
  function offer(given) {
    var url;
    try {
      url = new URL(given, document.baseURI);
    } catch {
      return;
    }
    if (/^https?:$/.test(url.protocol) && !isHere(url)) tell({ type: 'link', address: url.href });
  }

  window.addEventListener('click', function (event) {
    if (event.defaultPrevented) return;
    var link = event.composedPath().find(function (node) {
      return node instanceof HTMLAnchorElement || node instanceof HTMLAreaElement;
    });
    if (!link || !link.hasAttribute('href') || !/^https?:$/.test(link.protocol)) return;
    if (isHere(link) && link.getAttribute('href').trim().startsWith('#')) return;
    event.preventDefault();
    offer(link.href);
  });
  window.open = function (given) {
    if (given) offer(String(given));
    return null;
  };

  /** Pages inside pages stay empty here: their place says where they are. */
  function replaceFrames() {
    Array.from(document.querySelectorAll('iframe, frame, embed, object')).forEach(function (frame) {
      var address = frame.src || frame.data || '';
      if (!/^https?:/.test(address) || frame.dataset.offered === address) return;
      var link = frame.dataset.offered ? frame.nextElementSibling : document.createElement('a');
      frame.dataset.offered = address;
      frame.style.display = 'none';
      link.href = address;
      link.target = '_blank';
      link.textContent = 'Open ' + new URL(address).host + ' in a new tab';
      link.style.cssText =
        'display:inline-block;padding:12px 16px;border:1px solid #999;border-radius:8px;font:15px/1.4 system-ui,sans-serif';
      frame.after(link);
    });
  }
  new MutationObserver(replaceFrames).observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: ['src', 'data'],
  });

  var unkept = /^(button|file|hidden|image|password|reset|submit)$/;
  function listControls() {
    return Array.from(document.querySelectorAll('input, select, textarea')).filter(
      function (control) {
        return control.name && !unkept.test(control.type);
      },
    );
  }

  /** Elements that keep a draft of their own, by kind and place. */
  function listDrafted() {
    return Array.from(document.querySelectorAll('*'))
      .filter(function (element) {
        return element.localName.startsWith('crowd-') && element.crowdDraft !== undefined;
      })
      .map(function (element, index) {
        return { key: element.localName + ' ' + index, element: element };
      });
  }

  function isOn(control) {
    return (control.type !== 'checkbox' && control.type !== 'radio') || control.checked;
  }

  /** What has been filled in, by name: for a draft. */
  function readFields() {
    var fields = Object.create(null);
    listControls().forEach(function (control) {
      fields[control.name] = fields[control.name] || [];
      if (control instanceof HTMLSelectElement) {
        Array.from(control.selectedOptions).forEach(function (option) {
          fields[control.name].push(option.value);
        });
      } else if (isOn(control)) fields[control.name].push(control.value);
    });
    listDrafted().forEach(function (drafted) {
      fields[drafted.key] = [JSON.stringify(drafted.element.crowdDraft)];
    });
    return fields;
  }

  function fill(fields) {
    function valuesOf(name) {
      return Object.prototype.hasOwnProperty.call(fields, name) ? fields[name] : null;
    }
    var used = {};
    listControls().forEach(function (control) {
      var values = valuesOf(control.name);
      if (values === null) return;
      if (control.type === 'checkbox' || control.type === 'radio') {
        control.checked = values.includes(control.value);
      } else if (control instanceof HTMLSelectElement) {
        Array.from(control.options).forEach(function (option) {
          option.selected = values.includes(option.value);
        });
      } else {
        // Several of one name were read in their order.
        var index = used[control.name] || 0;
        used[control.name] = index + 1;
        control.value = values[index] === undefined ? '' : values[index];
      }
      control.dispatchEvent(new Event('input', { bubbles: true }));
      control.dispatchEvent(new Event('change', { bubbles: true }));
    });
    listDrafted().forEach(function (drafted) {
      var values = valuesOf(drafted.key);
      if (values !== null) drafted.element.crowdDraft = JSON.parse(values[0]);
    });
  }

  /** The largest drawings are left out of a draft that is too long with them. */
  function fit(fields) {
    var keys = listDrafted().map(function (drafted) {
      return drafted.key;
    });
    keys.sort(function (a, b) {
      return fields[b][0].length - fields[a][0].length;
    });
    while (keys.length > 0 && JSON.stringify(fields).length > 60000) delete fields[keys.shift()];
    return fields;
  }

  var told = '';
  var timer = 0;
  function tellDraft() {
    var fields = fit(readFields());
    var now = JSON.stringify(fields);
    if (now === told || now.length > 60000) return;
    told = now;
    tell({ type: 'draft', fields: fields });
  }
  function later() {
    clearTimeout(timer);
    timer = setTimeout(tellDraft, 400);
  }

  // A page that is as high as its frame and a little more would grow for ever: it may grow so often
  // by itself, and again after each thing that somebody does.
  var height = 0;
  var growths = 0;
  ['pointerdown', 'keydown', 'input'].forEach(function (type) {
    window.addEventListener(
      type,
      function () {
        growths = 0;
      },
      true,
    );
  });
  function tellHeight() {
    var root = document.documentElement;
    var body = document.body;
    if (!body) return;
    var style = getComputedStyle(body);
    var now = Math.ceil(
      Math.max(
        body.getBoundingClientRect().height +
          parseFloat(style.marginTop) +
          parseFloat(style.marginBottom),
        body.scrollHeight,
        root.getBoundingClientRect().height,
      ),
    );
    if (Math.abs(now - height) < 2) return;
    if (now > height) growths += 1;
    if (growths > 30) return;
    height = now;
    tell({ type: 'height', height: now });
  }

  document.addEventListener('DOMContentLoaded', function () {
    told = JSON.stringify(readFields());
    document.addEventListener('input', later);
    document.addEventListener('change', later);
    onTold('restore', function (data) {
      fill(data.fields);
      told = JSON.stringify(readFields());
    });
    var observer = new ResizeObserver(tellHeight);
    observer.observe(document.documentElement);
    observer.observe(document.body);
    tellHeight();
    if (task === 'page') tell({ type: 'ready' });
  });
})();
