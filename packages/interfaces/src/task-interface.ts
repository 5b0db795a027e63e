import type { TaskForm } from '@exchange/tasks';
import type { TemplateLanguage } from '@exchange/templates';

/** A form of the exchange's own kind. It is stored without a kind, as all were before there were others. */
export type FormInterface = TaskForm & { readonly kind?: undefined };

/** A column that a template takes from the row; line and column, from 1, are those of its first use. */
export interface HtmlVariable {
  readonly name: string;
  /** False where the template does without it. */
  readonly required: boolean;
  readonly line: number;
  readonly column: number;
}

/** What everybody but the sandbox needs to know of a requester's HTML template. */
export interface HtmlInterface {
  readonly version: 1;
  readonly kind: 'html';
  readonly language: TemplateLanguage;
  /** Each once, in the order of the text. */
  readonly variables: readonly HtmlVariable[];
}

/** The same with the template's text, as it is stored. */
export interface StoredHtmlInterface extends HtmlInterface {
  readonly template: string;
}

/** A page of the requester's own, at an address of its own. */
export interface ExternalInterface {
  readonly version: 1;
  readonly kind: 'external';
  /** With `${name}` behind the host where a value of the row goes. */
  readonly url: string;
  /** In a frame of the workspace, or in a tab of the browser. */
  readonly open: 'frame' | 'tab';
  /** Pixels; 0 for the usual. */
  readonly frameHeight: number;
}

/** How a task is shown and answered. */
export type TaskInterface = FormInterface | HtmlInterface | ExternalInterface;

/** The same as a task type keeps it. */
export type StoredInterface = FormInterface | StoredHtmlInterface | ExternalInterface;

/** The answer to an HTML template or an external page: what its form posted. */
export type HtmlAnswer = Readonly<Record<string, string>>;
