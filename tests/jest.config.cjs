/** Every kind of test is a project of its own, named after its folder: `npx jest --config tests/jest.config.cjs --selectProjects domain`. */
const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx: true },
      target: 'es2022',
      transform: { react: { runtime: 'automatic' } },
    },
  },
]

const project = (displayName, extra = {}) => ({
  displayName,
  rootDir: `${__dirname}/..`,
  testMatch: [`<rootDir>/tests/${displayName}/**/*.test.ts`, `<rootDir>/tests/${displayName}.test.ts`],
  testEnvironment: 'node',
  transform: { '^.+\\.[jt]sx?$': swc },
  transformIgnorePatterns: ['/node_modules/', '/dist/'],
  // Built output and sandboxes hold package.json files of their own, which are no packages of ours.
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/artifacts/'],
  ...extra,
})

module.exports = {
  // Built programs run as children and share the two cores of a small machine with the tests.
  maxWorkers: 2,
  testSequencer: `${__dirname}/long-first.cjs`,
  testTimeout: 60_000,
  projects: [
    project('architecture'),
    project('domain'),
    project('localcloud'),
    project('usecases'),
    project('race'),
    project('crash'),
    project('simulation'),
    project('model'),
    project('miniprogram', { testEnvironment: 'jsdom', modulePathIgnorePatterns: ['<rootDir>/artifacts/'] }),
    project('screens'),
  ],
}
