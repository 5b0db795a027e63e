import { Alert } from '@mantine/core';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { countOf, formatCount } from '#lib/format/number.ts';
import type { Refusal } from '../api/start-moves.ts';
import { lineOfId } from '../logic/read-ids.ts';
import classes from './moves.module.css';

const mostShown = 20;

interface RefusalsProps {
  readonly title: string;
  readonly refused: readonly Refusal[];
  /** The text that the ids were written in, to say where each stands. */
  readonly text?: string;
}

/** Users for whom no move was started, each with what is in the way. */
export function Refusals({ title, refused, text = '' }: RefusalsProps) {
  const hasLines = text.trim().includes('\n');
  return (
    <Alert color="orange" role="alert" title={title}>
      <ul className={classes.refusals}>
        {refused.slice(0, mostShown).map(({ ownerKey, message, inTheWay }) => {
          const line = hasLines ? lineOfId(text, ownerKey) : null;
          return (
            <li key={ownerKey}>
              {line !== null && `Line ${formatCount(line)}, `}
              <code>{ownerKey}</code>: {message}{' '}
              {inTheWay && (
                <AnchorLink
                  to="/ops/moves/$moveId"
                  params={{ moveId: inTheWay.id }}
                  underline="always"
                >
                  Look at that move
                </AnchorLink>
              )}
            </li>
          );
        })}
      </ul>
      {refused.length > mostShown && `And ${countOf(refused.length - mostShown, 'more user')}.`}
    </Alert>
  );
}
