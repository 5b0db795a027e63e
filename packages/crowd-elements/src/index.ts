import { CrowdClassifier, CrowdClassifierMultiSelect } from './classify/crowd-classifier.ts';
import {
  CrowdImageClassifier,
  CrowdImageClassifierMultiSelect,
} from './classify/crowd-image-classifier.ts';
import { CrowdModerationLabels } from './classify/crowd-moderation-labels.ts';
import { CrowdButton } from './controls/crowd-button.ts';
import { CrowdCheckbox } from './controls/crowd-checkbox.ts';
import { CrowdInput } from './controls/crowd-input.ts';
import { CrowdRadioButton } from './controls/crowd-radio-button.ts';
import { CrowdRadioGroup } from './controls/crowd-radio-group.ts';
import { CrowdSlider } from './controls/crowd-slider.ts';
import { CrowdTextArea } from './controls/crowd-text-area.ts';
import { CrowdToggleButton } from './controls/crowd-toggle-button.ts';
import { CrowdFab, CrowdIconButton, IronIcon } from './controls/round-button.ts';
import { CrowdDocument } from './document/crowd-document.ts';
import { CrowdForm } from './form/crowd-form.ts';
import {
  CrowdBoundingBox,
  CrowdKeypoint,
  CrowdLine,
  CrowdPolygon,
  CrowdPolyline,
} from './image/shape-elements.ts';
import { CrowdAlert } from './layout/crowd-alert.ts';
import { CrowdBadge } from './layout/crowd-badge.ts';
import { CrowdCard } from './layout/crowd-card.ts';
import { CrowdInstructions } from './layout/crowd-instructions.ts';
import { CrowdModal } from './layout/crowd-modal.ts';
import { CrowdTab, CrowdTabs } from './layout/crowd-tabs.ts';
import { CrowdToast } from './layout/crowd-toast.ts';
import { announceReady } from './lib/announce-ready.ts';
import { CrowdTextRanking } from './rank/crowd-text-ranking.ts';
import { CrowdInstanceSegmentation } from './segment/crowd-instance-segmentation.ts';
import { CrowdSemanticSegmentation } from './segment/crowd-semantic-segmentation.ts';
import { CrowdEntityAnnotation } from './text/crowd-entity-annotation.ts';

const elements: Readonly<Record<string, CustomElementConstructor>> = {
  'crowd-bounding-box': CrowdBoundingBox,
  'crowd-button': CrowdButton,
  'crowd-checkbox': CrowdCheckbox,
  'crowd-classifier': CrowdClassifier,
  'crowd-classifier-multi-select': CrowdClassifierMultiSelect,
  'crowd-fab': CrowdFab,
  'crowd-icon-button': CrowdIconButton,
  'crowd-image-classifier': CrowdImageClassifier,
  'crowd-image-classifier-multi-select': CrowdImageClassifierMultiSelect,
  'crowd-input': CrowdInput,
  'crowd-instance-segmentation': CrowdInstanceSegmentation,
  'crowd-keypoint': CrowdKeypoint,
  'crowd-line': CrowdLine,
  'crowd-polygon': CrowdPolygon,
  'crowd-polyline': CrowdPolyline,
  'crowd-radio-button': CrowdRadioButton,
  'crowd-radio-group': CrowdRadioGroup,
  'crowd-rekognition-detect-moderation-labels': CrowdModerationLabels,
  'crowd-semantic-segmentation': CrowdSemanticSegmentation,
  'crowd-slider': CrowdSlider,
  'crowd-text-area': CrowdTextArea,
  'crowd-textract-analyze-document': CrowdDocument,
  'crowd-text-ranking': CrowdTextRanking,
  'crowd-toggle-button': CrowdToggleButton,
  'iron-icon': IronIcon,
  'crowd-alert': CrowdAlert,
  'crowd-badge': CrowdBadge,
  'crowd-card': CrowdCard,
  'crowd-instructions': CrowdInstructions,
  'crowd-modal': CrowdModal,
  'crowd-tab': CrowdTab,
  'crowd-tabs': CrowdTabs,
  'crowd-toast': CrowdToast,
  'crowd-form': CrowdForm,
  // Behind the form: it has one inside.
  'crowd-entity-annotation': CrowdEntityAnnotation,
};

for (const [name, element] of Object.entries(elements)) {
  // A template may load the script twice.
  if (customElements.get(name) === undefined) customElements.define(name, element);
}
announceReady();
