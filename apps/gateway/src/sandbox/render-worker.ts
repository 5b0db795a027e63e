import { parentPort } from 'node:worker_threads';
import { renderDocument, type RenderRequest } from './render-document.ts';

parentPort?.on('message', (request: RenderRequest) => {
  parentPort?.postMessage(renderDocument(request));
});
