import type { PerformerArea, Position } from './facts.ts';

const placePattern = /^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/;

/** Whether a text has the form of an ISO 3166-1 country or an ISO 3166-2 subdivision. */
export function isPlace(text: string): boolean {
  return placePattern.test(text);
}

export function isCountry(text: string): boolean {
  return /^[A-Z]{2}$/.test(text);
}

/** A country holds its subdivisions. */
export function liesIn(area: PerformerArea, place: string): boolean {
  if (place.includes('-')) return area.subdivision === place;
  return area.country === place;
}

/** `unknown` when the country is said, but the rule asks for a part of it that is not. */
export function placeIn(
  area: PerformerArea,
  places: readonly string[],
): 'inside' | 'outside' | 'unknown' {
  if (area.country === null) return 'unknown';
  if (places.some((place) => liesIn(area, place))) return 'inside';
  const asksForPart = places.some((place) => place.startsWith(`${area.country ?? ''}-`));
  return asksForPart && area.subdivision === null ? 'unknown' : 'outside';
}

const countryNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** `Germany` for DE, `Germany (DE-HH)` for DE-HH. */
export function placeWords(place: string): string {
  const name = countryNames.of(place.slice(0, 2)) ?? place.slice(0, 2);
  return place.length > 2 ? `${name} (${place})` : name;
}

const earthRadiusKm = 6_371.0088;

/**
 * Kilometres along the surface of a sphere with the Earth's mean radius.
 * Source: the haversine formula, R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68(2), 1984.
 */
export function distanceKm(one: Position, other: Position): number {
  const latitude = radians(other.latitude - one.latitude);
  const longitude = radians(other.longitude - one.longitude);
  const half =
    Math.sin(latitude / 2) ** 2 +
    Math.cos(radians(one.latitude)) *
      Math.cos(radians(other.latitude)) *
      Math.sin(longitude / 2) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(half)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
