import type { HtmlInterface } from '@exchange/interfaces';
import type { TaskInput } from '@exchange/tasks';
import type { RemoteFile } from '@exchange/templates';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { HtmlTaskFrame } from './html-task-frame.tsx';
import { MissingFiles } from './missing-files.tsx';

interface TemplateSketchProps {
  readonly template: string;
  readonly language: HtmlInterface['language'];
  readonly input: TaskInput;
}

/** A template filled with a row, as its performer will see it: made in this browser, stored nowhere. */
export function TemplateSketch(props: TemplateSketchProps) {
  const [sketch] = useDebouncedValue(props, 600);
  const [missing, setMissing] = useState<readonly RemoteFile[]>([]);
  return (
    <>
      <MissingFiles files={missing} />
      <HtmlTaskFrame
        key={JSON.stringify(sketch)}
        subject={{ kind: 'sketch' }}
        title="Preview of the template"
        makePage={async (frame) => {
          const { buildPage } = await import('./build-page.ts');
          const built = buildPage(sketch, frame);
          setMissing(built.missing);
          return built.html;
        }}
      />
    </>
  );
}
