import { formatDuration } from '#lib/format/duration.ts';

interface Terms {
  readonly requestable: boolean;
  readonly autoGrantValue?: number | null;
  readonly retryDelaySeconds?: number | null;
}

/** How performers get a qualification, in a sentence or two. */
export function termsInWords({ requestable, autoGrantValue, retryDelaySeconds }: Terms): string {
  if (!requestable) return 'Only you give it.';
  const way =
    typeof autoGrantValue === 'number'
      ? `Everybody who asks gets it at once, with the value ${autoGrantValue}.`
      : 'Performers ask for it and you answer.';
  const again =
    typeof retryDelaySeconds === 'number'
      ? `After a refusal they can ask again in ${formatDuration(retryDelaySeconds)}.`
      : 'After a refusal they cannot ask again.';
  return `${way} ${again}`;
}
