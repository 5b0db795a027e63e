const longest = 240;

/** A child's log line as the console shows it: errors only, short; null for everything else. */
export function explainLogLine(line: string): string | null {
  if (!line.startsWith('{')) return explainPlainLine(line);
  try {
    const entry = JSON.parse(line) as {
      level?: unknown;
      msg?: unknown;
      err?: { message?: unknown };
    };
    if (typeof entry.level !== 'number' || entry.level < 50) return null;
    const reason = typeof entry.err?.message === 'string' ? `: ${entry.err.message}` : '';
    return shorten(`${typeof entry.msg === 'string' ? entry.msg : 'error'}${reason}`);
  } catch {
    // Not one of our own lines after all.
    return shorten(line);
  }
}

function explainPlainLine(line: string): string | null {
  if (/\b(FATAL|PANIC):/.test(line)) {
    // Connections cut by a restart are ordinary for a server that is being restarted.
    return /terminating connection|the database system is/.test(line) ? null : shorten(line);
  }
  return /^\w*Error:|ERR_[A-Z_]+|EADDRINUSE|ENOSPC/.test(line) ? shorten(line) : null;
}

function shorten(text: string): string {
  const oneLine = text.replaceAll('\n', ' ');
  return oneLine.length > longest ? `${oneLine.slice(0, longest - 1)}…` : oneLine;
}
