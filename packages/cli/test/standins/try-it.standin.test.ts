import { readFile, writeFile } from "node:fs/promises"
import path from "node:path"
import { type Browser, chromium } from "playwright-core"
import { afterAll, beforeAll, expect, it } from "vitest"
import { makeProject } from "../make-project.ts"
import { standIn } from "./stand-in.ts"
import { startLocal } from "./start-local.ts"

let browser: Browser

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: standIn("chromium"), args: ["--no-sandbox"] })
})
afterAll(() => browser?.close())

const app = `import { App, controller, route } from "@tsapi/framework"
@controller("/notes")
class NoteController {
  /** Read the notes. */
  @route("GET", "/")
  list() { return { notes: ["buy milk"] } }
}
export const app = new App("notes", { controllers: [NoteController] })
`

it("shows the API in a browser, sends a request from there, follows a reload, and asks no other server", async () => {
  const project = await makeProject({ "src/app.ts": app })
  const local = await startLocal(project)
  const page = await browser.newPage()
  const asked: string[] = []
  const problems: string[] = []
  page.on("request", (request) => asked.push(request.url()))
  page.on("pageerror", (error) => problems.push(error.message))
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text())
  })
  try {
    await page.goto(`${local.url}/_tsapi`)
    await page.getByText("Read the notes.").first().waitFor({ state: "attached" })
    await page.goto(`${local.url}/_tsapi#tag/note/GET/notes`)
    await page
      .getByRole("button", { name: /Test Request/ })
      .first()
      .click()
    await page.getByRole("button", { name: /^Send/ }).first().click()
    await page.getByText("buy milk").first().waitFor()

    const file = path.join(project, "src/app.ts")
    await writeFile(file, (await readFile(file, "utf8")).replace("Read the notes.", "Fetch all notes."))
    await page.reload()
    await page.getByText("Fetch all notes.").first().waitFor({ state: "attached" })
  } finally {
    await page.close()
    await local.stop()
  }
  expect([...new Set(asked.filter((url) => !/^(data|blob):/.test(url)).map((url) => new URL(url).origin))]).toEqual([
    local.url,
  ])
  expect(asked).toContain(`${local.url}/notes`)
  expect(problems).toEqual([])
})
