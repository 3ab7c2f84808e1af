/** What a mutant of the domain must be caught by: the pure tests alone. Stryker takes one project, not many. */
const { projects } = require('../tests/jest.config.cjs')
const { displayName, testMatch, ...domain } = projects.find(each => each.displayName === 'domain')

module.exports = {
  ...domain,
  setupFiles: ['<rootDir>/config/mutation-properties.cjs'],
  rootDir: `${__dirname}/..`,
  testMatch: ['<rootDir>/tests/domain/**/*.test.ts', '<rootDir>/tests/model/**/*.test.ts'],
}
