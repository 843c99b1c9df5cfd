import { readFileSync } from "node:fs"
import path from "node:path"
import ts from "typescript"
import { expect, it } from "vitest"
import { type Fence, extractFences, pages, repository } from "./extract-fences.ts"

// The example has everything that code in the docs imports; a page's files are checked as if they lay in a folder of it.
const example = path.join(repository, "examples/todo-api")

it("compiles as a project of its reader would", { timeout: 120_000 }, () => {
  const fences = new Map(
    pages.flatMap((page) => extractFences(page, "ts").map((fence, index) => [pathOf(fence, index), fence])),
  )

  const faults = compile(fences).map((fault) => {
    const fence = fault.file && fences.get(fault.file.fileName)
    const line = (fence?.line ?? 0) + 1 + (fault.file?.getLineAndCharacterOfPosition(fault.start ?? 0).line ?? 0)
    return `${fence?.page ?? fault.file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(fault.messageText, "\n")}`
  })

  expect(faults).toEqual([])
})

it("names each file of a page once", () => {
  for (const page of pages) {
    const files = extractFences(page, "ts").flatMap(({ file }) => file ?? [])
    expect([page, ...files]).toEqual([page, ...new Set(files)])
  }
})

function pathOf({ page, file }: Fence, index: number): string {
  return path.join(example, ".docs", page.replaceAll(/\W/g, "-"), file ?? `fence-${index}.ts`)
}

function compile(fences: ReadonlyMap<string, Fence>): readonly ts.Diagnostic[] {
  const { config } = ts.readConfigFile(path.join(example, "tsconfig.json"), (file) => readFileSync(file, "utf8"))
  const parsed = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, example)
  const moduleDetection = ts.ModuleDetectionKind.Force
  // The example needs few of the SDK's clients.
  const paths = { "@aws-sdk/*": [path.join(repository, "packages/cli/node_modules/@aws-sdk/*")] }
  const options = { ...parsed.options, customConditions: ["@tsapi/source"], moduleDetection, paths }
  const program = ts.createProgram([...fences.keys()], options, hostWith(fences, options))
  return [...fences.keys()].flatMap((file) => {
    const source = program.getSourceFile(file)
    return source ? [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)] : []
  })
}

// Resolves the fences as if they were on disk.
function hostWith(fences: ReadonlyMap<string, Fence>, options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options)
  const directories = new Set([...fences.keys()].map((file) => path.dirname(file)))
  return {
    ...host,
    fileExists: (file) => fences.has(file) || host.fileExists(file),
    directoryExists: (directory) => directories.has(directory) || ts.sys.directoryExists(directory),
    readFile: (file) => fences.get(file)?.code ?? host.readFile(file),
    getSourceFile(file, ...rest) {
      const code = fences.get(file)?.code
      if (code === undefined) return host.getSourceFile(file, ...rest)
      return ts.createSourceFile(file, code, ts.ScriptTarget.ES2022, true)
    },
  }
}
