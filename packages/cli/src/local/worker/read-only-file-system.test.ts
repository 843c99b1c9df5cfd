import { homedir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { poolOf } from "../../../test/local/pool-of.ts"

// A clone of this repository may be below /tmp.
const outside = join(homedir(), "written-by-function")

/** Runs the body of an async function on Lambda's side; `fs` and `outside`, a path that we could write to, are in scope. */
async function inFunction(body: string) {
  const { pool } = await poolOf(`const fs = require("node:fs")
    exports.handler = async (outside) => { ${body} }`)
  const outcome = await pool.invoke(outside)
  return { payload: outcome.ok ? outcome.payload : outcome }
}

test.each([
  `try { fs.writeFileSync(outside, "x") } catch (error) { return error.message }`,
  `return fs.promises.writeFile(outside, "x").catch((error) => error.message)`,
  `return new Promise((resolve) => fs.writeFile(outside, "x", (error) => resolve(error.message)))`,
])("30. a write outside of /tmp fails as on Lambda: %s", async (body) => {
  const { payload } = await inFunction(body)
  expect(payload).toBe(`EROFS: read-only file system, writeFile '${outside}'`)
})

test.each([
  `fs.appendFileSync(outside, "x")`,
  `fs.mkdirSync(outside)`,
  `fs.mkdtempSync(outside)`,
  `fs.rmSync(outside)`,
  `fs.unlinkSync(outside)`,
  `fs.openSync(outside, "w")`,
  `fs.openSync(outside, fs.constants.O_CREAT | fs.constants.O_WRONLY)`,
  `fs.copyFileSync(__filename, outside)`,
  `fs.symlinkSync(__filename, outside)`,
  `fs.renameSync(outside, "/tmp/moved")`,
  `fs.writeFileSync(require("node:url").pathToFileURL(outside), "x")`,
  `fs.writeFileSync(Buffer.from(outside), "x")`,
  `await fs.promises.open(outside, "a")`,
  `await require("node:fs/promises").mkdir(outside)`,
  `await (await import("node:fs")).promises.truncate(outside)`,
  `await new Promise((resolve, reject) => fs.createWriteStream(outside).on("error", reject).on("open", resolve))`,
])("30. so does %s", async (statement) => {
  const { payload } = await inFunction(`try { ${statement}; return "written" } catch (error) { return error.code }`)
  expect(payload).toBe("EROFS")
})

test("30. /tmp is writable, and everything is readable", async () => {
  const { payload } = await inFunction(`
    const folder = fs.mkdtempSync("/tmp/tsapi-function-")
    const file = folder + "/note.txt"
    await fs.promises.writeFile(file, "kept")
    const stream = fs.createWriteStream(file, { flags: "a" })
    await new Promise((resolve) => stream.end(" and streamed", resolve))
    fs.renameSync(file, file + ".moved")
    const text = fs.readFileSync(file + ".moved", "utf8")
    fs.rmSync(folder, { recursive: true })
    return [text, fs.readFileSync(__filename, "utf8").length > 0, fs.existsSync(folder)]`)
  expect(payload).toEqual(["kept and streamed", true, false])
})
