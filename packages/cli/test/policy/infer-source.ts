import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import type { FunctionRoot, ResourceReference } from "../../src/model/app-model.ts"
import type { CfnValue } from "../../src/model/cloudformation.ts"
import type { FunctionPolicy } from "../../src/model/grant.ts"
import { type EventValue, inferPolicies } from "../../src/policy/infer-policies.ts"

export interface SourceOptions {
  /** Of every function, besides what the declared resources give. */
  readonly environment?: Readonly<Record<string, CfnValue>>
  readonly references?: readonly ResourceReference[]
  /** Function id to the methods it serves, `Class.method`. Default: one function `Api` that serves all. */
  readonly functions?: Readonly<Record<string, readonly string[]>>
  readonly eventValues?: readonly EventValue[]
}

// Beside the SDK packages that the tests use, and ignored by git.
const workspace = path.join(import.meta.dirname, "..", "..", ".tsapi", "policy-tests")

/** Infers the policies of an app given as files; the entry is `src/app.ts`, which exports `app`. */
export async function inferSource(
  files: Readonly<Record<string, string>>,
  options: SourceOptions = {},
): Promise<readonly FunctionPolicy[]> {
  await mkdir(workspace, { recursive: true })
  const projectDir = await mkdtemp(path.join(workspace, "app-"))
  try {
    for (const [name, text] of Object.entries({ "tsconfig.json": tsconfig, ...files })) {
      const file = path.join(projectDir, name)
      await mkdir(path.dirname(file), { recursive: true })
      await writeFile(file, text)
    }
    const roots = Object.entries(files).flatMap(([file, text]) => findRoots(file, text))
    const references = options.references ?? Object.values(files).flatMap(findTables)
    const handles = references.map(({ environmentVariable, value }) => [environmentVariable, value] as const)
    const served = options.functions ?? { Api: roots.map(nameOf) }
    return await inferPolicies({
      projectDir,
      entry: "src/app.ts",
      exportName: "app",
      functions: Object.entries(served).map(([id, names]) => ({
        id,
        roots: roots.filter((root) => names.includes(nameOf(root))),
        environment: { ...Object.fromEntries(handles), ...options.environment },
        ...(options.eventValues && { eventValues: options.eventValues }),
      })),
      references,
      tsconfig: "tsconfig.json",
    })
  } finally {
    await rm(projectDir, { recursive: true, force: true })
  }
}

/** `dynamodb:GetItem Todos`, sorted; other ARNs without partition, region and account. */
export function grantsOf(policy: FunctionPolicy | undefined): readonly string[] {
  return (policy?.grants ?? []).map(({ action, resource }) => `${action} ${showResource(resource)}`)
}

/** The grants with the lines that need them: `dynamodb:GetItem Todos @ src/todos.ts:12 TodoController.get > find`. */
export function evidenceOf(policy: FunctionPolicy | undefined): readonly string[] {
  return (policy?.grants ?? []).flatMap(({ action, resource, evidence }) =>
    evidence.map(
      ({ file, line, chain }) => `${action} ${showResource(resource)} @ ${file}:${line} ${chain.join(" > ")}`,
    ),
  )
}

/** `CODE src/todos.ts:12 message`. */
export function warningsOf(policy: FunctionPolicy | undefined): readonly string[] {
  return (policy?.warnings ?? []).map(({ code, file, line, message }) => `${code} ${file}:${line} ${message}`)
}

const tsconfig = JSON.stringify({ compilerOptions: { target: "ES2022", strict: true, experimentalDecorators: true } })

function nameOf({ className, methodName }: FunctionRoot): string {
  return `${className}.${methodName}`
}

function findRoots(file: string, text: string): FunctionRoot[] {
  const lines = text.split("\n")
  const classAt = (index: number) =>
    /class (\w+)/.exec(
      lines
        .slice(0, index + 1)
        .reverse()
        .find((line) => /\bclass \w+/.test(line)) ?? "",
    )?.[1] ?? ""
  return lines.flatMap((line, index) => {
    const location = { file, line: index + 1 }
    if (line.includes("@authorizer(")) {
      const className = /class (\w+)/.exec(lines.slice(index).join("\n"))?.[1] ?? ""
      return [{ kind: "authorizer", className, classIndex: 0, methodName: "authorize", location }]
    }
    const [, kind] = /@(route|lambda|on[A-Z]\w*)\(/.exec(line) ?? []
    if (kind === undefined) return []
    const rest = [line.replace(/.*@\w+\([^)]*\)/, ""), ...lines.slice(index + 1)].join("\n")
    const methodName = /(?:async )?\*?(\w+)\s*\(/.exec(rest)?.[1] ?? ""
    return [{ kind: kind === "route" ? "http" : kind, className: classAt(index), classIndex: 0, methodName, location }]
  })
}

function findTables(text: string): ResourceReference[] {
  return [...text.matchAll(/new Table\("(\w+)"/g)].flatMap(([, id = ""]) => {
    const arn = { "Fn::GetAtt": [`${id}Table`, "Arn"] }
    const base = { kind: "table", id, arn, location: { file: "src/app.ts", line: 1 } }
    const prefix = `${id.replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2").toUpperCase()}_TABLE`
    return [
      { ...base, property: "name", environmentVariable: `${prefix}_NAME`, value: { Ref: `${id}Table` } },
      { ...base, property: "arn", environmentVariable: `${prefix}_ARN`, value: arn },
    ]
  })
}

function showResource(resource: CfnValue): string {
  const json = typeof resource === "string" ? resource : JSON.stringify(resource)
  return json
    .replaceAll(/\{"Fn::GetAtt":\["(\w+?)(?:Table|Bucket|Queue)","Arn"\]\}/g, "$1")
    .replace(/^\{"Fn::Sub":"(.*)"\}$/, "$1")
    .replaceAll(/\$\{(\w+?)(?:Table|Bucket)\.Arn\}/g, "$1")
    .replaceAll(/arn:\$\{AWS::Partition\}:[\w-]+:(?:\$\{AWS::Region\})?:(?:\$\{AWS::AccountId\})?:/g, "")
}
