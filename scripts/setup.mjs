// Everything "npm start" and "npm test" need before they can run. Plain JavaScript for Node.js 20
// without dependencies, because on a fresh clone nothing else exists yet.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { node24, requireNode20, root, runCommand, runQuietly, step } from './lib/console.mjs';
import { hashOf, isDone, markDone } from './lib/stamps.mjs';

const workspaceFolders = ['apps', 'subgraphs', 'packages'];

function manifests() {
  const nested = workspaceFolders.flatMap((folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder)).map((name) => `${folder}/${name}/package.json`)
      : [],
  );
  const single = ['prisma', 'e2e', 'bench', 'faults', 'scripts'].map(
    (folder) => `${folder}/package.json`,
  );
  const shared = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', '.pnpmfile.cjs'];
  return [...shared, ...nested, ...single];
}

async function installDependencies() {
  const hash = hashOf(manifests());
  if (isDone('install', hash) && existsSync(node24)) return;
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  await step('Installing dependencies (first time: one to two minutes)', () =>
    runQuietly('install', 'npx', ['--yes', packageManager, 'install', '--frozen-lockfile'], {
      env: { ...process.env, CI: 'true' },
    }),
  );
  markDone('install', hash);
}

async function generateDatabaseClients() {
  const kinds = ['directory', 'requester', 'performer'];
  const hash = hashOf(['prisma', 'pnpm-lock.yaml']);
  const present = kinds.every((kind) => existsSync(join(root, 'prisma', kind, 'generated')));
  if (!existsSync(join(root, 'prisma', 'generate.ts'))) return;
  if (isDone('prisma', hash) && present) return;
  await step('Generating database clients', () =>
    runQuietly('prisma-generate', node24, ['prisma/generate.ts']),
  );
  markDone('prisma', hash);
}

async function buildWebApp() {
  const web = join(root, 'apps', 'web');
  if (!existsSync(join(web, 'index.html'))) return;
  const schemas = ['directory', 'requester', 'performer'].map((name) => `subgraphs/${name}/schema`);
  const hash = hashOf(['apps/web', 'packages', ...schemas, 'pnpm-lock.yaml']);
  if (isDone('web', hash) && existsSync(join(web, 'dist', 'index.html'))) return;
  const { scripts } = JSON.parse(readFileSync(join(web, 'package.json'), 'utf8'));
  const env = { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}` };
  if (scripts.codegen !== undefined) {
    await step('Generating operation types of the web app', () =>
      runQuietly('web-codegen', 'npm', ['run', '--silent', 'codegen'], { cwd: web, env }),
    );
  }
  await step('Building the web app', () =>
    runQuietly('web-build', 'npm', ['run', '--silent', 'build'], { cwd: web, env }),
  );
  markDone('web', hash);
}

async function buildTemplateElements() {
  const folder = join(root, 'packages', 'crowd-elements');
  const hash = hashOf(['packages/crowd-elements', 'pnpm-lock.yaml']);
  const built = join(folder, 'dist', 'crowd-html-elements.js');
  if (isDone('crowd-elements', hash) && existsSync(built)) return;
  const env = { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}` };
  await step('Building the elements of task templates', () =>
    runQuietly('crowd-elements', 'npm', ['run', '--silent', 'build'], { cwd: folder, env }),
  );
  markDone('crowd-elements', hash);
}

await runCommand(async () => {
  requireNode20();
  await installDependencies();
  await generateDatabaseClients();
  await buildTemplateElements();
  if (!process.argv.includes('--no-web')) await buildWebApp();
});
