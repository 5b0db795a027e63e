import type { TemplateLanguage } from '@exchange/templates';
import { createMirror, parseTemplate, renderTemplate, toDocument } from '@exchange/templates';

export interface RenderRequest {
  readonly template: string;
  readonly language: TemplateLanguage;
  readonly input: Readonly<Record<string, unknown>>;
  /** Addresses of the files that the row refers to, by the text in the row. */
  readonly files: ReadonlyMap<string, string>;
  readonly origin: string;
  readonly hostScript: string;
  readonly submitTo: string;
  /** Addresses of local copies, by place or library. */
  readonly mirror: ReadonlyMap<string, string>;
}

export type Rendered =
  | { readonly ok: true; readonly html: string }
  | { readonly ok: false; readonly messages: readonly string[] };

/** The document of one task; or what its requester should know. */
export function renderDocument(request: RenderRequest): Rendered {
  const parsed = parseTemplate(request.template, { language: request.language });
  if (!parsed.ok) return fail(parsed.error);
  const { files } = request;
  // A cell that names a file stands for its address; names deeper in a cell have filters for it.
  const filled = renderTemplate(parsed.value.template, withAddresses(request.input, files), {
    resolveFile: (address) => files.get(address) ?? null,
  });
  if (!filled.ok) return fail(filled.error);
  const made = toDocument(filled.value, {
    hostScripts: [request.hostScript],
    vendorFiles: {
      crowdElements: `${request.origin}/vendor/crowd-html-elements.js`,
      externalHit: `${request.origin}/vendor/externalHIT_v1.js`,
    },
    findMirror: createMirror(request.mirror),
    submitTo: request.submitTo,
  });
  if (!made.ok) return fail([made.error]);
  // Scripts cannot look into a closed shadow tree: `inner-frames.js` must see every frame of the page.
  return { ok: true, html: made.value.html.replace(/shadowrootmode/gi, 'data-shadowrootmode') };
}

function withAddresses(
  input: RenderRequest['input'],
  files: ReadonlyMap<string, string>,
): RenderRequest['input'] {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      typeof value === 'string' ? (files.get(value.trim()) ?? value) : value,
    ]),
  );
}

function fail(problems: readonly { readonly message: string; readonly line: number }[]): Rendered {
  return {
    ok: false,
    messages: problems.map(({ line, message }) => `Line ${String(line)}: ${message}`),
  };
}
