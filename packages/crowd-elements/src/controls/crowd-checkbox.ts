import { SwitchField } from './switch-field.ts';

export class CrowdCheckbox extends SwitchField {
  constructor() {
    super('checkbox');
  }
}
