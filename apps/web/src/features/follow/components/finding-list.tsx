import { AnchorLink } from '#components/links/anchor-link.ts';
import { RelativeTime } from '#components/time/relative-time.tsx';
import type { Finding } from '../api/follow.ts';
import { isTime } from '../logic/is-time.ts';
import classes from './follow.module.css';

/** What was found, place by place, in the order of time. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <ol className={classes.steps} aria-label="What was found">
      {findings.map((finding, index) => (
        <li key={`${index} ${finding.place} ${finding.what}`} className={`card ${classes.step}`}>
          <div className={classes.head}>
            <b>{finding.what}</b>
            <span className={classes.note}>
              {finding.place === 'directory' ? (
                'in the directory'
              ) : (
                <>
                  on{' '}
                  <AnchorLink to="/ops/partitions" search={{ partition: finding.place }}>
                    {finding.place}
                  </AnchorLink>
                </>
              )}
              {finding.nodeId && `, ${finding.nodeId}`}
            </span>
            {finding.at && (
              <span className={classes.note}>
                <RelativeTime at={finding.at} />
              </span>
            )}
          </div>
          {finding.facts.length > 0 && (
            <dl className={classes.facts}>
              {finding.facts.map(({ name, value }) => (
                <div key={name}>
                  <dt>{inWords(name)}</dt>
                  <dd>{isTime(value) ? <RelativeTime at={value} /> : <bdi>{value}</bdi>}</dd>
                </div>
              ))}
            </dl>
          )}
          {finding.links.length > 0 && (
            <ul className={classes.links} aria-label="Leads on to">
              {finding.links.map(({ name, id }) => (
                <li key={`${name} ${id}`}>
                  {inWords(name)}: <ThingLink name={name} id={id} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

/** Moves and their groups have pages of their own; anything else is followed. */
function ThingLink({ name, id }: { readonly name: string; readonly id: string }) {
  if (name === 'move') {
    return (
      <AnchorLink to="/ops/moves/$moveId" params={{ moveId: id }}>
        {id}
      </AnchorLink>
    );
  }
  if (name === 'group') {
    return (
      <AnchorLink to="/ops/moves" search={{ group: id }}>
        {id}
      </AnchorLink>
    );
  }
  return (
    <AnchorLink to="/ops/find" search={{ id }}>
      {id}
    </AnchorLink>
  );
}

/** A name of the API as words: `inHand` as `in hand`. */
function inWords(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
