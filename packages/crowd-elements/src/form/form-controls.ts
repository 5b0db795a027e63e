import { CrowdField } from './crowd-field.ts';
import type { AnswerPart } from './answer-part.ts';
import { isNativeControl, readNativeControl, resetNativeControl } from './native-control.ts';

type Control = CrowdField | HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The controls below an element in the order of the page, in nested forms too. */
export function listControls(within: ParentNode): Control[] {
  return [...within.querySelectorAll('*')].filter(
    (element): element is Control => element instanceof CrowdField || isNativeControl(element),
  );
}

export function readParts(controls: readonly Control[]): AnswerPart[] {
  return controls
    .map((control) => {
      if (!(control instanceof CrowdField)) return readNativeControl(control);
      return control.isDisabled ? null : control.answerPart();
    })
    .filter((part) => part !== null);
}

/** The first control that cannot be submitted as it is. */
export function findInvalid(controls: readonly Control[]): Control | null {
  return controls.find((control) => !control.checkValidity()) ?? null;
}

/** Brings a control into view: tabs around it open themselves. */
export function reveal(control: Element): void {
  control.dispatchEvent(new CustomEvent('crowd-reveal', { bubbles: true, composed: true }));
}

export function resetControls(controls: readonly Control[]): void {
  for (const control of controls) {
    if (control instanceof CrowdField) control.formResetCallback();
    else resetNativeControl(control);
  }
}
