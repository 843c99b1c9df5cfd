import { type Arguments, argument, type Site } from "./frame.ts"
import { callBack } from "./promises.ts"
import { responseTo } from "./response.ts"
import { shortKey } from "./value-key.ts"
import {
  keyOf,
  list,
  nothing,
  union,
  unknown,
  type ClientValue,
  type Value,
  type ValueOf,
  type ValueSet,
} from "./value.ts"

/** `new` on a name of the SDK: a client, a command, or a helper that sends requests of its own. */
export function sdkConstruct({ module, name, key }: ValueOf<"sdk">, args: Arguments, site: Site): ValueSet {
  const { run } = site.frame
  const input = argument(args, 0)
  if (name.endsWith("Command")) {
    const command: Value = { kind: "command", module, name, input, key: shortKey(`command:${key}(${keyOf(input)})`) }
    run.record({ module, operation: name.slice(0, -"Command".length), input, site, command })
    return [command]
  }
  run.escape(input, site)
  if (isUpload({ module, name })) {
    run.record({ module, operation: "Upload", input, site, clients: run.read(input, "client", site) })
  }
  const client: Value = { kind: "client", module, name, config: input, key: `client:${key}(${keyOf(input)})` }
  run.facts.write(sdkClient(module), "instance", [client])
  return [client]
}

/** Stands for all clients of a package: what they were made with is written to it. */
export function sdkClient(module: string): Value {
  return { kind: "client", module, name: "", config: nothing, key: `clients of ${module}` }
}

// Which clients send a command tells the region of its resources.
function sendWith(clients: ValueSet, commands: ValueSet, { frame }: Site): void {
  for (const command of commands) if (command.kind === "command") frame.run.facts.write(command, "client", clients)
}

/** A call of a function of the SDK. */
export function sdkCall({ module, name }: ValueOf<"sdk">, args: Arguments, site: Site): ValueSet {
  const { run } = site.frame
  const paged = pagedOperation(name)
  const awaited = awaitedOperation(name)
  if (paged !== undefined) {
    const clients = run.read(argument(args, 0), "client", site)
    run.record({ module, operation: paged, input: argument(args, 1), site, clients })
    return [list([responseTo(module, paged, argument(args, 1))])]
  }
  if (awaited !== undefined) {
    const clients = run.read(argument(args, 0), "client", site)
    run.record({ module, operation: `wait:${awaited}`, input: argument(args, 1), site, clients })
    return [unknown("data")]
  }
  const all = union(...args.list, args.rest)
  const clients = all.filter(({ kind }) => kind === "client")
  const input = argument(args, name === "createPresignedPost" ? 1 : 0)
  if (requestingFunctions.has(name)) run.record({ module, operation: name, input, site, clients })
  sendWith(clients, all, site)
  run.escape(all, site)
  // Whose credentials these are decides who needs the permissions.
  return [module === "@aws-sdk/credential-providers" ? responseTo(module, name, input) : unknown("data")]
}

/** `ListTables` of `paginateListTables`, and of the document client's `paginatedListTables`. */
export function pagedOperation(name: string): string | undefined {
  return /^paginated?([A-Z]\w*)$/.exec(name)?.[1]
}

/** `BucketExists` of `waitUntilBucketExists` and of `waitForBucketExists`. */
export function awaitedOperation(name: string): string | undefined {
  return /^wait(?:Until|For)([A-Z]\w*)$/.exec(name)?.[1]
}

/** The class that sends an object in parts. */
export function isUpload({ module, name }: { readonly module: string; readonly name: string }): boolean {
  return module === "@aws-sdk/lib-storage" && name === "Upload"
}

/** Functions of the SDK that send requests, or prepare them for others to send. */
export const requestingFunctions: ReadonlySet<string> = new Set([
  "createPresignedPost",
  "fromTemporaryCredentials",
  "getSynthesizeSpeechUrl",
])

/** Methods that make tokens of what the signer was constructed with. */
export const signers: Readonly<Record<string, readonly string[]>> = {
  "@aws-sdk/dsql-signer": ["getDbConnectAdminAuthToken", "getDbConnectAuthToken"],
  "@aws-sdk/rds-signer": ["getAuthToken"],
}

/** A method call on a client: `send`, or an operation of an aggregated client. */
export function clientCall(
  client: ClientValue,
  name: string,
  { args, site }: { readonly args: Arguments; readonly site: Site },
): ValueSet {
  const { run } = site.frame
  const input = argument(args, 0)
  if (name === "send") {
    sendWith([client], input, site)
    const answer = union(...input.map((command) => sent(command)))
    callBack(union(...args.list.slice(1)), answer, site)
    return answer
  }
  if (signers[client.module]?.includes(name) === true)
    run.record({ module: client.module, operation: name, input: client.config, site, clients: [client] })
  const operation = name.charAt(0).toUpperCase() + name.slice(1)
  const known = run.exportsOf(client.module)
  // Of a service's package that is neither installed nor known, every method may be an operation.
  const mayBeOperation = known.size === 0 && client.module.startsWith("@aws-sdk/client-") && !lifecycle.has(name)
  if (known.has(`${operation}Command`) || mayBeOperation) {
    run.record({ module: client.module, operation, input, site, clients: [client] })
    callBack(union(...args.list.slice(1)), [responseTo(client.module, operation, input)], site)
    run.escape(argument(args, 1), site)
    return [responseTo(client.module, operation, input)]
  }
  const paged = pagedOperation(name)
  if (paged !== undefined) {
    run.record({ module: client.module, operation: paged, input, site, clients: [client] })
    return [list([responseTo(client.module, paged, input)])]
  }
  const awaited = awaitedOperation(name)
  if (awaited !== undefined)
    run.record({ module: client.module, operation: `wait:${awaited}`, input, site, clients: [client] })
  run.escape(union(...args.list, args.rest), site)
  return [unknown("data")]
}

const lifecycle: ReadonlySet<string> = new Set(["", "destroy", "config", "middlewareStack"])

function sent(command: Value): ValueSet {
  if (command.kind === "command") {
    return [responseTo(command.module, command.name.replace(/Command$/, ""), command.input)]
  }
  return command.kind === "undefined" ? nothing : [unknown("data")]
}
