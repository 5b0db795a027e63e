import type { Person } from './pages/account.ts';

let made = 0;

/** A person whom no other test knows. */
export function createPerson(name: string): Person {
  made += 1;
  const unique = `${process.pid.toString(36)}${Date.now().toString(36)}${made}`;
  const local = name.toLowerCase().replaceAll(/[^a-z]+/g, '-');
  return { name, email: `${local}-${unique}@e2e.example`, password: 'correct horse battery' };
}
