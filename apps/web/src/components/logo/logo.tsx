import classes from './logo.module.css';

/** The mark, with the name where there is room. */
export function Logo({ withName = true }: { readonly withName?: boolean }) {
  return (
    <span className={classes.logo}>
      <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden>
        <rect width="32" height="32" rx="9" fill="#0d6b5e" />
        <path
          d="M9 12h13m0 0-4-4m4 4-4 4M23 20H10m0 0 4-4m-4 4 4 4"
          fill="none"
          stroke="#fff"
          strokeWidth="2.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {withName && <span className={classes.name}>Task Exchange</span>}
    </span>
  );
}
