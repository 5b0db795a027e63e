import type { Role } from '#lib/auth/viewer.ts';

/** The page belongs to a role that the account does not hold. */
export class MissingRoleError extends Error {
  readonly role: Role;

  constructor(role: Role) {
    super(`This page needs the role ${role}.`);
    this.name = 'MissingRoleError';
    this.role = role;
  }
}
