/** Takes all the memory that there is, and sends files past the form that would be handed in. */
export const greedyTemplate = `<p>\${text}</p><label>Task <input id=task></label>
<form id=mine method=post enctype="multipart/form-data"><input type=file name=photo></form>
<div id=buttons></div>
<script>
var mine = document.getElementById('mine'), app = 'http://localhost:APP_PORT';
function send(address) {
  mine.action = address;
  // What the page around wants of a form is not heard.
  mine.setAttribute = mine.removeAttribute = function () {};
  mine.submit();
}
var ways = {
  'to the sandbox': function () { send(new URLSearchParams(location.search).get('turkSubmitTo') + '/mturk/externalSubmit'); },
  'to the app': function () { send(app + '/api/files/a.png'); },
  'to its own place in the app': function () {
    send(app + '/api/assignments/' + document.getElementById('task').value + '/files?field=photo&name=a.png');
  },
  'take all memory': function () {
    setTimeout(function () { var all = []; for (;;) all.push(new Array(100000).fill(all.length + 0.5)); }, 100);
  },
};
Object.keys(ways).forEach(function (name) {
  var button = document.createElement('button');
  button.type = 'button'; button.textContent = name; button.onclick = ways[name];
  document.getElementById('buttons').append(button);
});
</script>`;
