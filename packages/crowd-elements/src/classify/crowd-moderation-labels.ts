import type { AnswerPart } from '../form/answer-part.ts';
import {
  isRecord,
  readStructure,
  readTexts,
  type AttributeReading,
} from '../lib/read-attribute.ts';
import { CrowdImageClassifierMultiSelect } from './crowd-image-classifier.ts';

/** The name of the answer without one of the template's own. */
const usualName = 'AWS/Rekognition/DetectModerationLabels/Image/V3';

/**
 * Labels of an image that a program found, for people to keep those that are right. Categories may be
 * objects with a name: the answer holds them whole.
 */
export class CrowdModerationLabels extends CrowdImageClassifierMultiSelect {
  #labels: ReadonlyMap<string, unknown> = new Map();

  protected override readCategories(given: unknown): AttributeReading<string[]> {
    const reading = readStructure('categories', given);
    const list: unknown[] = reading.ok && Array.isArray(reading.value) ? reading.value : [];
    this.#labels = new Map(list.filter(isRecord).map((label) => [String(label['name']), label]));
    if (!reading.ok || !Array.isArray(reading.value)) return readTexts('categories', given);
    const names = list.map((label) => (isRecord(label) ? label['name'] : label));
    return readTexts('categories', names);
  }

  override answerPart(): AnswerPart {
    const found = this.list.chosen().filter((label) => label !== this.exclusion);
    const ModerationLabels = found.map((label) => this.#labels.get(label) ?? label);
    const name = this.getAttribute('name') ?? usualName;
    return { kind: 'value', name, value: { ModerationLabels } };
  }

  /** A program may have found nothing that is right. */
  override findProblem(): string {
    return this.exclusion === null ? '' : super.findProblem();
  }
}
