import type { Draft } from "./random-program.ts"
import { randomText } from "./random-text.ts"

interface Operation {
  readonly module: string
  readonly command: string
  readonly client: string
  /** The aggregated client's class and method. */
  readonly aggregated: readonly [string, string]
  readonly input: (draft: Draft) => string
}

const dynamodb = "@aws-sdk/client-dynamodb"
const s3 = "@aws-sdk/client-s3"
const lambda = "@aws-sdk/client-lambda"

const operations: readonly [Operation, ...Operation[]] = [
  {
    module: dynamodb,
    command: "QueryCommand",
    client: "DynamoDBClient",
    aggregated: ["DynamoDB", "query"],
    input: (draft) => `{ TableName: ${randomText(draft)}, IndexName: ${randomText(draft)} }`,
  },
  ...(["GetItem", "PutItem", "DeleteItem", "UpdateItem"] as const).map((name) => ({
    module: dynamodb,
    command: `${name}Command`,
    client: "DynamoDBClient",
    aggregated: ["DynamoDB", name.charAt(0).toLowerCase() + name.slice(1)] as const,
    input: (draft: Draft) => `{ TableName: ${randomText(draft)}, Key: { id: { S: event.key } } }`,
  })),
  ...(["GetObject", "PutObject"] as const).map((name) => ({
    module: s3,
    command: `${name}Command`,
    client: "S3Client",
    aggregated: ["S3", name.charAt(0).toLowerCase() + name.slice(1)] as const,
    input: (draft: Draft) => `{ Bucket: ${randomText(draft)}, Key: event.key }`,
  })),
  {
    module: lambda,
    command: "InvokeCommand",
    client: "LambdaClient",
    aggregated: ["Lambda", "invoke"],
    input: (draft) => `{ FunctionName: ${randomText(draft)} }`,
  },
]

/** An expression, to be awaited in the handler, that sends one command. */
export function randomCall(draft: Draft): string {
  const operation = draft.pick(operations)
  return `await ${draft.pick(senders)(draft, operation)}`
}

type Sender = (draft: Draft, operation: Operation) => string

const senders: readonly [Sender, ...Sender[]] = [
  (draft, operation) => `${clientOf(draft, operation)}.send(${commandOf(draft, operation)})`,
  (draft, operation) => {
    const [name, method] = operation.aggregated
    const client = clientFrom(draft, `new ${draft.sdk(operation.module, name)}({})`)
    return `${client}${draft.pick([`.${method}`, `["${method}"]`])}(${inputOf(draft, operation)})`
  },
  (draft, operation) => {
    const send = draft.name("send")
    draft.declare(`async function ${send}(client, command) { return await client.send(command) }`)
    return `${send}(${clientOf(draft, operation)}, ${commandOf(draft, operation)})`
  },
  (draft, operation) => {
    const run = draft.name("run")
    const Command = draft.sdk(operation.module, operation.command)
    draft.declare(`const ${run} = (client) => (Command, input) => client.send(new Command(input))`)
    return `${run}(${clientOf(draft, operation)})(${Command}, ${inputOf(draft, operation)})`
  },
  (draft, operation) => {
    const Base = draft.name("Base")
    const Store = draft.name("Store")
    const Command = draft.sdk(operation.module, operation.command)
    draft.declare(`class ${Base} {
  constructor(client) { this.client = client }
  run(input) { return this.dispatch(this.command(input)) }
  dispatch(command) { return this.client.send(command) }
}
class ${Store} extends ${Base} {
  command(input) { return new ${Command}({ ...input }) }
}`)
    return `new ${Store}(${clientOf(draft, operation)}).run(${inputOf(draft, operation)})`
  },
  (draft, operation) => {
    const table = draft.name("commands")
    const Command = draft.sdk(operation.module, operation.command)
    draft.declare(`const ${table} = { go: (input) => new ${Command}(input), stay: () => undefined }`)
    return `${clientOf(draft, operation)}.send(${table}["go"](${inputOf(draft, operation)}))`
  },
  (draft, operation) =>
    `${clientOf(draft, operation)}.send.call(${clientOf(draft, operation)}, ${commandOf(draft, operation)})`,
  (draft, operation) => {
    const send = draft.name("bound")
    draft.declare(`const ${send} = (client) => client.send.bind(client)`)
    return `${send}(${clientOf(draft, operation)})(${commandOf(draft, operation)})`
  },
]

function clientOf(draft: Draft, { module, client }: Operation): string {
  return clientFrom(draft, `new ${draft.sdk(module, client)}({})`)
}

function clientFrom(draft: Draft, made: string): string {
  const name = draft.name("client")
  return draft.pick([
    () => `(${made})`,
    () => (draft.declare(`const ${name} = ${made}`), name),
    () => (draft.declare(`let ${name}\nconst get${name} = () => (${name} ??= ${made})`), `get${name}()`),
    () => (draft.declare(`class Holder${name} { static client = ${made} }`), `Holder${name}.client`),
    () => (draft.declare(`const ${name} = { inner: { client: ${made} } }`), `${name}.inner.client`),
    () => (draft.declare(`const ${name} = Object.freeze([${made}])`), `${name}[0]`),
  ])()
}

function commandOf(draft: Draft, operation: Operation): string {
  const made = `new ${draft.sdk(operation.module, operation.command)}(${inputOf(draft, operation)})`
  return draft.once(3) ? `(await (async () => ${made})())` : made
}

function inputOf(draft: Draft, operation: Operation): string {
  const input = operation.input(draft)
  return draft.pick([
    () => input,
    () => `{ ...${input} }`,
    () => `Object.assign({}, ${input})`,
    () =>
      `((input) => { const made = {}; for (const key of Object.keys(input)) made[key] = input[key]; return made })(${input})`,
    () => `Object.fromEntries(Object.entries(${input}))`,
    () => `structuredClone(${input})`,
    () =>
      `((given) => { const input = { IndexName: "x", TableName: "x" }; if (event.flag) delete input.IndexName; else input.IndexName = given.IndexName; for (const key in given) if (key !== "IndexName") input[key] = given[key]; input.TableName = given.TableName; return input })(${input})`,
  ])()
}
