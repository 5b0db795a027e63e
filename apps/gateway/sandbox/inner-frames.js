// A document in a frame's attribute has scripts of its own, with everything that stand-ins.js takes away
// out here: WebRTC above all, which no policy of a page holds back. It is shown without its scripts.
(function () {
  'use strict';

  // The template's scripts come later and may change every method: here are those of the browser.
  function keep(owner, name) {
    return Function.prototype.call.bind(owner[name]);
  }
  var hasAttribute = keep(Element.prototype, 'hasAttribute');
  var getAttribute = keep(Element.prototype, 'getAttribute');
  var setAttribute = keep(Element.prototype, 'setAttribute');
  var replaceWith = keep(Element.prototype, 'replaceWith');
  var cloneNode = keep(Node.prototype, 'cloneNode');
  var findInDocument = keep(Document.prototype, 'querySelectorAll');
  var findInShadow = keep(DocumentFragment.prototype, 'querySelectorAll');
  var Observer = window.MutationObserver;
  var observe = keep(Observer.prototype, 'observe');

  /** Its document is loaded in a later task than the one that put it here: what is replaced never ran. */
  function quieten(frames) {
    for (var index = 0; index < frames.length; index += 1) {
      var frame = frames[index];
      if (hasAttribute(frame, 'srcdoc') && getAttribute(frame, 'sandbox') !== '') {
        var quiet = cloneNode(frame, false);
        setAttribute(quiet, 'sandbox', '');
        replaceWith(frame, quiet);
      }
    }
  }

  function watch(root, find) {
    var observer = new Observer(function () {
      quieten(find(root, 'iframe'));
    });
    observe(observer, root, {
      childList: true,
      subtree: true,
      attributeFilter: ['srcdoc', 'sandbox'],
    });
  }

  watch(document, findInDocument);
  var attachShadow = keep(Element.prototype, 'attachShadow');
  Element.prototype.attachShadow = function (options) {
    var root = attachShadow(this, options);
    watch(root, findInShadow);
    return root;
  };

  // A shadow tree out of text may be closed: nobody would see what is in it.
  delete Element.prototype.setHTMLUnsafe;
  delete ShadowRoot.prototype.setHTMLUnsafe;
  delete Document.parseHTMLUnsafe;
  ['write', 'writeln'].forEach(function (name) {
    var put = keep(Document.prototype, name);
    Document.prototype[name] = function () {
      var text = Array.prototype.join.call(arguments, '');
      put(this, text.replace(/shadowrootmode/gi, 'data-shadowrootmode'));
    };
  });
})();
