export type { AccountPort, ApiKeyRecord, NewApiKey } from './account-port.ts';
export type { DirectoryContext, DirectoryDeps } from './deps.ts';
export { assessWhenDue } from './domain/assessment/run-assessment.ts';
export { moveOnLatecomers } from './domain/moves/move-on-latecomers.ts';
export { createDirectorySchema, operatorMutations } from './schema.ts';
export { purgeAssessments } from './store/assessments.ts';
export { readMaintenance, switchesChannel, type Maintenance } from './store/switches.ts';
