import type { NativeSelectProps } from '@mantine/core';
import { NativeSelect } from '@mantine/core';
import { useLocalStore } from '#lib/use-local-store.ts';
import { nextWork, nextWorks, parseNextWork } from '../next-work.ts';

/** What follows a submit: the performer's choice, remembered on this device. */
export function NextWorkSelect(props: NativeSelectProps) {
  const [next, setNext] = useLocalStore(nextWork);
  return (
    <NativeSelect
      label="After submitting"
      {...props}
      value={next}
      onChange={({ currentTarget }) => setNext(parseNextWork(currentTarget.value) ?? 'BEST')}
      data={[...nextWorks]}
    />
  );
}
