/** Properties under mutation: each for a moment only, and ended at the first counter-example instead of shrinking it. */
const { configureGlobal } = require('fast-check')

configureGlobal({ interruptAfterTimeLimit: 300, markInterruptAsFailure: false, endOnFailure: true })
