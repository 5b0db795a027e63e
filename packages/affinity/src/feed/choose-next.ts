import { smoothRate } from '../supply/smoothing.ts';
import {
  rankFeed,
  scoreFeedItem,
  type FeedItem,
  type FeedSettings,
  type FeedViewer,
} from './rank-feed.ts';

/** Of work that is new to them, only what they take with this probability is handed to somebody unasked. */
const surelyTaken = 0.5;
/** So much better must something else suit viewer and exchange before the kind of work changes. */
const worthChanging = 2;

export interface NextItem extends FeedItem {
  /** Whether the viewer chose work of the type before. */
  readonly known: boolean;
  /** Of its category: how much the viewer chose of such work, and how many kinds of it they gave back. */
  readonly alike: { readonly chosen: number; readonly gaveBack: number };
}

/**
 * What somebody is handed after a submit who leaves the choice to the exchange ("what suits me best"),
 * best first; empty when nothing suits them so surely that it may be handed out unseen. Only kinds that
 * they chose before, or very probably take, in the order of the feed: value, need, place, and how
 * probably they do it. They stay with their kind of work until another one suits at least twice as
 * well, or lies near when theirs does not: changing costs people time and attention (Lasecki et al.,
 * "The effects of sequence and delay on crowd work", CHI 2015).
 */
export function chooseNext<Item extends NextItem>(
  entries: readonly Item[],
  lastTypeId: string,
  viewer: FeedViewer,
  settings: FeedSettings,
): readonly Item[] {
  const suited = entries.flatMap((item) =>
    item.acceptable ? [{ ...item, likelihood: likelihoodHanded(item) }] : [],
  );
  const sure = suited.filter(({ known, likelihood }) => known || likelihood >= surelyTaken);
  const ranked = rankFeed(sure, viewer, settings);
  const last = ranked.find(({ typeId }) => typeId === lastTypeId);
  const [best] = ranked;
  if (last === undefined || best === undefined || last === best) return ranked;
  if (best.localSlots > 0 && last.localSlots === 0) return ranked;
  const gain = scoreFeedItem(best, viewer, settings) / scoreFeedItem(last, viewer, settings);
  return gain >= worthChanging ? ranked : [last, ...ranked.filter((item) => item !== last)];
}

/** Cases with the rate of choice that are added to what is known of the category. */
const alikeWeight = 2;

/**
 * The probability of doing what one is handed. Rates tell how often somebody chose a kind among
 * everything on a page; who chose it before and passed it over for another since did not refuse it.
 * Of kinds that are new to them, the category speaks: choices of such work over these and the kinds of
 * it that they gave back, smoothed towards the rate (`smoothRate`). That is worth at most as much as
 * having done the kind itself would be.
 */
function likelihoodHanded({ known, alike, likelihood = 0 }: NextItem): number {
  const onceDone = 1 - (1 - likelihood) / 4;
  if (known) return onceDone;
  const { chosen, gaveBack } = alike;
  const ofCategory = smoothRate(chosen, chosen + gaveBack, likelihood, alikeWeight);
  return Math.min(onceDone, Math.max(likelihood, ofCategory));
}
