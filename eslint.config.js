import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

// Who may import whom: the arrows of the architecture. Anything not listed is refused.
const pure = [
  'kernel',
  'affinity',
  'assessment',
  'leases',
  'moves',
  'tasks',
  'criteria',
  'answers',
];
const infrastructure = ['partitions', 'ledger', 'transfer', 'cluster', 'service', 'prisma'];
const mayImport = {
  'packages/kernel': [],
  'packages/affinity': ['kernel'],
  'packages/assessment': ['kernel'],
  'packages/leases': ['kernel'],
  'packages/moves': ['kernel'],
  'packages/tasks': ['kernel'],
  'packages/criteria': [],
  'packages/answers': ['kernel'],
  'packages/service': ['kernel'],
  'packages/partitions': [...pure, 'prisma'],
  'packages/ledger': [...pure, 'prisma', 'partitions'],
  'packages/transfer': [...pure, 'prisma', 'partitions', 'ledger'],
  'packages/cluster': [...pure, 'prisma', 'partitions', 'service'],
  'subgraphs/directory': [...pure, ...infrastructure],
  'subgraphs/requester': [...pure, ...infrastructure],
  'subgraphs/performer': [...pure, ...infrastructure],
  'apps/gateway': [...pure, ...infrastructure, 'subgraph-directory'],
  'apps/node': [...pure, ...infrastructure, 'subgraph-requester', 'subgraph-performer'],
  'apps/web': ['tasks', 'criteria'],
  // It knows the API and nothing else.
  'apps/cli': [],
};

/** The folders whose files may talk to a database. */
const databaseFolders = [
  '**/store/**',
  'packages/partitions/**',
  'packages/ledger/**',
  'packages/transfer/**',
  'packages/cluster/src/directory/**',
  // better-auth brings its own database adapter.
  'apps/gateway/src/auth/**',
];
const testFiles = ['**/test/**', '**/*.test.ts', '**/*.test.tsx'];
const toolFiles = [
  'scripts/**',
  'e2e/**',
  'bench/**',
  'faults/**',
  'prisma/**',
  'packages/testkit/**',
];
const pureFiles = [
  'packages/kernel/**',
  'packages/affinity/**',
  'packages/assessment/**',
  'packages/leases/**',
  'packages/moves/**',
  'packages/criteria/**',
  '**/domain/**',
];

const notByPath = {
  regex: '^(\\.\\./)+(packages|subgraphs|apps|prisma|scripts)/',
  message: 'Import another package by its name.',
};
const notTheDatabase = {
  regex: '^(pg|pg-[a-z-]+|@prisma/.*)$',
  allowTypeImports: true,
  message: 'Only store/ folders talk to a database.',
};

function directionsOf(folder) {
  const names = mayImport[folder];
  const allowed = names.length === 0 ? '' : `(?!(?:${names.join('|')})(?:/|$))`;
  return {
    regex: `^@exchange/${allowed}`,
    message: `${folder} may import of ours: ${names.join(', ') || 'nothing'}.`,
  };
}

function restrictImports(patterns) {
  return { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] };
}

const directions = Object.keys(mayImport).flatMap((folder) => [
  {
    files: [`${folder}/**/*.{ts,tsx}`],
    ignores: testFiles,
    rules: restrictImports([directionsOf(folder), notByPath, notTheDatabase]),
  },
  {
    files: databaseFolders.map((part) => [`${folder}/**/*.ts`, part]),
    ignores: testFiles,
    rules: restrictImports([directionsOf(folder), notByPath]),
  },
]);

const useTheClock = 'Take the Clock as a parameter: this code is tested with a clock of its own.';

export default defineConfig(
  globalIgnores([
    '**/node_modules/**',
    '**/dist/**',
    '**/generated/**',
    '.data/**',
    '**/test-results/**',
    '**/playwright-report/**',
    'bench/results/**',
  ]),
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['vitest.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    settings: {
      'import-x/extensions': ['.ts', '.tsx'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/resolver-next': [
        createNodeResolver({
          extensions: ['.ts', '.tsx', '.js', '.mjs'],
          conditionNames: ['types', 'import', 'node', 'default'],
        }),
      ],
    },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-self-import': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only config.ts reads the environment.' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      // Handlers and resolvers are async by contract, whether or not they await today.
      '@typescript-eslint/require-await': 'off',
      // Field declarations of result unions use it for "nothing to say".
      '@typescript-eslint/no-invalid-void-type': 'off',
      // Our objects are closures, not classes: their functions never look at `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  ...directions,
  {
    files: pureFiles,
    ignores: [...testFiles, 'packages/kernel/src/clock.ts', 'packages/kernel/src/random.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: useTheClock },
        {
          selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
          message: useTheClock,
        },
        {
          selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
          message: 'Take randomness as a parameter, or make ids with the kernel.',
        },
      ],
    },
  },
  {
    files: ['**/config.ts', '**/vite.config.ts', '**/*.config.ts', ...toolFiles, ...testFiles],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: testFiles,
    rules: {
      'max-lines': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    files: ['apps/web/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      // It is about the React Compiler, which is not used here.
      'react-hooks/incompatible-library': 'off',
      // The router's redirects and not-found answers are thrown by design.
      '@typescript-eslint/only-throw-error': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: {
        console: 'readonly',
        fetch: 'readonly',
        performance: 'readonly',
        process: 'readonly',
        URL: 'readonly',
      },
    },
  },
  {
    files: ['apps/web/public/**/*.js'],
    languageOptions: {
      globals: {
        self: 'readonly',
        window: 'readonly',
        document: 'readonly',
        localStorage: 'readonly',
        matchMedia: 'readonly',
      },
    },
  },
);
