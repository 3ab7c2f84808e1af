#!/usr/bin/env node
/** The command: starts a local cloud, says where it is, and stops cleanly when told to. */
import { setFlagsFromString } from 'node:v8'
import { startLocalCloud } from './local-cloud'
import { type Options, parseOptions, USAGE } from './options'

// Cloud functions live in UTC, and worker threads share the zone of their process.
process.env.TZ = 'UTC'

// Left alone, the engine lets garbage grow to three times what lives before it collects: after an import that was
// 176 MiB of heap and stack for 35 MiB in use. With this it is 104 MiB.
setFlagsFromString('--heap-growing-percent=40')

// A regular expression of a query can keep a thread busy for minutes over thirty letters. After so many steps back the
// engine changes to one that never steps back, wherever the expression allows it.
setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks')

function readArguments(): Options {
  try {
    return parseOptions(process.argv.slice(2))
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}`)
    process.exit(2)
  }
}

async function main(options: Options): Promise<void> {
  const cloud = await startLocalCloud(options)
  const stop = async (): Promise<void> => {
    await cloud.close()
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  // Started by another program over a channel: when that program is gone, however it ended, nobody would stop this one.
  process.once('disconnect', stop)
  process.stdout.write(`ready ${cloud.url}\n`)
}

main(readArguments()).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
