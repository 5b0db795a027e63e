/** Tries to reach the template beside it, whose nonce it is told, and to hand in more than once. */
export const hostileNeighbour = `<p>\${text}</p><pre id=report></pre><pre id=heard></pre>
<form id=mine><input name=answer value=mine></form>
<input id=nonce aria-label="Nonce of the neighbour"><input id=task aria-label="Task of the neighbour">
<button type=button id=call>call the neighbours</button>
<button type=button id=speak>speak for the neighbour</button>
<button type=button id=again>hand in again and again</button>
<script>
var report = {}, evil = 'https://evil.example/', own = new URLSearchParams(location.search);
function byId(id) { return document.getElementById(id); }
function hear(what) { byId('heard').textContent += what + ' '; }
window.name = 'neighbour';
try { var channel = new BroadcastChannel('neighbours'); channel.onmessage = function () { hear('channel'); }; } catch (error) { }
addEventListener('storage', function () { hear('storage'); });
addEventListener('message', function (event) { if (event.data === 'from a neighbour') hear('message'); });

function attempt(name, act) {
  try { var got = act(); report[name] = got === undefined || got === null ? 'nothing' : String(got); }
  catch (error) { report[name] = 'refused: ' + error.name; }
}
byId('call').onclick = function () {
  report = {};
  for (var index = 0; index < parent.length; index += 1) {
    var other = parent[index];
    if (other === window) continue;
    attempt('found', function () { return 'yes'; });
    attempt('document', function () { return other.document.title; });
    attempt('address', function () { return other.location.href; });
    attempt('name', function () { return other.name; });
    attempt('storage', function () { return other.localStorage.length; });
    attempt('functions', function () { return other.byId('mine'); });
    attempt('frame element', function () { return other.frameElement.src; });
    attempt('led away', function () { other.location = evil + 'led-away'; });
    attempt('led away by replacing', function () { other.location.replace(evil + 'led-away'); });
    attempt('closed', function () { other.close(); });
    var told = { exchange: 1, nonce: byId('nonce').value };
    other.postMessage(Object.assign({ type: 'restore', fields: { answer: ['stolen'] } }, told), '*');
    other.postMessage(Object.assign({ type: 'write', html: '<h1>stolen</h1>' }, told), '*');
  }
  attempt('window of that name', function () { return open('', 'neighbour'); });
  attempt('channel', function () { channel.postMessage('from a neighbour'); });
  localStorage.setItem('for neighbours', 'left');
  byId('report').textContent = JSON.stringify(report);
};
byId('speak').onclick = function () {
  var told = { exchange: 1, nonce: byId('nonce').value };
  [
    { type: 'submit', answer: { answer: 'forged' } }, { type: 'height', height: 7777 },
    { type: 'draft', fields: { answer: ['forged'] } }, { type: 'link', address: evil },
    { type: 'problem', messages: ['forged problem'] },
  ].forEach(function (message) {
    parent.postMessage(Object.assign(message, told), '*');
    top.postMessage(Object.assign(message, told), '*');
  });
  byId('report').textContent = 'spoken';
};
byId('again').onclick = function () {
  var nonce = /\\/n\\/([\\w-]+)/.exec(own.get('turkSubmitTo'))[1], task = byId('task').value;
  for (var time = 0; time < 12; time += 1) {
    var answer = { answer: 'number ' + time, assignmentId: task, price: '100000' };
    parent.postMessage({ exchange: 1, nonce: nonce, type: 'submit', id: task, assignmentId: task, rewardMinor: 100000, answer: answer }, '*');
  }
  byId('mine').requestSubmit();
  byId('mine').submit();
};
</script>`;
