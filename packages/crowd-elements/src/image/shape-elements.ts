import { ShapeAnnotator } from './shape-annotator.ts';

export class CrowdBoundingBox extends ShapeAnnotator {
  constructor() {
    super('box');
  }
}

export class CrowdKeypoint extends ShapeAnnotator {
  constructor() {
    super('keypoint');
  }
}

export class CrowdLine extends ShapeAnnotator {
  constructor() {
    super('line');
  }
}

export class CrowdPolyline extends ShapeAnnotator {
  constructor() {
    super('polyline');
  }
}

export class CrowdPolygon extends ShapeAnnotator {
  constructor() {
    super('polygon');
  }
}
