import { Alert } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import type { RemoteFile } from '@exchange/templates';
import { mirrorKeyOf } from '@exchange/templates';
import classes from './html-task.module.css';

const meanings: Readonly<Record<RemoteFile['kind'], string>> = {
  script: 'script',
  style: 'style sheet',
  frame: 'page in a frame, shown as a link',
  form: 'form sent elsewhere',
};

function isLoaded(kind: RemoteFile['kind']): boolean {
  return kind === 'script' || kind === 'style';
}

/** What a template asks other machines for: requesters learn it here, not from their performers. */
export function MissingFiles({ files }: { readonly files: readonly RemoteFile[] }) {
  const unlike = new Map(files.map((file) => [`${file.kind} ${file.address}`, file]));
  if (unlike.size === 0) return null;
  return (
    <Alert
      color="orange"
      mb="sm"
      icon={<IconCloudOff size={18} aria-hidden />}
      title="Not loaded from other sites"
    >
      <ul className={classes.missing}>
        {[...unlike].map(([key, { kind, address, line }]) => (
          <li key={key}>
            Line {line}: <bdi>{address}</bdi> ({meanings[kind]})
            {isLoaded(kind) && (
              <>
                {' '}
                – the operator’s copy: <code>{mirrorKeyOf(address)}</code>
              </>
            )}
          </li>
        ))}
      </ul>
      Tasks load scripts and styles from this exchange alone. Put the text of a file into the
      template, or ask the operator to put a copy of it into the folder of copies (
      <code>gateway.sandbox.mirror</code> of the cluster file) under the name that stands beside it.
    </Alert>
  );
}
