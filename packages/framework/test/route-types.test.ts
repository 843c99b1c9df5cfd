import { fileURLToPath } from "node:url"
import ts from "typescript"
import { expect, it } from "vitest"

const file = fileURLToPath(new URL("types/route.test-d.ts", import.meta.url))

// Parsed once for both.
const sourceFiles = new Map<string, ts.SourceFile | undefined>()

/** What the compiler says about a file, with the workspace's own options. */
function diagnosticsOf(experimentalDecorators: boolean): readonly string[] {
  const base = fileURLToPath(new URL("../../../tsconfig.base.json", import.meta.url))
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(base, ts.sys.readFile).config, ts.sys, "")
  const all = { ...options, composite: false, noEmit: true, experimentalDecorators }
  const host = ts.createCompilerHost(all)
  const { getSourceFile } = host
  host.getSourceFile = (name, ...rest) => {
    if (!sourceFiles.has(name)) sourceFiles.set(name, getSourceFile(name, ...rest))
    return sourceFiles.get(name)
  }
  const program = ts.createProgram([file], all, host)
  return ts.getPreEmitDiagnostics(program, program.getSourceFile(file)).map(({ start = 0, file: at, messageText }) => {
    const line = at ? at.getLineAndCharacterOfPosition(start).line + 1 : 0
    return `${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`
  })
}

it.each([
  ["legacy", true],
  ["TC39", false],
])(
  "16: with %s decorators, a method that reads what its route does not give does not compile",
  (_form, legacy) => {
    expect(diagnosticsOf(legacy)).toEqual([])
  },
  60_000,
)
