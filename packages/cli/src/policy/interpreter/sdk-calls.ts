import { type Arguments, argument, type Site } from "./frame.ts"
import { responseTo } from "./response.ts"
import { list, nothing, union, unknown, type ClientValue, type Value, type ValueOf, type ValueSet } from "./value.ts"

/** `new` on a name of the SDK: a client, a command, or a helper that sends requests of its own. */
export function sdkConstruct({ module, name, key }: ValueOf<"sdk">, args: Arguments, site: Site): ValueSet {
  const { run } = site.frame
  const input = argument(args, 0)
  if (name.endsWith("Command")) {
    run.record({ module, operation: name.slice(0, -"Command".length), input, site })
    return [{ kind: "command", module, name, input, key: `command:${key}(${input.map((value) => value.key).join()})` }]
  }
  run.escape(input, site)
  if (module === "@aws-sdk/lib-storage" && name === "Upload") {
    run.record({ module, operation: "Upload", input, site })
  }
  run.facts.write(sdkClient(module), "endpoint", known(run.read(input, "endpoint", site)))
  return [{ kind: "client", module, name, config: input, key: `client:${key}` }]
}

/** Stands for all clients of a package: what they were made with is written to it. */
export function sdkClient(module: string): Value {
  return { kind: "client", module, name: "", config: nothing, key: `clients of ${module}` }
}

function known(values: ValueSet): ValueSet {
  return values.filter(({ kind }) => kind !== "undefined")
}

/** A call of a function of the SDK. */
export function sdkCall({ module, name }: ValueOf<"sdk">, args: Arguments, site: Site): ValueSet {
  const { run } = site.frame
  const paged = /^paginated?([A-Z]\w*)$/.exec(name)?.[1]
  const awaited = /^wait(?:Until|For)([A-Z]\w*)$/.exec(name)?.[1]
  if (paged !== undefined) {
    run.record({ module, operation: paged, input: argument(args, 1), site })
    return [list([responseTo(module, paged, argument(args, 1))])]
  }
  if (awaited !== undefined) {
    run.record({ module, operation: `wait:${awaited}`, input: argument(args, 1), site })
    return [unknown("data")]
  }
  if (helpers.has(name))
    run.record({ module, operation: name, input: argument(args, name === "createPresignedPost" ? 1 : 0), site })
  run.escape(union(...args.list, args.rest), site)
  return [unknown("data")]
}

const helpers = new Set(["createPresignedPost", "fromTemporaryCredentials"])

/** A method call on a client: `send`, or an operation of an aggregated client. */
export function clientCall(
  client: ClientValue,
  name: string,
  { args, site }: { readonly args: Arguments; readonly site: Site },
): ValueSet {
  const { run } = site.frame
  const input = argument(args, 0)
  if (name === "send") return union(...input.map((command) => sent(command)))
  const operation = name.charAt(0).toUpperCase() + name.slice(1)
  if (run.exportsOf(client.module).has(`${operation}Command`)) {
    run.record({ module: client.module, operation, input, site })
    run.escape(argument(args, 1), site)
    return [responseTo(client.module, operation, input)]
  }
  const paged = /^paginate([A-Z]\w*)$/.exec(name)?.[1]
  if (paged !== undefined) {
    run.record({ module: client.module, operation: paged, input, site })
    return [list([responseTo(client.module, paged, input)])]
  }
  const awaited = /^waitUntil([A-Z]\w*)$/.exec(name)?.[1]
  if (awaited !== undefined) run.record({ module: client.module, operation: `wait:${awaited}`, input, site })
  run.escape(union(...args.list, args.rest), site)
  return [unknown("data")]
}

function sent(command: Value): ValueSet {
  if (command.kind === "command") {
    return [responseTo(command.module, command.name.replace(/Command$/, ""), command.input)]
  }
  return command.kind === "undefined" ? nothing : [unknown("data")]
}
