import { Alert, Button } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { FrameFields, FrameMessage } from './frame-messages.ts';
import { frameHeights, readFrameMessage } from './frame-messages.ts';
import { LinkOffer } from './link-offer.tsx';
import { createMessageBudget } from './message-budget.ts';
import type { OpenedFrame } from './open-frame.ts';
import { useHeartbeat } from './use-heartbeat.ts';
import classes from './html-task.module.css';

interface LiveFrameProps {
  readonly frame: OpenedFrame;
  readonly title: string;
  readonly fields?: FrameFields | undefined;
  readonly onFields?: ((fields: FrameFields) => void) | undefined;
  readonly onAnswer?: ((answer: Readonly<Record<string, string>>) => void) | undefined;
  readonly makePage?: ((frame: OpenedFrame) => Promise<string>) | undefined;
  /** The frame is taken away, with the reason for people. */
  readonly onStop: (why: string) => void;
}

/** One frame of the sandbox from when it is opened until it is taken away. */
export function LiveFrame(props: LiveFrameProps) {
  const { frame, title, onStop } = props;
  const element = useRef<HTMLIFrameElement>(null);
  const written = useRef(false);
  const [isAnswered, setAnswered] = useState(false);
  const answered = useRef(false);
  const [height, setHeight] = useState<number>(frameHeights.first);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [link, setLink] = useState<string | null>(null);

  function tell(message: object): void {
    // Its origin equals none and cannot be named; the policy of this page keeps it where it is.
    element.current?.contentWindow?.postMessage(
      { exchange: 1, nonce: frame.nonce, ...message },
      '*',
    );
  }

  const { isHung, noteAnswer } = useHeartbeat(() => tell({ type: 'ping' }));

  const hear = useEffectEvent((message: FrameMessage) => {
    noteAnswer();
    switch (message.type) {
      case 'pong':
        return;
      case 'ready':
        if (props.makePage !== undefined && !written.current) {
          written.current = true;
          void props.makePage(frame).then(
            (html) => tell({ type: 'write', html }),
            (error: unknown) => setProblems([error instanceof Error ? error.message : '']),
          );
        } else if (props.fields !== undefined) {
          tell({ type: 'restore', fields: props.fields });
        }
        return;
      case 'height':
        setHeight(message.height);
        return;
      case 'draft':
        props.onFields?.(message.fields);
        return;
      case 'submit':
        if (answered.current) return;
        answered.current = true;
        setAnswered(true);
        if (props.onAnswer === undefined) {
          onStop('This is a preview: nothing was sent. Reload it to look at it again.');
        } else props.onAnswer(message.answer);
        return;
      case 'link':
        // As browsers hold back windows that nobody asked for.
        if (navigator.userActivation.isActive) setLink(message.address);
        return;
      case 'problem':
        setProblems(message.messages);
    }
  });

  const flood = useEffectEvent(() => {
    onStop('The template sent too many messages and was closed.');
  });

  useEffect(() => {
    const take = createMessageBudget(() => performance.now());
    function onMessage(event: MessageEvent): void {
      if (event.source === null || event.source !== element.current?.contentWindow) return;
      if (event.origin !== 'null') return;
      if (!take()) {
        flood();
        return;
      }
      const message = readFrameMessage(event.data, frame.nonce);
      if (message !== null) hear(message);
    }
    window.addEventListener('message', onMessage);
    return () => window.removeEventListener('message', onMessage);
  }, [frame.nonce]);

  return (
    <>
      {problems.length > 0 && (
        <ul role="alert" className={classes.problems}>
          {problems.map((problem) => (
            <li key={problem}>
              <bdi>{problem}</bdi>
            </li>
          ))}
        </ul>
      )}
      {isHung && !isAnswered && (
        <Alert
          color="orange"
          role="alert"
          icon={<IconHourglass size={18} aria-hidden />}
          title="The task does not respond"
        >
          <p className={classes.none}>
            Its page is busy, broken or gone. Wait, or stop it: what you filled in is kept.
          </p>
          <Button
            mt="sm"
            size="sm"
            onClick={() => onStop('You stopped it. Reload it to try again, or return the task.')}
          >
            Stop the task
          </Button>
        </Alert>
      )}
      <iframe
        ref={element}
        className={classes.frame}
        title={title}
        src={frame.url}
        sandbox="allow-scripts allow-forms"
        referrerPolicy="no-referrer"
        allow=""
        style={{ height }}
      />
      {link !== null && (
        <LinkOffer
          key={link}
          address={link}
          onClose={() => {
            setLink(null);
            element.current?.focus();
          }}
        />
      )}
    </>
  );
}
