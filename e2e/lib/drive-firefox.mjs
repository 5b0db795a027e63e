// Loaded before Playwright (node --import) when it drives the Firefox of a machine, for what the two do
// not do together yet. Each can go when tests pass without it.
import { registerHooks } from 'node:module';

const changes = [
  // Firefox 153 does not know the command that says which colours people prefer: no test needs it.
  [/\.send\(("emulation\.setMediaFeaturesOverride")/g, '.sendMayFail($1'],
  // A text that is filled in by the setter of the page's own is nothing new to React, which replaced it.
  [
    /inputElement\.value = value;/g,
    'Object.getOwnPropertyDescriptor(Object.getPrototypeOf(inputElement), "value").set.call(inputElement, value);',
  ],
  // What was scrolled into view a moment ago is elsewhere for the process that finds what the mouse is on.
  [
    /\[\{ type: "pointerMove", x, y \}\]/g,
    '[{ type: "pause", duration: 100 }, { type: "pointerMove", x, y }]',
  ],
];

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.endsWith('/playwright-core/lib/coreBundle.js')) return loaded;
    const text = Buffer.from(loaded.source ?? '').toString();
    const source = changes.reduce((before, change) => before.replaceAll(...change), text);
    return { ...loaded, source };
  },
});
