import type { MarkField } from '@exchange/tasks';
import { Button, Text, VisuallyHidden } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useFindAddress } from '../../files/file-addresses.tsx';
import { FieldGroup } from '../field-group.tsx';
import type { FieldViewProps } from '../field-view.tsx';
import { SegmentRow } from './segment-row.tsx';
import { SegmentTrack } from './segment-track.tsx';
import type { SegmentMark } from './segment-edits.ts';
import { addSegment, formatTime, readSegments } from './segment-edits.ts';
import classes from './marks.module.css';

/** Parts of a recording: begun and ended while it plays, pulled on its line, or typed in. */
export default function SegmentsFieldView(props: FieldViewProps<MarkField>) {
  const { field, id, value, problem, inert, onChange } = props;
  const url = useFindAddress()(field.source);
  const player = useRef<HTMLAudioElement>(null);
  const [label, setLabel] = useState(field.choices[0]?.value ?? '');
  const [begun, setBegun] = useState<number | null>(null);
  const [now, setNow] = useState(0);
  const [length, setLength] = useState(0);
  const [said, setSaid] = useState('');
  const segments = readSegments(value);

  // A recording that is known already tells so before anybody listens.
  useEffect(() => {
    const audio = player.current;
    if (audio !== null && audio.readyState > 0) setLength(audio.duration);
  }, [url]);
  const chosen = field.choices.some((choice) => choice.value === label)
    ? label
    : (field.choices[0]?.value ?? '');

  function change(next: readonly SegmentMark[]): void {
    onChange(next.length === 0 ? undefined : next);
  }

  function add(from: number, to: number): void {
    const next = addSegment(segments, from, to, chosen);
    if (next !== null) change(next);
    setSaid(next === null ? 'It has no length: let the recording go on first.' : 'Part added.');
  }

  function mark(): void {
    const at = player.current?.currentTime ?? 0;
    if (begun === null) {
      setBegun(at);
      setSaid(`Begins at ${formatTime(at)}.`);
      return;
    }
    setBegun(null);
    add(begun, at);
  }

  function takeKey(event: KeyboardEvent): void {
    const typing = (event.target as HTMLElement).matches('input:not([type=radio]), select');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || inert) return;
    const audio = player.current;
    const choice = /^[1-9]$/.test(event.key) ? field.choices[Number(event.key) - 1] : undefined;
    if (choice !== undefined) setLabel(choice.value);
    else if (event.key === 'm') mark();
    else if (event.key === 'Escape' && begun !== null) setBegun(null);
    else if (audio !== null && event.key === 'k') toggle(audio);
    else if (audio !== null && event.key === 'j') audio.currentTime -= 2;
    else if (audio !== null && event.key === 'l') audio.currentTime += 2;
    else return;
    event.preventDefault();
  }

  return (
    <FieldGroup field={field} id={id} problem={problem} role="group">
      {url === null ? (
        <Text c="dimmed" size="sm">
          There is nothing to mark here: “{field.source}” is not the address of a recording.
        </Text>
      ) : (
        // The keys belong to everything in it; each has a button of its own.
        <div onKeyDown={takeKey}>
          <audio
            ref={player}
            className={classes.player}
            src={url}
            controls
            preload="metadata"
            aria-label={field.label}
            onTimeUpdate={({ currentTarget }) => setNow(currentTarget.currentTime)}
            onLoadedMetadata={({ currentTarget }) => setLength(currentTarget.duration)}
          />
          <SegmentTrack
            url={url}
            field={field}
            segments={segments}
            begun={begun}
            now={now}
            length={length}
            onSeek={(at) => {
              if (player.current !== null) player.current.currentTime = at;
            }}
            onPull={inert ? undefined : add}
          />
          {!inert && (
            <div className={classes.tools}>
              {field.choices.map((choice, index) => (
                <Button
                  key={choice.value}
                  variant={choice.value === chosen ? 'filled' : 'default'}
                  aria-pressed={choice.value === chosen}
                  onClick={() => setLabel(choice.value)}
                >
                  {choice.label}
                  {props.showKeys && index < 9 && ` (${index + 1})`}
                </Button>
              ))}
              <Button variant="light" onClick={mark}>
                {begun === null ? 'Begin a part here' : `End the part here`} (M)
              </Button>
              <Button
                variant="subtle"
                onClick={() => change([...segments, { start: 0, end: 1, label: chosen }])}
              >
                Add by typing
              </Button>
            </div>
          )}
          <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
          <ol className={classes.rows} aria-label="Parts">
            {segments.map((segment, index) =>
              inert ? (
                <li key={index} className="tabular">
                  {formatTime(segment.start)} to {formatTime(segment.end)}:{' '}
                  <bdi>{labelOf(field, segment)}</bdi>
                </li>
              ) : (
                <SegmentRow
                  key={index}
                  place={index + 1}
                  segment={segment}
                  choices={field.choices}
                  onChange={(next) => change(segments.toSpliced(index, 1, next))}
                  onRemove={() => change(segments.toSpliced(index, 1))}
                  onPlay={() => {
                    if (player.current === null) return;
                    player.current.currentTime = segment.start;
                    void player.current.play();
                  }}
                />
              ),
            )}
          </ol>
        </div>
      )}
    </FieldGroup>
  );
}

function labelOf({ choices }: MarkField, { label }: SegmentMark): string {
  return choices.find(({ value }) => value === label)?.label ?? label;
}

function toggle(audio: HTMLAudioElement): void {
  if (audio.paused) void audio.play();
  else audio.pause();
}
