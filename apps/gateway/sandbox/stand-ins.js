// Stands in, on the pages of the sandbox, for what an origin that equals none does not have, and for
// dialogs of the browser, which would hold the whole page.
(function () {
  'use strict';

  /** What an origin that equals none has no storage for is kept as long as the page. */
  function createStorage() {
    var values = new Map();
    var store = {
      getItem: function (key) {
        return values.has(String(key)) ? values.get(String(key)) : null;
      },
      setItem: function (key, value) {
        values.set(String(key), String(value));
      },
      removeItem: function (key) {
        values.delete(String(key));
      },
      clear: function () {
        values.clear();
      },
      key: function (index) {
        return Array.from(values.keys())[index] || null;
      },
    };
    return new Proxy(store, {
      get: function (target, key) {
        if (key === 'length') return values.size;
        if (Object.prototype.hasOwnProperty.call(target, key)) return target[key];
        return typeof key === 'string' && values.has(key) ? values.get(key) : undefined;
      },
      set: function (_target, key, value) {
        values.set(String(key), String(value));
        return true;
      },
      deleteProperty: function (_target, key) {
        values.delete(String(key));
        return true;
      },
    });
  }

  ['localStorage', 'sessionStorage'].forEach(function (name) {
    try {
      Object.defineProperty(window, name, { value: createStorage(), configurable: true });
    } catch {
      // The browser's own stays, and refuses.
    }
  });

  /** Cookies, which templates count with: forgotten with the page, as its storage is. */
  var cookies = new Map();
  try {
    Object.defineProperty(document, 'cookie', {
      get: function () {
        return Array.from(cookies, function (pair) {
          return pair.join('=');
        }).join('; ');
      },
      set: function (text) {
        var pair = String(text).split(';')[0];
        var at = pair.indexOf('=');
        if (at > 0) cookies.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
      },
      configurable: true,
    });
  } catch {
    // The browser's own stays, and refuses.
  }

  ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel'].forEach(function (name) {
    delete window[name];
  });

  // What people have copied stays theirs; Firefox does not read the policy that says so.
  delete Navigator.prototype.clipboard;

  // Firefox would lead the page around this one back as well.
  ['back', 'forward', 'go'].forEach(function (name) {
    History.prototype[name] = function () {};
  });

  // The frame is as high as its page: what is fixed to an edge of it may be far from what is looked at.
  var lastY = 0;
  ['pointerdown', 'focusin'].forEach(function (type) {
    window.addEventListener(
      type,
      function (event) {
        var at = event.target instanceof Element ? event.target.getBoundingClientRect() : null;
        lastY = window.scrollY + (at === null ? 0 : at.bottom);
      },
      true,
    );
  });

  /** Shows a text near what was touched last, until it is closed or another one comes. */
  var shown = null;
  function show(text) {
    if (shown !== null) shown.remove();
    var box = document.createElement('div');
    box.setAttribute('role', 'alert');
    box.style.cssText =
      'position:absolute;inset:' +
      Math.max(8, lastY + 8) +
      'px 12px auto;z-index:2147483647;display:flex;gap:12px;justify-content:space-between;padding:12px 16px;background:#222;color:#fff;font:15px/1.4 system-ui,sans-serif;border-radius:8px;white-space:pre-wrap;overflow-wrap:anywhere';
    var words = document.createElement('span');
    words.textContent = String(text);
    var close = document.createElement('button');
    close.type = 'button';
    close.textContent = 'Close';
    close.style.cssText =
      'align-self:start;padding:2px 10px;border:1px solid #fff;border-radius:6px;background:none;color:inherit;font:inherit;cursor:pointer';
    close.addEventListener('click', function () {
      box.remove();
    });
    box.append(words, close);
    (document.body || document.documentElement).appendChild(box);
    shown = box;
    box.scrollIntoView({ block: 'nearest' });
  }

  window.alert = show;
  // Who is asked whether to submit has pressed the button already: the question is shown, and answered.
  window.confirm = function (text) {
    show(text);
    return true;
  };
  window.prompt = function (text, given) {
    show(text);
    return given === undefined ? '' : String(given);
  };
  window.print = function () {};
})();
