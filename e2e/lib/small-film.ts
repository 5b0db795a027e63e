import type { BrowserContext } from '@playwright/test';

/** A third of a second of 16 by 16 points in blue and red: WebM with VP8. */
const film =
  'GkXfo59ChoEBQveBAULygQRC84EIQoKEd2VibUKHgQRChYECGFOAZwEAAAAAAAJDEU2bdLlNu4tTq4QVSalmU6yBbk27i1OrhBZUrmtTrIGTTbuLU6uEH0O2dVOsgdRNu4xTq4QcU7trU6yCAjHsrgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAVSalmoCrXsYMPQkBEiYRDmJAhTYCGQ2hyb21lV0GGQ2hyb21lFlSua7yuuteBAXPFh53XSHi/RViDgQFV7oEBhoVWX1ZQOOCdsIEQuoEQU8CBAVWwkFWxgQFVuYECVbqBDVW7gQEfQ7Z1AQAAAAAAAVHngQCg46G5gQAAAHACAJ0BKhAAEAAAxwiFhYiZhIgFAgJ1qgIMvgSA/v7A6//5cf/+XH//lx//y4/+N5vNasQAdaGlpqPugQGlnhACAJ0BKhAAEAAEhwiFhYiZhIgYAgAMDWAA/valAKDNoa2BAGgA8QEAAxBAABgHSAgz//MNAQgA/vquD/8guWF1yNf/aln7Us/aln/aYgB1oZimlu6BAaWRsQEAEhDwABgAGFgv9AAIAAD7gQCgy6GrgQDMALEBAAMQQAAYADA/9AwA7wD+/Y4l/+1LP2pZ+1LP+1LPmzNsw23CgHWhmKaW7oEBpZGxAQASEQwAGAAYWC/0AAgAAPuBaKDLoauBATEAsQEAAxBEABgAMD/0DADvAP76M8v/FnIxHZ5v/2Gf9hn/YZ//YLAAdaGYppbugQGlkbEBABIRKAAYABhYL/QACAAA+4HMHFO7a427i7OBALeG94EB8YHU';

/** Where it is for pages that were told with `serveFilm`, and a page of the same site. */
export const filmSite = {
  film: 'https://media.example/film.webm',
  page: 'https://media.example/page',
} as const;

/** The pages of this browser find a film, and a page, on another site. */
export async function serveFilm(context: BrowserContext): Promise<void> {
  await context.route(filmSite.film, (route) =>
    route.fulfill({ body: Buffer.from(film, 'base64'), contentType: 'video/webm' }),
  );
  await context.route(filmSite.page, (route) =>
    route.fulfill({ body: '<h1>Another site</h1>', contentType: 'text/html' }),
  );
}
