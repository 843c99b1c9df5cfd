import path from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { RepeatedRuns } from "../../src/bundle/esbuild-runs.ts"
import { startLocalServer } from "../../src/local/start-local-server.ts"
import { buildLocal } from "../../src/pipeline/local-build.ts"
import { createLocalJudge } from "../../src/pipeline/local-judge.ts"
import { TestTerminal } from "../fakes/deploy-session.ts"
import { makeProject } from "../make-project.ts"

const files = {
  "src/app.ts": `
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb"
import { App, controller, route, Table } from "@tsapi/framework"

const notes = new Table("Notes", { partitionKey: "id" })
const dynamodb = new DynamoDBClient({})

@controller("/notes", { function: { timeout: 1 } })
class NoteController {
  @route("GET", "/")
  async list() {
    const { Item } = await dynamodb.send(new GetItemCommand({ TableName: notes.name, Key: { id: { S: "1" } } }))
    return { found: Item !== undefined }
  }
}

export const app = new App("notes", { controllers: [NoteController] })
`,
}

test("what it takes to infer the policies is none of a function's time", async () => {
  const projectDir = await makeProject(files)
  const esbuild = new RepeatedRuns()
  onTestFinished(() => esbuild.close())
  const server = await startLocalServer({
    ...{ projectDir, stateDir: path.join(projectDir, ".tsapi/local"), port: 0, reload: false },
    terminal: new TestTerminal({ json: false }),
    build: () => buildLocal(projectDir, { stage: "dev" }, esbuild),
    async createJudge(build, account) {
      const judge = await createLocalJudge(build, projectDir, account)
      // More than the second that the function has.
      await new Promise((resolve) => setTimeout(resolve, 1100))
      return judge
    },
  })
  onTestFinished(() => server.close())
  const reply = await fetch(`${server.url}/notes`)

  expect([reply.status, await reply.json()]).toEqual([200, { found: false }])
})
