import { readFileSync } from "node:fs"
import { isBuiltin } from "node:module"
import path from "node:path"
import ts from "typescript"
import { expect, it } from "vitest"
import { extractFences, pages, repository } from "./extract-fences.ts"

const starters = ["hello", "todo"].map((name) => `packages/cli/src/starters/${name}/package.json`)

// What every new project has.
const given = new Set(
  starters
    .map((file) => JSON.parse(readFileSync(path.join(repository, file), "utf8")))
    .map(({ dependencies, devDependencies }) => Object.keys({ ...dependencies, ...devDependencies }))
    .reduce((some, others) => some.filter((name) => others.includes(name))),
)

// What the framework's optional imports take from the app.
const askedFor: Readonly<Record<string, readonly string[]>> = {
  "@tsapi/framework/connections": ["@aws-sdk/client-apigatewaymanagementapi"],
  "@tsapi/framework/idempotency": ["@aws-sdk/client-dynamodb"],
  "@tsapi/framework/parameters": ["@aws-sdk/client-ssm"],
  "@tsapi/framework/secrets": ["@aws-sdk/client-secrets-manager"],
}

it.each(pages.filter((page) => page.startsWith("docs/")))("%s says how to install what its code imports", (page) => {
  const installed = new Set(extractFences(page, "sh").flatMap(({ code }) => packagesInstalledBy(code)))
  const missing = extractFences(page, "ts").flatMap(({ line, code }) =>
    packagesImportedBy(code).flatMap((name) =>
      given.has(name) || installed.has(name) ? [] : `${page}:${line} imports ${name}`,
    ),
  )
  expect(missing).toEqual([])
})

function packagesInstalledBy(commands: string): readonly string[] {
  return [...commands.matchAll(/^npm install (.+)$/gm)].flatMap(([, names = ""]) =>
    names.split(" ").filter((name) => !name.startsWith("-")),
  )
}

function packagesImportedBy(code: string): readonly string[] {
  const specifiers = ts.preProcessFile(code).importedFiles.map(({ fileName }) => fileName)
  return specifiers.flatMap((specifier) => {
    const [first = "", second = ""] = specifier.split("/")
    const name = first.startsWith("@") ? `${first}/${second}` : first
    return isBuiltin(specifier) || first.startsWith(".") ? [] : [name, ...(askedFor[specifier] ?? [])]
  })
}
