import { SwitchField } from './switch-field.ts';

export class CrowdToggleButton extends SwitchField {
  constructor() {
    super('switch');
  }
}
