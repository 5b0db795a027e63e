import { NativeSelect } from '@mantine/core';
import { timeMode, timeModes } from '#lib/format/time-mode.ts';
import { useLocalStore } from '#lib/use-local-store.ts';

const labels = { relative: 'Relative times', local: 'Local time', utc: 'UTC' } as const;

/** How the page writes points of time. */
export function TimeModeSwitch() {
  const [mode, setMode] = useLocalStore(timeMode);
  return (
    <NativeSelect
      aria-label="How times are written"
      value={mode}
      onChange={({ currentTarget }) =>
        setMode(timeModes.find((each) => each === currentTarget.value) ?? 'relative')
      }
      data={timeModes.map((value) => ({ value, label: labels[value] }))}
    />
  );
}
