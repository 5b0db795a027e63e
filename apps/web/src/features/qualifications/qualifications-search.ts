export const qualificationTabs = ['own', 'requests', 'blocked', 'retired'] as const;
export type QualificationTab = (typeof qualificationTabs)[number];

export interface QualificationsSearch {
  readonly tab?: QualificationTab;
}

export function validateQualificationsSearch(
  search: Record<string, unknown>,
): QualificationsSearch {
  const tab = qualificationTabs.find((known) => known === search['tab']);
  return tab === undefined || tab === 'own' ? {} : { tab };
}
