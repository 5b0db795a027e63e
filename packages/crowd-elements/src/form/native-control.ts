import type { AnswerPart } from './answer-part.ts';

export type NativeControl = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const unanswering = new Set(['button', 'submit', 'reset', 'image']);

export function isNativeControl(element: Element): element is NativeControl {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
  );
}

function readInput(input: HTMLInputElement): AnswerPart | null {
  const { name, type } = input;
  if (unanswering.has(type)) return null;
  if (type === 'checkbox' || type === 'radio') {
    return { kind: 'flag', name, option: input.value, isOn: input.checked };
  }
  if (type === 'file') {
    return { kind: 'value', name, value: [...(input.files ?? [])].map((f) => f.name).join('|') };
  }
  return { kind: 'value', name, value: input.value };
}

/** The part of a plain control in the answer; none without a name or when it is disabled. */
export function readNativeControl(control: NativeControl): AnswerPart | null {
  if (control.name === '' || control.matches(':disabled')) return null;
  if (control instanceof HTMLInputElement) return readInput(control);
  if (control instanceof HTMLSelectElement && control.multiple) {
    const chosen = [...control.selectedOptions].map(({ value }) => value);
    return { kind: 'value', name: control.name, value: chosen };
  }
  return { kind: 'value', name: control.name, value: control.value };
}

/** Back to what the page gave, as a form would do it. */
export function resetNativeControl(control: NativeControl): void {
  if (control instanceof HTMLSelectElement) {
    const options = [...control.options];
    for (const option of options) option.selected = option.defaultSelected;
    if (!control.multiple && control.selectedIndex < 0 && options.length > 0) {
      control.selectedIndex = 0;
    }
    return;
  }
  control.value = control.type === 'file' ? '' : control.defaultValue;
  if (control instanceof HTMLInputElement) control.checked = control.defaultChecked;
}
