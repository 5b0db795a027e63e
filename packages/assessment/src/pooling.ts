/**
 * Of the accepts that a group is expected to make in a period in one kind of work, how many its
 * repository can serve when it keeps what is expected. Accepts come one by one, so the number in a
 * period scatters by its square root, and what is kept falls short by sqrt(d / 2π) on average: a group
 * twice as large is short by 1.4 times as much, not twice. That is why gathering those who do the same
 * work pays. The form below follows this for large groups and goes to nothing for those who hardly do
 * such work: d · sqrt(2πd) / (1 + sqrt(2πd)).
 *
 * Source: G. D. Eppen, "Effects of Centralization on Expected Costs in a Multi-Location Newsboy
 * Problem", Management Science 25(5), 1979.
 */
export function expectedLocalAccepts(expected: number): number {
  return expected * expectedLocalShare(expected);
}

/** The share of a group's accepts in one kind of work that its repository can serve, 0 to below 1. */
export function expectedLocalShare(expected: number): number {
  if (expected <= 0) return 0;
  const root = Math.sqrt(2 * Math.PI * expected);
  return root / (1 + root);
}
