const Sequencer = require('@jest/test-sequencer').default

/** Tests that take minutes. Begun last, one of them would work alone at the end while a core waits. */
const LONG = ['/tests/crash/', '/tests/simulation/', '/tests/race/', '/tests/screens/looks']

const isLong = ({ path }) => LONG.some(part => path.includes(part))

/** The long tests first; the short ones fill the time that is left. */
module.exports = class LongFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => Number(isLong(b)) - Number(isLong(a)))
  }
}
