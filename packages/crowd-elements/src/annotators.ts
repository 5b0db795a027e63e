import { CrowdBoundingBox, CrowdKeypoint, CrowdPolygon } from './image/shape-elements.ts';
import { CrowdForm } from './form/crowd-form.ts';
import { CrowdEntityAnnotation } from './text/crowd-entity-annotation.ts';

/** Inside a form that is not of ours: that form submits. */
class TextAnnotator extends CrowdEntityAnnotation {
  protected override needsForm(): boolean {
    return false;
  }
}

const elements = {
  'crowd-form': CrowdForm,
  'mark-boxes': class extends CrowdBoundingBox {},
  'mark-polygons': class extends CrowdPolygon {},
  'mark-points': class extends CrowdKeypoint {},
  'mark-spans': TextAnnotator,
} as const;

/** Elements that draw on an image or label parts of a text; `value` is what was marked. */
export type AnnotatorName = Exclude<keyof typeof elements, 'crowd-form'>;

/** What the app uses of an annotator. */
export type Annotator = HTMLElement & { readonly value: Readonly<Record<string, unknown>> };

/** Makes an annotator that stands in a form of others. */
export function createAnnotator(name: AnnotatorName): Annotator {
  for (const [known, element] of Object.entries(elements)) {
    if (customElements.get(known) === undefined) customElements.define(known, element);
  }
  return document.createElement(name) as unknown as Annotator;
}
