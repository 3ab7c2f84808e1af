import { writeSync } from 'node:fs'
import { getCompiledResult, Project, proxy } from 'miniprogram-ci'

/**
 * A program of its own, `compile-for-wechat.ts <project folder>`: runs WeChat's own compiler as an upload would, and
 * writes on its fourth channel what would be uploaded, or why nothing would (the compiler itself talks on the others).
 * It keeps what it read, and workers that never end, for as long as its process lives: every compilation gets a process.
 */
export type Compilation = { accepted: true; bytes: Record<string, number> } | { accepted: false; reason: string }

const ANSWER_CHANNEL = 3

/** Nothing leaves this machine: whatever the compiler would like to ask its server fails at once. */
const NOWHERE = 'http://127.0.0.1:9'

/** What WeChat's server says about an ordinary mini-program: sizes in MiB, icons in KiB. */
const ATTRIBUTES = {
  platform: false,
  appType: 0,
  isSandbox: false,
  released: false,
  setting: {
    MaxCodeSize: 2,
    MaxSubpackageSubCodeSize: 2,
    MaxSubpackageFullCodeSize: 20,
    NavigateMiniprogramLimit: 10,
    MaxSubPackageLimit: 100,
    MinTabbarCount: 2,
    MaxTabbarCount: 5,
    MaxCustomTabbarCount: 10,
    MaxTabbarIconSize: 40,
  },
}

class OfflineProject extends Project {
  override async attr(): Promise<typeof ATTRIBUTES> {
    return ATTRIBUTES
  }
}

async function compile(projectPath: string): Promise<Compilation> {
  proxy(NOWHERE)
  const project = new OfflineProject({
    appid: 'wx0000000000000000',
    type: 'miniProgram',
    projectPath,
    privateKey: 'nothing is uploaded, so nothing is signed',
  })
  try {
    // The scripts are ready to run as they are; templates and styles are read only on the way to something smaller.
    const setting = { minifyWXML: true, minifyWXSS: true }
    const files = await getCompiledResult({ project, version: '1.0.0', setting })
    const sizes = Object.entries(files).map(([path, content]) => [path, Buffer.byteLength(content)])
    return { accepted: true, bytes: Object.fromEntries(sizes) }
  } catch (error) {
    return { accepted: false, reason: String((error as Error).message) }
  }
}

// The compiler starts its workers with our own arguments; they need no TypeScript.
process.execArgv = []

const [, , projectPath] = process.argv
if (projectPath === undefined) throw new Error('which project?')
void compile(projectPath).then(result => {
  writeSync(ANSWER_CHANNEL, JSON.stringify(result))
  process.exit(0)
})
