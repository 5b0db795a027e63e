import { limits } from './limits.ts';

const namePattern = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_. -]*$/u;

/** What is wrong with the name of an answer field by itself, or null. */
export function checkFieldName(name: string): string | null {
  if (name === '') return 'Give the field a name.';
  if (name.length > limits.fieldNameLength) {
    return `Shorten the name to ${limits.fieldNameLength} characters.`;
  }
  if (name in Object.prototype || name === 'prototype') {
    return `"${name}" is reserved: choose another name.`;
  }
  if (!namePattern.test(name) || name !== name.trim() || !name.isWellFormed()) {
    return 'Use letters, digits, "_", "-", "." and spaces only, and begin with a letter, digit or "_".';
  }
  return null;
}

/** Key under which two names count as the same: people mix up names that differ in case only. */
export function fieldNameKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
