import type { Position } from './position.ts';
import type { AddressOptions } from './script-addresses.ts';
import type { TextEdit } from './text-edits.ts';

export interface DocumentOptions extends AddressOptions {
  /** Addresses of the scripts that run before everything else, in order. */
  readonly hostScripts: readonly string[];
}

/** Something that was changed in the page; places are those of the HTML that came in. */
export interface DocumentChange extends Position {
  readonly kind:
    | 'host-script'
    | 'vendor-file'
    | 'vendor-file-added'
    | 'mirrored'
    | 'submit-address'
    | 'nested-form-joined'
    | 'form-added'
    | 'submit-button-added';
  readonly from?: string;
  readonly to?: string;
}

/** What stays on another machine, where the sandbox may not reach it. */
export interface RemoteFile extends Position {
  readonly kind: 'script' | 'style' | 'frame' | 'form';
  readonly address: string;
}

/** The page as it is served. */
export interface ServedDocument {
  readonly html: string;
  readonly changes: readonly DocumentChange[];
  readonly remote: readonly RemoteFile[];
}

/** An edit with what it is for; without a change it belongs to another one. */
export interface DocumentEdit extends TextEdit {
  readonly change?: Omit<DocumentChange, keyof Position>;
}
