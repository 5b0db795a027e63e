import type { RandomSource } from '@exchange/kernel';
import { exponential, normal } from './draw.ts';
import type { Recipe } from './recipe.ts';

export interface WorldPerformer {
  readonly id: string;
  /** Utilities by category and by type; they drift with every visit. */
  readonly byCategory: number[];
  readonly byType: number[];
  /** Factors on the recipe's weights: people differ in what they look at. */
  readonly reward: number;
  readonly newness: number;
  readonly imitation: number;
  readonly stickiness: number;
  readonly listing: number;
  readonly visits: readonly number[];
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * Performers with heavy-tailed activity (log-normal), a time of joining and of leaving, and visits in
 * their own hours of the day, fewer at weekends.
 */
export function makePerformers(
  recipe: Recipe,
  startAt: number,
  random: RandomSource,
): WorldPerformer[] {
  const spread = 1.3;
  return Array.from({ length: recipe.performers }, (_, index) => {
    const count = Math.max(
      1,
      Math.round(recipe.visits * Math.exp(normal(random) * spread - (spread * spread) / 2)),
    );
    const joinsDay = random.next() ** 1.3 * recipe.days * 0.9;
    const staysDays = exponential(random, recipe.days * 0.6) + 1;
    const leavesDay = Math.min(recipe.days, joinsDay + staysDays);
    const hour = 8 + random.next() * 14;
    const visits = Array.from({ length: count }, () =>
      drawVisit(startAt, joinsDay, leavesDay, hour, random),
    ).sort((a, b) => a - b);
    return {
      id: `p${String(index + 1).padStart(4, '0')}`,
      byCategory: Array.from({ length: recipe.categories }, () => skewed(random)),
      byType: Array.from({ length: recipe.types }, () => normal(random)),
      reward: Math.exp(normal(random) * 0.6 - 0.2),
      newness: Math.exp(normal(random) * 0.5 - 0.1),
      imitation: Math.exp(normal(random) * 0.5 - 0.1),
      stickiness: Math.exp(normal(random) * 0.6 - 0.2),
      listing: Math.exp(normal(random) * 0.5 - 0.1),
      visits,
    };
  });
}

/** Most kinds leave people cold, a few they seek: a normal with a heavier upper tail. */
function skewed(random: RandomSource): number {
  const value = normal(random);
  return value > 0 ? value * 1.8 : value * 0.8;
}

function drawVisit(
  startAt: number,
  joinsDay: number,
  leavesDay: number,
  hour: number,
  random: RandomSource,
): number {
  for (;;) {
    const day = Math.floor(joinsDay + random.next() * (leavesDay - joinsDay));
    const at = startAt + day * dayMs + (hour + normal(random) * 2.5) * hourMs;
    const weekday = new Date(at).getUTCDay();
    if (weekday !== 0 && weekday !== 6) return Math.round(at);
    if (random.next() < 0.6) return Math.round(at);
  }
}
