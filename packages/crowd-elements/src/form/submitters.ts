type Submitter = { readonly action: 'submit' | 'reset'; readonly button: HTMLElement };

const submits =
  'crowd-button[form-action="submit"], crowd-button[type="submit"], button[type="submit"], ' +
  'input[type="submit"], input[type="image"]';

/** Whether a template says itself how it is submitted; then no button is added. */
export function hasOwnSubmit(form: ParentNode): boolean {
  return form.querySelector(submits) !== null;
}

function actionOf(button: HTMLButtonElement | HTMLInputElement): 'submit' | 'reset' | null {
  if (button.type === 'submit' || button.type === 'image') return 'submit';
  return button.type === 'reset' ? 'reset' : null;
}

/**
 * What a click on the way from the innermost element to the form asks the form to do. Buttons of
 * a plain form inside are left to that form.
 */
export function findSubmitter(path: readonly EventTarget[], form: Element): Submitter | null {
  const inside = path.slice(0, path.indexOf(form));
  for (const target of inside) {
    if (!(target instanceof HTMLElement)) continue;
    const asked = target.localName === 'crowd-button' ? target.getAttribute('form-action') : null;
    if (asked === 'submit' || asked === 'reset') return { action: asked, button: target };
    if (target.localName === 'crowd-button' && target.getAttribute('type') === 'submit') {
      return { action: 'submit', button: target };
    }
    if (!(target instanceof HTMLButtonElement || target instanceof HTMLInputElement)) continue;
    const action = actionOf(target);
    if (action === null || target.getRootNode() !== form.getRootNode()) continue;
    if (target.form !== null && form.contains(target.form)) return null;
    return target.disabled ? null : { action, button: target };
  }
  return null;
}
