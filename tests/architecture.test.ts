import { readdirSync, readFileSync, statSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'

const root = resolve(__dirname, '..')

/** The import law: which folders and packages the files of a folder may import. The first rule that fits a file holds. */
const law: { files: RegExp; may: RegExp[]; typesOnly?: RegExp[] }[] = [
  { files: /^src\/domain\//, may: [/^src\/domain\//, /^dayjs(\/|$)/] },
  { files: /^src\/contract\//, may: [/^src\/(contract|domain)\//, /^zod$/] },
  {
    files: /^src\/(ui|copy)\//,
    may: [/^src\/(ui|copy|domain)\//, /^@tarojs\//, /^react(-dom)?(\/|$)/, /^qrcode-generator$/],
    typesOnly: [/^src\/contract\//],
  },
  // BigInt is not on every phone: the library that needs it is loaded when a code is made or checked, and nowhere else.
  { files: /^src\/cloud\/ed25519\.ts$/, may: [/^src\/domain\//, /^@noble\/curves\/ed25519$/] },
  {
    files: /^src\/cloud\//,
    may: [/^src\/(cloud|copy|ui|domain)\//, /^@noble\/hashes\//, /^@tarojs\//, /^react(-dom)?(\/|$)/],
    typesOnly: [/^src\/contract\//],
  },
  // What only a browser shows is drawn beside Taro's own tree.
  {
    files: /^src\/features\/identity\/.*\.h5\.tsx$/,
    may: [/^src\/(features|ui|cloud|copy)\//, /^@tarojs\//, /^react(-dom)?(\/|$)/],
  },
  {
    files: /^src\/features\//,
    may: [/^src\/(features|ui|cloud|copy|domain)\//, /^@tarojs\//, /^react(\/|$)/],
    typesOnly: [/^src\/contract\//],
  },
  {
    files: /^src\/(pages|staff|merchant|ledger|wallet|member)\//,
    may: [/^src\/(features|ui|cloud|copy|domain)\//, /^@tarojs\//, /^react(\/|$)/],
    typesOnly: [/^src\/contract\//],
  },
  {
    files: /^src\/[^/]+$/,
    may: [/^src\/(features|ui|cloud|copy|domain)\//, /^@tarojs\//, /^react(\/|$)/],
    typesOnly: [/^src\/contract\//],
  },
  { files: /^cloudfunctions\/_platform\/cloud\.ts$/, may: [/^wx-server-sdk$/] },
  {
    files: /^cloudfunctions\/_platform\/payments\/wechat-v3/,
    may: [/^src\/domain\//, /^cloudfunctions\/_platform\//, /^node:/, /^zod$/, /^wechatpay-axios-plugin\/lib\//],
  },
  {
    files: /^cloudfunctions\/_platform\/payments\/alipay-client\.ts$/,
    may: [/^src\/domain\//, /^cloudfunctions\/_platform\//, /^alipay-sdk$/],
  },
  { files: /^cloudfunctions\/_platform\/payments\/zip-file\.ts$/, may: [/^adm-zip$/] },
  {
    files: /^cloudfunctions\/_platform\//,
    may: [/^src\/(domain|contract)\//, /^cloudfunctions\/_platform\//, /^node:/, /^zod$/],
  },
  {
    files: /^cloudfunctions\/_store\//,
    may: [/^src\/domain\//, /^cloudfunctions\/_store\//, /^cloudfunctions\/_platform\//, /^node:/, /^zod$/],
  },
  { files: /^cloudfunctions\/_usecases\//, may: [/^src\/domain\//, /^cloudfunctions\/_(usecases|store|platform)\//] },
  // Their own files too; that no function reaches into another is a test of its own.
  {
    files: /^cloudfunctions\/[a-z]/,
    may: [/^src\/(domain|contract)\//, /^cloudfunctions\/([a-z]|_usecases|_platform)/],
  },
  { files: /^localcloud\//, may: [/^localcloud\//, /^node:/, /^[@a-z]/] },
]

/** Folders whose sources stand under the law. */
const lawful = ['src', 'cloudfunctions', 'localcloud']

interface Import {
  from: string
  /** a project path, or a package's name */
  what: string
  typeOnly: boolean
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap(name => {
    const path = `${folder}/${name}`
    if (statSync(join(root, path)).isDirectory()) return sources(path)
    return /\.tsx?$/.test(name) ? [path] : []
  })
}

function importsOf(from: string): Import[] {
  const file = ts.createSourceFile(from, readFileSync(join(root, from), 'utf8'), ts.ScriptTarget.Latest, true)
  const found: Import[] = []
  const visit = (node: ts.Node): void => {
    const specifier =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : undefined
    if (specifier && ts.isStringLiteral(specifier)) {
      found.push({ from, what: target(from, specifier.text), typeOnly: isTypeOnly(node) })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function target(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return builtinModules.includes(specifier) ? `node:${specifier}` : specifier
  return relative(root, resolve(root, dirname(from), specifier))
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly
  if (!ts.isImportDeclaration(node) || !node.importClause) return false
  const { isTypeOnly: whole, name, namedBindings } = node.importClause
  if (whole) return true
  return (
    !name &&
    !!namedBindings &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.every(each => each.isTypeOnly)
  )
}

const allImports = lawful.flatMap(sources).flatMap(importsOf)

test('every import obeys the import law', () => {
  expect(allImports.length).toBeGreaterThan(200)
  const broken = allImports.filter(({ from, what, typeOnly }) => {
    const rule = law.find(each => each.files.test(from))
    if (!rule) return true
    const allowed = typeOnly ? [...rule.may, ...(rule.typesOnly ?? [])] : rule.may
    // Styles and pictures lie beside what they belong to.
    return !allowed.some(each => each.test(what)) && !/\.(scss|css|png|svg)$/.test(what)
  })
  expect(broken.map(({ from, what }) => `${from} imports ${what}`)).toEqual([])
})

test('a feature never imports another feature, and a function never another function', () => {
  const part = (path: string): string | undefined =>
    /^(src\/features|cloudfunctions)\/([^_/][^/]*)\//.exec(`${path}/`)?.[0]
  const crossing = allImports.filter(({ from, what }) => {
    const [own, other] = [part(from), part(what)]
    return own !== undefined && other !== undefined && own !== other
  })
  expect(crossing.map(({ from, what }) => `${from} imports ${what}`)).toEqual([])
})

test('nothing imports the local cloud but its command line, the build and tests', () => {
  const importers = [...sources('config'), ...sources('bench')].flatMap(importsOf)
  const wrong = importers.filter(({ from, what }) => what.startsWith('localcloud/') && from !== 'config/build.ts')
  expect(wrong.map(({ from, what }) => `${from} imports ${what}`)).toEqual([])
})

test('the SDK is imported in one file', () => {
  const importers = allImports.filter(({ from, what }) => what === 'wx-server-sdk' && !from.startsWith('localcloud/'))
  expect(importers.map(({ from }) => from)).toEqual(['cloudfunctions/_platform/cloud.ts'])
})

test('the domain is pure: no clock, no chance, no environment, no console', () => {
  const impure =
    /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\b|\bconsole\b|\bsetTimeout\b|\bfetch\(|\bIntl\b/
  const found = sources('src/domain').filter(path => impure.test(readFileSync(join(root, path), 'utf8')))
  expect(found).toEqual([])
})

test('codes, ids and secrets never come from Math.random', () => {
  // The gate of the local cloud replaces it inside an instance, so that a seeded run replays.
  const allowed = 'localcloud/functions/instance-chance.ts'
  const found = lawful
    .flatMap(sources)
    .filter(path => path !== allowed && /Math\.random/.test(readFileSync(join(root, path), 'utf8')))
  expect(found).toEqual([])
})

test('at the root stands only what belongs there', () => {
  const allowed = new Set([
    ...['package.json', 'package-lock.json', 'tsconfig.json', 'project.config.json', 'README.md', 'README.zh-CN.md'],
    ...['CHANGELOG.md', 'LICENSE', 'src', 'cloudfunctions', 'tests', 'localcloud', 'config', 'docs', 'bench'],
    // made by installing, building and testing; git does not know them
    ...['node_modules', 'dist', 'artifacts'],
  ])
  expect(readdirSync(root).filter(name => !name.startsWith('.') && !allowed.has(name))).toEqual([])
})

test('no barrels: no file does nothing but pass others on', () => {
  const barrels = lawful.flatMap(sources).filter(path => {
    const lines = readFileSync(join(root, path), 'utf8')
      .split('\n')
      .filter(line => line.trim() && !line.startsWith('//'))
    // A platform's variant may choose one name of another file; a barrel is a file of many.
    return lines.length > 1 && lines.every(line => /^export .* from /.test(line))
  })
  expect(barrels).toEqual([])
})

test('every action and every refusal stands in docs/api.md', () => {
  const api = readFileSync(join(root, 'docs', 'api.md'), 'utf8')
  const actions = sources('src/contract').flatMap(path => {
    const source = readFileSync(join(root, path), 'utf8')
    return [...source.matchAll(/^ {2}'([a-zA-Z]+\.[a-zA-Z]+)': /gm)].map(([, action]) => action ?? '')
  })
  const codes = sources('src/domain/refusals').flatMap(path => {
    const topic = readFileSync(join(root, path), 'utf8')
    return [...topic.matchAll(/^ {2}([A-Z_]+): (?:NoDetails|\{)/gm)].map(([, code]) => code ?? '')
  })
  expect(actions.length).toBeGreaterThan(14)
  expect(codes.length).toBeGreaterThan(150)
  // Two topics with one code: the words of one of them would be lost.
  expect(new Set(codes).size).toBe(codes.length)
  expect([...actions, ...codes].filter(word => !api.includes(`\`${word}\``))).toEqual([])
})
