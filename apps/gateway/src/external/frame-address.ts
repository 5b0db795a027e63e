import { createHmac, timingSafeEqual } from 'node:crypto';

/** A page to be shown in a frame of the app. */
export interface FramedPage {
  readonly src: string;
  /** Origin of the app. */
  readonly app: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

export interface FrameAddresses {
  /** Path and query of the page around it, on an origin of the sandbox. */
  write(page: FramedPage): string;
  /** Null for what was not written here, was changed, or is over. */
  read(query: Readonly<Record<string, unknown>>, now: number): FramedPage | null;
}

/** Signed, so that nobody can have the sandbox frame what the exchange did not send people to. */
export function createFrameAddresses(secret: string): FrameAddresses {
  const key = createHmac('sha256', secret).update('frames of external pages').digest();
  const seal = ({ src, app, until }: FramedPage) =>
    createHmac('sha256', key)
      .update(JSON.stringify([src, app, until]))
      .digest();
  return {
    write(page) {
      const mac = seal(page).toString('base64url');
      const { src, app, until } = page;
      return `/page?${new URLSearchParams({ src, app, until: String(until), mac }).toString()}`;
    },
    read({ src, app, until, mac }, now) {
      if (typeof src !== 'string' || typeof app !== 'string' || typeof mac !== 'string')
        return null;
      const page = { src, app, until: Number(until) };
      const given = Buffer.from(mac, 'base64url');
      const wanted = seal(page);
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
      return page.until > now ? page : null;
    },
  };
}
