import { describe, expect, it } from "vitest"
import { appOf, infer } from "../../test/policy/one-module-app.ts"

const get = `client.send(new GetCommand({ TableName: "a", Key: {} }))`

describe("code that is plain, but a lot of it", () => {
  it.each([
    [
      "an object literal of a megabyte",
      `const data = { ${times(10_000, (i) => `key${i}: { id: ${i}, name: "name ${i}", tags: ["a", "b", "${"x".repeat(40)}"] },`)} }`,
      `return [data[request.query.key], ${get}]`,
    ],
    [
      "a switch of twenty thousand lines",
      `function route(n: number) { switch (n) {\n${times(10_000, (i) => `case ${i}:\n return ${i === 7000 ? get : i}`)}\n} }`,
      `return route(Number(request.query.n))`,
    ],
    [
      "objects that hold themselves",
      `const a: any = { table: "a" }; const b: any = { a }; a.b = b; a.self = a
       const list: any[] = [a, b]; list.push(list); a.list = list
       class Node { parent: any; children: Node[] = [this]; constructor(parent?: Node) { this.parent = parent ?? this } }
       const node = new Node(new Node()); node.parent.children.push(node)`,
      `return [node.parent.parent.children[0].parent, a.b.a.self.list, ${get.replace(`"a"`, "a.self.b.a.table")}]`,
    ],
  ])("is followed: %s", async (_, declarations, body) => {
    const { grants, warnings } = await infer(appOf(declarations, body))
    expect({ grants, warnings }).toEqual({ grants: ["dynamodb:GetItem table/a"], warnings: [] })
  })
})

describe("code that cannot be followed", () => {
  const closures = times(
    60,
    (i) => `const c${i} = (f: any) => (x: any) => f((y: any) => c${(i + 1) % 60}(f)(() => [x, y, f])(x))`,
  )
  const circle = times(
    1000,
    (i) => `function f${i}(n: number): any { return n > 0 ? f${(i + 1) % 1000}(n - 1) : every(n) }`,
  )
  const everyCall = `
    const bucket = new S3Client({ region: "eu-west-1" })
    async function every(x: any) {
      await bucket.send(new GetObjectCommand({ Bucket: "files", Key: "a" }))
      await sqs.sendMessage({ QueueUrl: x, MessageBody: "" })
      await waitUntilTableExists({ client, maxWaitTime: 1 }, { TableName: "a" })
      for await (const page of paginateListTables({ client }, {})) x = page
      await new Upload({ client: bucket, params: { Bucket: "files", Key: x, Body: "" } }).done()
      return ${get}
    }`
  const imports = `
    import { paginateListTables, waitUntilTableExists } from "@aws-sdk/client-dynamodb"
    import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3"
    import { SQS } from "@aws-sdk/client-sqs"
    import { Upload } from "@aws-sdk/lib-storage"
    const sqs = new SQS({})`
  const everyAction = [
    "dynamodb:DescribeTable",
    "dynamodb:GetItem",
    "dynamodb:ListTables",
    "s3:AbortMultipartUpload",
    "s3:GetObject",
    "s3:PutObject",
    "sqs:SendMessage",
  ]

  it.each([
    ["calls that nest five thousand deep", "", `return ${"every(".repeat(5000)}1${")".repeat(5000)}`],
    ["a thousand functions that call each other in a circle", circle, `return f0(request.query.n)`],
    ["too many closures", `${closures}\n${doubling(24, "every(a)")}`, `return [c0(f0)(every), f0({})]`],
  ])("is granted every request that it names: %s", async (_, declarations, body) => {
    const { grants, warnings } = await infer(appOf(`${imports}\n${everyCall}\n${declarations}`, body))
    const actions = new Set(grants.map((grant) => grant.replace(/ .*/, "")))
    expect([...actions]).toEqual(expect.arrayContaining(everyAction))
    expect(warnings).toContainEqual(expect.stringMatching(/^POLICY_BUDGET_EXHAUSTED src\/app\.ts:\d+ /))
  })
})

function times(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join("\n")
}

/** Every function calls the next one twice, with new objects. */
function doubling(count: number, last: string): string {
  const calls = times(count, (i) => `function f${i}(a: any): any { f${i + 1}({ l: a }); return f${i + 1}({ r: a }) }`)
  return `${calls}\nfunction f${count}(a: any) { return ${last} }`
}
