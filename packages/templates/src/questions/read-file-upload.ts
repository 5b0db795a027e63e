import { limits } from '@exchange/tasks';
import type { XmlElement } from '../xml/xml-element.ts';
import type { XmlReport } from '../xml/xml-problem.ts';
import type { AnswerShape } from './answer-shape.ts';
import { findOne, readWhole, refuseOthers } from './read-fields.ts';

const megabyte = 1024 * 1024;

/** Reads `<FileUploadAnswer>`: a file of any kind within its bounds in bytes. */
export function readFileUpload(element: XmlElement, report: XmlReport): AnswerShape {
  refuseOthers(element, ['MinFileSizeInBytes', 'MaxFileSizeInBytes'], report);
  const minBytes = readWhole(findOne(element, 'MinFileSizeInBytes', report), report) ?? 0;
  const most = readWhole(findOne(element, 'MaxFileSizeInBytes', report), report);
  const maxMegabytes =
    most === undefined ? limits.fileMegabytes : Math.min(most / megabyte, limits.mostFileMegabytes);
  const ui = { widget: 'file', accept: 'any', maxMegabytes, ...(minBytes > 0 ? { minBytes } : {}) };
  return { kind: 'upload', schema: { type: 'object' }, ui };
}
