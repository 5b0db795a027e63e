/** Probabilities in place of scores: exp(sᵢ) / Σ exp(sⱼ), without overflow. */
export function softmax(scores: Float64Array): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > most) most = score;
  const result = new Float64Array(scores.length);
  let sum = 0;
  for (let index = 0; index < scores.length; index += 1) {
    const value = Math.exp((scores[index] ?? 0) - most);
    result[index] = value;
    sum += value;
  }
  for (let index = 0; index < result.length; index += 1) {
    result[index] = (result[index] ?? 0) / sum;
  }
  return result;
}
