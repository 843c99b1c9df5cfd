import { existsSync, readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import type { ClientData } from "../permissions/service-data.ts"

// The prefix of IAM is the name requests are signed with, but for these.
const prefixes: Readonly<Record<string, string>> = {
  iotdata: "iot",
  monitoring: "cloudwatch",
}

const cache = new Map<string, ClientData | undefined>()

/** The operations of an installed SDK client, read from its sources without running them; undefined for other packages. */
export function readClient(packageDir: string): ClientData | undefined {
  if (cache.has(packageDir)) return cache.get(packageDir)
  const client = read(path.join(packageDir, "dist-es"))
  cache.set(packageDir, client)
  return client
}

function read(directory: string): ClientData | undefined {
  const scheme = path.join(directory, "auth", "httpAuthSchemeProvider.js")
  if (!existsSync(scheme)) return undefined
  const auth = readFileSync(scheme, "utf8")
  const signingName = /name: "([^"]+)"/.exec(auth)?.[1]
  if (signingName === undefined) return undefined
  const noAuth = noAuthOperations(auth)
  const waiters = readWaiters(directory)
  const prefix = prefixes[signingName] ?? signingName
  return {
    prefix,
    operations: filesOf(directory, "commands")
      .flatMap((file) => /^(\w+)Command\.js$/.exec(file)?.[1] ?? [])
      .join(" "),
    ...(noAuth.length > 0 && { noAuth: noAuth.join(" ") }),
    ...(Object.keys(waiters).length > 0 && { waiters }),
    ...(prefix === "apigateway" && { requests: readRequests(directory) }),
  }
}

// `export var GetStage$ = [9, n0, _GS, { [_ht]: ["GET", "/restapis/{restApiId}/stages/{stageName}", 200] }, …`
function readRequests(directory: string): Readonly<Record<string, string>> {
  const operation = /export var (\w+)\$ = \[9, \w+, \w+,\s*\{[^"]*\["([A-Z]+)", "([^"?]+)/g
  const code = filesOf(directory, "schemas").map((file) => readFileSync(path.join(directory, "schemas", file), "utf8"))
  return Object.fromEntries(
    [...code.join("\n").matchAll(operation)].map(([, name = "", method, uri]) => [name, `${method} ${uri}`]),
  )
}

function noAuthOperations(auth: string): readonly string[] {
  return [...auth.matchAll(/((?:case "\w+":[\s{]*)+)options\.push\(createSmithyApiNoAuth/g)].flatMap(([, cases]) =>
    [...(cases ?? "").matchAll(/"(\w+)"/g)].flatMap(([, name]) => name ?? []),
  )
}

function readWaiters(directory: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    filesOf(directory, "waiters").flatMap((file) => {
      const code = readFileSync(path.join(directory, "waiters", file), "utf8")
      const name = /^waitFor(\w+)\.js$/.exec(file)?.[1]
      const operation = /new (\w+)Command\(/.exec(code)?.[1]
      return name !== undefined && operation !== undefined ? [[name, operation]] : []
    }),
  )
}

function filesOf(directory: string, name: string): readonly string[] {
  const folder = path.join(directory, name)
  return existsSync(folder) ? readdirSync(folder).toSorted() : []
}
