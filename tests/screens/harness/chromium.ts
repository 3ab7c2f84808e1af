import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/opt/google/chrome/chrome']

/** Starts the Chromium of this machine: `CHROMIUM` names it, else the usual places are searched. */
export function startChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? PLACES.find(place => existsSync(place))
  if (executablePath === undefined) throw new Error('no Chromium found: install one, or name it in CHROMIUM')
  const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-component-update', '--disable-sync', ...quiet],
  })
}
