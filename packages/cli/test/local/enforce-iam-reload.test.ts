import { spawn } from "node:child_process"
import { writeFile } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { expect, onTestFinished, test, vi } from "vitest"
import { makeProject } from "../make-project.ts"

const tsapi = fileURLToPath(new URL("../../bin/tsapi-source.js", import.meta.url))

const controller = (send: string) => `
import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import * as lib from "@aws-sdk/lib-dynamodb"
import { Table, controller, route } from "@tsapi/framework"

export const todoTable = new Table("Todos", { partitionKey: "id" })
const documents = lib.DynamoDBDocumentClient.from(new DynamoDBClient())

@controller("/todos")
export class TodoController {
  @route("DELETE", "/{id}")
  async remove({ params, event }: any) {
    const input = { TableName: todoTable.name, Key: { id: params.id } }
    return ${send}.then(() => ({ removed: true }), (error: Error) => ({ error: error.name }))
  }
}
`
const unseen = controller(`documents.send(new (Reflect.get(lib, event.queryStringParameters.command))(input))`)
const plain = controller(`documents.send(new lib.DeleteCommand(input))`)

test("tsapi local enforces policies unless told not to, and a reload brings the policy of the new code", async () => {
  const projectDir = await makeProject({
    "src/app.ts": `
import { App } from "@tsapi/framework"
import { TodoController } from "./todo-controller.ts"

export const app = new App("reloaded", { controllers: [TodoController] })
`,
    "src/todo-controller.ts": unseen,
  })
  const remove = async (url: string) => {
    const response = await fetch(`${url}/todos/1?command=DeleteCommand`, { method: "DELETE" })
    return response.json()
  }

  const open = await serve(projectDir, "--no-enforce-iam")
  expect(await remove(open.url)).toEqual({ removed: true })
  await open.stop()

  const { url } = await serve(projectDir)
  expect(await remove(url)).toEqual({ error: "AccessDeniedException" })
  await writeFile(path.join(projectDir, "src/todo-controller.ts"), plain)
  await vi.waitFor(async () => expect(await remove(url)).toEqual({ removed: true }), { timeout: 20_000, interval: 100 })
}, 60_000)

async function serve(projectDir: string, ...flags: readonly string[]) {
  const args = [tsapi, "local", "-C", projectDir, "--port", "0", ...flags]
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] })
  let output = ""
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()))
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  const stop = async () => {
    child.kill("SIGINT")
    await exited
  }
  onTestFinished(stop)
  const url = await vi.waitFor(
    () => {
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? []
      if (found === undefined) throw new Error(output)
      return found
    },
    { timeout: 20_000, interval: 50 },
  )
  return { url, stop }
}
