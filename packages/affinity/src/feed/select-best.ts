/**
 * The places of the `first` best of `count` things, best first: a heap of the best so far whose worst
 * is on top, so that a page out of many costs little more than one look at each.
 */
export function selectBest(
  count: number,
  first: number,
  isBefore: (one: number, other: number) => boolean,
): number[] {
  const compare = (one: number, other: number): number => (isBefore(one, other) ? -1 : 1);
  if (first >= count) return Array.from({ length: count }, (_, index) => index).sort(compare);
  if (first <= 0) return [];
  const heap: number[] = [];
  for (let index = 0; index < count; index += 1) {
    if (heap.length < first) {
      heap.push(index);
      siftUp(heap, isBefore);
    } else if (isBefore(index, heap[0] ?? 0)) {
      heap[0] = index;
      siftDown(heap, isBefore);
    }
  }
  return heap.sort(compare);
}

type IsBefore = (one: number, other: number) => boolean;

function siftUp(heap: number[], isBefore: IsBefore): void {
  let place = heap.length - 1;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    if (!isBefore(heap[parent] ?? 0, heap[place] ?? 0)) return;
    swap(heap, place, parent);
    place = parent;
  }
}

function siftDown(heap: number[], isBefore: IsBefore): void {
  for (let place = 0; ;) {
    const left = place * 2 + 1;
    if (left >= heap.length) return;
    const right = left + 1;
    const worse = right < heap.length && isBefore(heap[left] ?? 0, heap[right] ?? 0) ? right : left;
    if (!isBefore(heap[place] ?? 0, heap[worse] ?? 0)) return;
    swap(heap, place, worse);
    place = worse;
  }
}

function swap(heap: number[], one: number, other: number): void {
  const value = heap[one] ?? 0;
  heap[one] = heap[other] ?? 0;
  heap[other] = value;
}
