import { create } from '../lib/dom.ts';
import { createSheet } from '../lib/styles.ts';
import { Classifier } from './classifier.ts';
import { drawOverlay } from './draw-overlay.ts';

const sheet = createSheet(`
.picture { position: relative; display: inline-block; max-width: 100%; }
.picture > img.shown { display: block; max-width: 100%; max-height: 80vh; }
.picture > .over { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; }
img.over { opacity: 0.6; }
`);

export class CrowdImageClassifier extends Classifier {
  readonly #image = create('img', { class: 'shown' });
  readonly #picture = create('div', { class: 'picture' }, this.#image);

  constructor(isMultiple = false) {
    super(isMultiple, [sheet]);
    this.#image.addEventListener('error', () => {
      this.complain('The image cannot be loaded. Its address is in "src".');
    });
    this.#image.addEventListener('load', () => this.#drawOverlay());
  }

  protected override createTarget(): Node {
    return create('div', {}, this.#picture, create('slot', { name: 'classification-target' }));
  }

  protected override update(): void {
    super.update();
    const src = this.getAttribute('src') ?? '';
    this.#image.alt = this.getAttribute('alt') ?? 'The image to classify';
    if (src === '') this.complain('src is missing: it holds the address of the image.');
    else if (this.#image.getAttribute('src') !== src) this.#image.src = src;
    else if (this.#image.complete) this.#drawOverlay();
  }

  #drawOverlay(): void {
    this.#picture.querySelector('.over')?.remove();
    const { naturalWidth: width, naturalHeight: height } = this.#image;
    const drawing = drawOverlay(this.getAttribute('overlay'), { width, height });
    if (!drawing.ok) this.complain(drawing.message);
    else if (drawing.value !== null) this.#picture.append(drawing.value);
  }
}

export class CrowdImageClassifierMultiSelect extends CrowdImageClassifier {
  constructor() {
    super(true);
  }
}
