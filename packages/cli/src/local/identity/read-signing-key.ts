import { generateSigningKey, type SigningKey } from "@tsapi/framework/emulator"
import { chmod, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { UserError } from "../../errors/user-error.ts"
import { jsonOf } from "../../model/json-of.ts"

/** The key that tokens are signed with on this machine, made once: tokens outlive the server, and need none to be made. */
export async function readSigningKey(stateDir: string): Promise<SigningKey> {
  const file = path.join(stateDir, "identity.json")
  const found = await readKey(file)
  if (found) return found
  await mkdir(stateDir, { recursive: true })
  const made = await generateSigningKey()
  const draft = `${file}.${process.pid}`
  await writeFile(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 })
  await chmod(draft, 0o600)
  // Another process may have been first; its tokens must stay good.
  const first = await readKey(file)
  if (first) await rm(draft)
  else await rename(draft, file)
  return first ?? made
}

async function readKey(file: string): Promise<SigningKey | undefined> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined
    throw error
  })
  if (text === undefined) return undefined
  const key = jsonOf(text)
  if (isSigningKey(key)) return key
  throw new UserError("LOCAL_STATE_UNREADABLE", `${file} holds no signing key`, {
    hint: "Delete it; a new key is made then, and tokens of the old one are refused.",
  })
}

function isSigningKey(value: unknown): value is SigningKey {
  if (typeof value !== "object" || value === null) return false
  return ["kty", "n", "e", "d", "kid"].every((name) => typeof Reflect.get(value, name) === "string")
}
