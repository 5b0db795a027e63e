import type { DateField } from './field.ts';

const day = '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])';
const time = '([01]\\d|2[0-3]):[0-5]\\d';

/** The forms of days and times, as the inputs of browsers give them (ISO 8601). */
export const datePatterns: Readonly<Record<DateField['kind'], string>> = {
  date: `^${day}$`,
  time: `^${time}$`,
  dateTime: `^${day}T${time}$`,
};

/** Whether the text is a day or time that exists: 2025-02-30 does not. */
export function isDateText(kind: DateField['kind'], text: string): boolean {
  if (!new RegExp(datePatterns[kind]).test(text)) return false;
  if (kind === 'time') return true;
  const [year = 0, month = 1, date = 1] = text.slice(0, 10).split('-').map(Number);
  const daysInMonth = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  return date <= daysInMonth;
}
