import { useSyncExternalStore } from 'react';
import type { LocalStore } from './local-store.ts';

/** The store's value and the function that sets it. */
export function useLocalStore<T>(store: LocalStore<T>): readonly [T, (value: T) => void] {
  return [useSyncExternalStore(store.subscribe, store.get), store.set];
}
