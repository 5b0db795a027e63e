import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isWithin } from '#components/number/bounds.ts';
import { NumberBox } from '#components/number/number-box.tsx';
import { Problem } from '#components/problem/problem.tsx';
import { SettingsSection } from '#components/settings-section/settings-section.tsx';
import { countOf } from '#lib/format/number.ts';
import { notify } from '#lib/notify.ts';
import { useChangeQualification } from '../api/change-qualification.ts';
import { readGrantList } from '../logic/read-grant-list.ts';
import { valueBounds } from '../logic/value-bounds.ts';
import { ScoreTest } from './score-test.tsx';

/** Gives the qualification to one performer or to a pasted list. */
export function GiveForm({ qualificationId }: { readonly qualificationId: string }) {
  const [text, setText] = useState('');
  const [usual, setUsual] = useState(1);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const change = useChangeQualification();

  function submit(): void {
    const list = readGrantList(text, usual);
    if (!list.ok) {
      setProblem(`Line ${list.line}: ${list.message}`);
      return;
    }
    const grants = list.grants.map((line) => ({ ...line }));
    const input = { qualificationTypeId: qualificationId, grants, reason };
    change.mutate(
      { kind: 'grant', input },
      {
        onSuccess: (found) => {
          setProblem(found);
          if (found !== null) return;
          setText('');
          void notify({ message: `Given to ${countOf(grants.length, 'performer')}.` });
        },
        onError: (error) => setProblem(error.message),
      },
    );
  }

  return (
    <SettingsSection
      title="Give it, or change its value"
      sentence="It reaches the performers within seconds."
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        style={{ display: 'grid', gap: 14 }}
      >
        <Textarea
          label="Performers"
          description="One a line: the id, and after a comma a value if it is not the usual one. Up to 500."
          placeholder="performer_p0123456789ab, 85"
          autosize
          minRows={2}
          maxRows={12}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ScoreTest onScored={setText} />
        <NumberBox
          label="Usual value"
          maw={160}
          bounds={valueBounds}
          empty={Number.NaN}
          value={usual}
          onChange={setUsual}
        />
        <TextInput
          label="What they read"
          description="May be left out"
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Problem message={problem} />
        <div>
          <Button type="submit" disabled={!isWithin(usual, valueBounds)} loading={change.isPending}>
            Give
          </Button>
        </div>
      </form>
    </SettingsSection>
  );
}
