import { StockBar } from '#components/stock-bar/stock-bar.tsx';
import { formatCount } from '#lib/format/number.ts';
import type { Repository } from '../api/list-repositories.ts';
import classes from './category-bars.module.css';

const most = 6;

interface CategoryBarsProps {
  readonly repositoryId: string;
  readonly categories: Repository['categories'];
}

/** What lies in a repository by category, the largest first. */
export function CategoryBars({ repositoryId, categories }: CategoryBarsProps) {
  const held = categories.filter((line) => line.stock > 0 || line.target > 0 || line.inHand > 0);
  if (held.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={`Stock of ${repositoryId} by category`}>
      {held.slice(0, most).map((line) => (
        <li key={line.category} className={classes.line}>
          <bdi className={classes.name}>{line.category || 'Without a category'}</bdi>
          <StockBar
            label={line.category || 'Without a category'}
            stock={line.stock}
            target={line.target}
          />
        </li>
      ))}
      {held.length > most && (
        <li className={classes.rest}>and {formatCount(held.length - most)} more below</li>
      )}
    </ul>
  );
}
