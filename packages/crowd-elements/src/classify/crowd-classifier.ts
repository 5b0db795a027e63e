import { create } from '../lib/dom.ts';
import { Classifier } from './classifier.ts';

export class CrowdClassifier extends Classifier {
  constructor(isMultiple = false) {
    super(isMultiple);
  }

  protected override createTarget(): Node {
    return create('slot', { name: 'classification-target' });
  }
}

export class CrowdClassifierMultiSelect extends CrowdClassifier {
  constructor() {
    super(true);
  }
}
