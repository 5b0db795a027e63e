/** Where the sandbox serves our own versions of what templates load from their former vendors. */
export interface VendorFiles {
  /** The script that defines the `crowd-*` elements. */
  readonly crowdElements: string;
  /** The helper of the external-submit contract (`turkSetAssignmentID` and the like). */
  readonly externalHit: string;
}

/** Gives the local copy of a file on a public content network, or null if there is none. */
export type FindMirror = (address: string) => string | null;

/** What addresses are replaced by. */
export interface AddressOptions {
  readonly vendorFiles: VendorFiles;
  /** Local copies of what is on public content networks. */
  readonly findMirror?: FindMirror;
  /** Where forms are posted to that were posted to Mechanical Turk, and those that are added. */
  readonly submitTo: string;
}

/** What becomes of an address: another one, and why. */
export interface AddressChange {
  readonly kind: 'vendor-file' | 'mirrored' | 'submit-address';
  readonly to: string;
}

const crowdFile = /^assets\.crowd\.aws\/(?:[\w.-]+\/)*crowd-html-elements[\w.-]*\.(js|css)$/;
const externalHit =
  /^(?:s3(?:[.-][\w-]+)?\.amazonaws\.com\/mturk-public|mturk-public\.s3(?:[.-][\w-]+)?\.amazonaws\.com)\/externalHIT(?:_v\d+)?\.js$/;

const externalSubmit = /^(?:[\w-]+\.)?mturk\.com\/+mturk\/externalSubmit\/?$/i;

/** Ours bring their own style. */
const emptyStyle = 'data:text/css,';

/** What to use instead of an address that a template names, or null to leave it. */
export function replaceAddress(
  address: string,
  { vendorFiles, findMirror, submitTo }: AddressOptions,
): AddressChange | null {
  const place = placeOf(address);
  if (place === null) {
    const isSubmit = /^\s*\/mturk\/externalSubmit\/?\s*$/i.test(address);
    return isSubmit ? { kind: 'submit-address', to: submitTo } : null;
  }
  const ending = crowdFile.exec(place)?.[1];
  if (ending === 'js') return { kind: 'vendor-file', to: vendorFiles.crowdElements };
  if (ending === 'css') return { kind: 'vendor-file', to: emptyStyle };
  if (externalHit.test(place)) return { kind: 'vendor-file', to: vendorFiles.externalHit };
  if (externalSubmit.test(place)) return { kind: 'submit-address', to: submitTo };
  const to = findMirror?.(address.trim()) ?? null;
  return to === null ? null : { kind: 'mirrored', to };
}

/** Whether the address is on another machine, whatever the protocol. */
export function isRemote(address: string): boolean {
  return placeOf(address) !== null;
}

/** Host and path, in which addresses are compared: protocol, query and fragment do not matter. */
export function placeOf(address: string): string | null {
  const match = /^\s*(?:https?:)?[/\\]{2}([^/\\?#\s]+)([^?#\s]*)/i.exec(address);
  if (match === null) return null;
  const [, host = '', path = ''] = match;
  return (
    host
      .toLowerCase()
      .replace(/^[^@]*@/, '')
      .replace(/:(?:80|443)$/, '') + path
  );
}
