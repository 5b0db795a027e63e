// A document in a frame's attribute, or made by a script in its address, has scripts of its own, with
// everything that stand-ins.js takes away out here: WebRTC above all, which no policy of a page holds
// back. It is shown without its scripts.
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
  var createElement = keep(Document.prototype, 'createElement');
  var findInDocument = keep(Document.prototype, 'querySelectorAll');
  var findInShadow = keep(DocumentFragment.prototype, 'querySelectorAll');
  var slice = keep(String.prototype, 'slice');
  var lengthOfNodes = Object.getOwnPropertyDescriptor(NodeList.prototype, 'length');
  var countNodes = Function.prototype.call.bind(lengthOfNodes['get']);
  var assign = Object.assign;
  var Observer = window.MutationObserver;
  var observe = keep(Observer.prototype, 'observe');

  /** A page of the web is not shown in it: host.js offers a link instead. */
  function isOfWeb(frame) {
    var address = getAttribute(frame, 'src') || '';
    if (hasAttribute(frame, 'srcdoc')) return false;
    return slice(address, 0, 6) === 'https:' || slice(address, 0, 5) === 'http:';
  }

  /** What a frame shows comes in a later task than the one that put it here, and not once it is taken out. */
  function quieten(frames) {
    for (var index = 0; index < countNodes(frames); index += 1) {
      var frame = frames[index];
      if (getAttribute(frame, 'sandbox') === '' || isOfWeb(frame)) continue;
      var place = createElement(document, 'span');
      replaceWith(frame, place);
      setAttribute(frame, 'sandbox', '');
      replaceWith(place, frame);
    }
  }

  function watch(root, find) {
    var observer = new Observer(function () {
      quieten(find(root, 'iframe'));
    });
    observe(observer, root, {
      childList: true,
      subtree: true,
      attributeFilter: ['src', 'srcdoc', 'sandbox'],
    });
  }

  watch(document, findInDocument);
  var attachShadow = keep(Element.prototype, 'attachShadow');
  Element.prototype.attachShadow = function (options) {
    // A copy of its host would have a tree of its own, which nobody watches.
    var root = attachShadow(this, assign({}, options, { clonable: false }));
    watch(root, findInShadow);
    return root;
  };

  // A shadow tree out of text may be closed: nobody would see what is in it.
  [Element.prototype, ShadowRoot.prototype, Document].forEach(function (owner) {
    Object.getOwnPropertyNames(owner).forEach(function (name) {
      if (/HTMLUnsafe$/.test(name)) delete owner[name];
    });
  });

  var toText = String;
  var charCodeAt = keep(String.prototype, 'charCodeAt');
  var attribute = 'shadowrootmode';
  var tag = '<template';

  /** Whether so much of a word stands at this place of a text, in capitals or not. */
  function standsAt(text, at, word, length) {
    for (var index = 0; index < length; index += 1) {
      if ((charCodeAt(text, at + index) | 32) !== charCodeAt(word, index)) return false;
    }
    return true;
  }
  /** Whether a text ends within a word. */
  function breaksOff(text, word) {
    for (var length = 1; length < word.length; length += 1) {
      if (standsAt(text, text.length - length, word, length)) return true;
    }
    return false;
  }
  function rename(text) {
    var renamed = '';
    var from = 0;
    for (var at = 0; at < text.length; at += 1) {
      if (standsAt(text, at, attribute, attribute.length)) {
        renamed += slice(text, from, at) + 'data-';
        from = at;
      }
    }
    return renamed + slice(text, from);
  }
  function contains(text, word) {
    for (var at = 0; at < text.length; at += 1) {
      if (standsAt(text, at, word, word.length)) return true;
    }
    return false;
  }

  // The attribute's name may come in pieces: from one call and the next, from a script inside of what is
  // written, or from a call and what follows the script in the page. Once the tag was written, in pieces
  // or not, a comment parts every piece of the name from what may come: in a tag, it ends the tag.
  var hasTag = false;
  ['write', 'writeln'].forEach(function (name) {
    var put = keep(Document.prototype, name);
    Document.prototype[name] = function () {
      var text = '';
      for (var index = 0; index < arguments.length; index += 1) text += toText(arguments[index]);
      text = rename(text);
      hasTag = hasTag || contains(text, tag) || breaksOff(text, tag);
      put(this, text);
      if (hasTag && breaksOff(text, attribute)) put(this, '<!---->');
    };
  });
})();
