import type { HtmlInterface } from '@exchange/interfaces';
import type { TaskInput } from '@exchange/tasks';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Problem } from '#components/problem/problem.tsx';
import { typeTemplateOptions } from './get-type-template.ts';
import { TemplateSketch } from './template-sketch.tsx';

interface RowTemplateProps {
  readonly typeId: string;
  readonly of: HtmlInterface;
  readonly input: TaskInput;
}

/** The template of one's own task type with a row that is not published. */
export function RowTemplate({ typeId, of, input }: RowTemplateProps) {
  const { data: template, error } = useQuery(typeTemplateOptions(typeId));
  if (error !== null) return <Problem message={error.message} />;
  if (typeof template !== 'string') return <Skeleton height={240} />;
  return <TemplateSketch template={template} language={of.language} input={input} />;
}
