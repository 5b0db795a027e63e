import './styles.ts';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { reportCaught } from './report-caught.ts';
import { router } from './router.ts';
import { firstPageStands } from './routes/ask-ahead.ts';
import { stylesReady } from './styles-ready.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');
const place = createRoot(root, { onCaughtError: reportCaught });

// What stands in the page meanwhile is replaced once, by the whole page: its style, its code and,
// if they come soon, its data. As a transition, so that drawing it never blocks for long.
void Promise.allSettled([stylesReady(), router.load()]).then(() => {
  firstPageStands();
  startTransition(() =>
    place.render(
      <StrictMode>
        <App />
      </StrictMode>,
    ),
  );
});
