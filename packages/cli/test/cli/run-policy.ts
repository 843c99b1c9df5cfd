import { runCli } from "../../src/run-cli.ts"
import { TestTerminal } from "../fakes/deploy-session.ts"
import { makeProject } from "../make-project.ts"

/** Two controllers, one with a table and one with a bucket. */
export const notesApp = `import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb"
import { App, controller, route, Table } from "@tsapi/framework"
import { S3 } from "@aws-sdk/client-s3"
const notes = new Table("Notes", { partitionKey: "id" })
const documents = DynamoDBDocumentClient.from(new DynamoDBClient())
async function load(id: string) {
  return documents.send(new GetCommand({ TableName: notes.name, Key: { id } }))
}
@controller("/notes")
export class NoteController {
  @route("GET", "/{id}")
  async get({ params }: { params: { id: string } }) {
    return load(params.id)
  }
  @route("PUT", "/{id}")
  async put({ params }: { params: { id: string } }) {
    await load(params.id)
    await documents.send(new PutCommand({ TableName: notes.name, Item: params }))
  }
}
@controller("/files")
export class FileController {
  @route("GET", "/{key}")
  async get({ params }: { params: { key: string } }) {
    return new S3().getObject({ Bucket: "files", Key: "shared/" + params.key })
  }
}
export const app = new App("notes", { controllers: [NoteController, FileController] })
`

/** Runs `tsapi policy` on the source of an app, with a function for each controller. */
export async function runPolicy(source: string, ...args: readonly string[]) {
  const project = await makeProject({ "src/app.ts": source })
  const terminal = new TestTerminal({ json: args.includes("--json") })
  const all = ["policy", ...args, "-C", project, "--set", "split=controller"]
  const exitCode = await runCli(all, terminal, new AbortController().signal)
  return { exitCode, stdout: terminal.stdout, stderr: terminal.stderr }
}
