import prettier from 'eslint-config-prettier';
import {defineConfig, globalIgnores} from 'eslint/config';
import tseslint from 'typescript-eslint';

const shellFree = 'Use execFile or spawn with an argument list: no shell strings.';
const childProcess = (name) => ({name, importNames: ['exec', 'execSync'], message: shellFree});
const shellOption = {selector: "Property[key.name='shell'][value.value=true]", message: shellFree};
const defaultExport = {selector: 'ExportDefaultDeclaration', message: 'Use a named export.'};

export default defineConfig(
  globalIgnores(['dist/', 'lib/', 'coverage/', 'bench/results/']),
  {
    linterOptions: {reportUnusedDisableDirectives: 'error'},
    rules: {
      eqeqeq: 'error',
      'no-restricted-imports': [
        'error',
        {paths: [childProcess('node:child_process'), childProcess('child_process')]},
      ],
      'no-restricted-syntax': ['error', shellOption],
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname}},
    rules: {
      'no-restricted-syntax': ['error', shellOption, defaultExport],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Either reads well; which one is a matter of the type at hand.
      '@typescript-eslint/consistent-type-definitions': 'off',
      // `process.env['NAME']` shows that the name is data, not a known property.
      '@typescript-eslint/dot-notation': ['error', {allowIndexSignaturePropertyAccess: true}],
      '@typescript-eslint/no-confusing-void-expression': ['error', {ignoreArrowShorthand: true}],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        {allowConstantLoopConditions: 'only-allowed-literals'},
      ],
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', varsIgnorePattern: '^_'}],
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
    },
  },
  {
    // A test may take a value for granted (it fails if wrong) and fake an interface that is asynchronous.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  prettier,
);
