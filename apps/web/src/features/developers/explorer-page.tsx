import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { schemaOptions } from './api/introspect.ts';
import type { QueryAnswer } from './api/run-query.ts';
import { runQuery } from './api/run-query.ts';
import { CodeEditor } from './components/code-editor.tsx';
import { CopyCurlButton } from './components/copy-curl-button.tsx';
import { DocsPane } from './components/docs-pane.tsx';
import { HistoryMenu } from './components/history-menu.tsx';
import type { HistoryEntry } from './logic/query-history.ts';
import { addToHistory, loadHistory, saveHistory } from './logic/query-history.ts';
import classes from './components/explorer.module.css';

const firstQuery = `# Ctrl+Enter (or Command+Enter) runs it. Ctrl+Space offers fields.
query Me {
  viewer {
    email
    roles
    scopes
  }
}
`;

/** The API on the viewer's own data: editor, variables, answer, documentation. */
export function ExplorerPage() {
  const { data: schema, error } = useQuery(schemaOptions());
  const [history, setHistory] = useState(() => loadHistory(localStorage));
  const [query, setQuery] = useState(history[0]?.query ?? firstQuery);
  const [variables, setVariables] = useState(history[0]?.variables ?? '');
  const [answer, setAnswer] = useState<QueryAnswer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [running, setRunning] = useState(false);
  // The editors keep their own text; a new number makes them begin again with what was picked.
  const [loaded, setLoaded] = useState(0);

  async function run(): Promise<void> {
    setRunning(true);
    setProblem(null);
    try {
      setAnswer(await runQuery(query, variables));
      const next = addToHistory(history, { query, variables, atMs: Date.now() });
      setHistory(next);
      saveHistory(localStorage, next);
    } catch (found) {
      setProblem(
        found instanceof SyntaxError
          ? 'The variables are not JSON.'
          : 'The exchange cannot be reached. Check your connection and run it again.',
      );
    } finally {
      setRunning(false);
    }
  }

  function pick(entry: HistoryEntry): void {
    setQuery(entry.query);
    setVariables(entry.variables);
    setLoaded(loaded + 1);
  }

  return (
    <Page width="full">
      <PageHead
        title="API explorer"
        sentence={
          <>
            Runs on your own data, with your own rights.{' '}
            <AnchorLink to="/dev" underline="always">
              Keys and quick start
            </AnchorLink>
          </>
        }
        actions={
          <>
            <HistoryMenu history={history} onPick={pick} />
            <CopyCurlButton query={query} variables={variables} />
            <Button loading={running} onClick={() => void run()}>
              Run
            </Button>
          </>
        }
      />
      {problem !== null && (
        <Alert color="red" mb="md" role="alert">
          {problem}
        </Alert>
      )}
      <div className={classes.panes}>
        <div className={classes.left}>
          <div className={`card ${classes.pane ?? ''}`} data-tall>
            <CodeEditor
              key={`query ${loaded}`}
              label="Query"
              language="graphql"
              schema={schema}
              value={query}
              onChange={setQuery}
              onRun={() => void run()}
            />
          </div>
          <div className={`card ${classes.pane ?? ''}`}>
            <Text size="xs" c="dimmed" px="sm" pt={8}>
              Variables (JSON)
            </Text>
            <CodeEditor
              key={`variables ${loaded}`}
              label="Variables"
              language="json"
              value={variables}
              onChange={setVariables}
              onRun={() => void run()}
            />
          </div>
        </div>
        <section className={`card ${classes.pane ?? ''}`} aria-label="Response" data-tall>
          <Group justify="space-between" px="sm" pt={8}>
            <Text size="xs" c="dimmed">
              Response
            </Text>
            <Text size="xs" c="dimmed" className="tabular" aria-live="polite">
              {answer !== null && `${answer.status} · ${answer.durationMs} ms`}
            </Text>
          </Group>
          <pre className={classes.response} tabIndex={0}>
            {answer === null
              ? 'Press Run to see the answer here.'
              : JSON.stringify(answer.body, null, 2)}
          </pre>
        </section>
        <section className={`card ${classes.pane ?? ''}`} aria-label="Documentation" data-tall>
          <DocsPane schema={schema ?? null} problem={error?.message ?? null} />
        </section>
      </div>
    </Page>
  );
}
